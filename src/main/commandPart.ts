/** What a command, a panel or the clock needs: `dist/Commands.html`, which is read only when one of them runs. Its shape is what `parts.ts` gives. */
export { recompute, recomputeRecords } from '../core/edit/recompute';
export { onClock } from './clock';
export { runCommand } from './execution';
export { callPanel } from './panel';
export { bookLanguage, listCommands, readSheet } from './readOut';
