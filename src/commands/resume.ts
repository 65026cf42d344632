import { defineCommand } from './defineCommand';

/** Finishes a command that was interrupted. Every command that writes does so first; this one then has nothing more to do. */
export const resume = defineCommand({
  id: 'resume',
  order: 900,
  label: { zh: '继续中断的命令', en: 'Finish an interrupted command' },
  args: [],
  writes: true,
  run: () => ({ steps: [], rows: 0, changed: 0, messages: [{ key: 'intent.none' }] }),
});
