import { withLock } from '../../document/files/lock';
import { measured } from '../bundle';
import { usage } from '../failure';
import { openSession, type SharedOptions, type Surroundings } from '../session';
import { say } from '../texts';
import { print } from './run';

/** Fires an installed trigger now. Returns the exit status. */
export async function fireTrigger(handler: string, options: SharedOptions, surroundings: Surroundings): Promise<number> {
  const { book } = options;
  if (book === undefined) throw usage('usageNeedsBook');
  return withLock(options.out ?? book, async () => {
    const session = await openSession(surroundings, options, false);
    const outcome = measured(session.runtime, 'trigger', () => {
      session.runtime.trigger(handler);
      return {
        command: 'trigger',
        ok: true,
        rows: 0,
        changed: 0,
        messages: [say(session.language(), 'fired', { name: handler })],
        error: null,
      };
    });
    if (outcome.saves) await session.save();
    print(outcome, options, session);
    return outcome.exit;
  });
}
