import { createRuntime } from '../../../local';
import { main } from '../../../local/cli/program';
import type { Project } from '../../../local/cli/project';
import { smallProject } from '../../support/smallProject';

/** What a call of the command line printed, and its exit status. */
export interface Printed {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line as a shell would, on a small project. */
export async function kehu(args: readonly string[], project: Project = smallProject, env: Record<string, string> = {}): Promise<Printed> {
  let out = '';
  let err = '';
  const exit = await main(
    args,
    {
      createRuntime,
      project: () => project,
      functions: () => [
        {
          name: 'PLUS_DAY',
          summary: { zh: '后一天', en: 'The day after' },
          params: [{ name: 'date', zh: '日期', en: 'A date' }],
          returns: { zh: '后一天的日期', en: 'A date' },
          examples: [],
        },
      ],
      env,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      interactive: false,
    },
    () => Promise.reject(new Error('not served in a test')),
  );
  return { exit, out, err };
}
