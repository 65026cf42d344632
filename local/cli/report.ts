import type { Outcome } from './bundle';
import { EXIT } from './failure';
import type { Surroundings } from './session';
import { type Language, say } from './texts';

/** Tells an outcome in words: what it did and its messages on standard output (not beside JSON), its error on standard error. */
export function reportOutcome(outcome: Outcome, language: Language, surroundings: Surroundings, beside: boolean): void {
  const { command, rows, changed, serviceCalls, ms, messages, error, exit } = outcome;
  if (exit === EXIT.killed) {
    surroundings.err(`${command}: ${say(language, 'killed', { calls: serviceCalls + 1 })}\n`);
    return;
  }
  if (exit !== EXIT.done) {
    const lines = error === null ? messages : [error];
    surroundings.err(`${command}: ${lines.join('\n')}\n`);
    return;
  }
  if (beside) return;
  for (const message of messages) surroundings.out(`${message}\n`);
  surroundings.out(`${say(language, 'summaryLine', { command, rows, changed, calls: serviceCalls, seconds: (ms / 1000).toFixed(1) })}\n`);
}
