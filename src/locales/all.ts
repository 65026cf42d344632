import { commandTexts } from './commands';
import { commonTexts } from './common';
import { editTexts } from './edit';
import { explainTexts } from './explain';
import { functionTexts } from './functions';
import { importTexts } from './import';
import { languageTexts } from './language';
import { mergeTexts } from './merge';
import { qualityTexts } from './quality';
import { scheduleTexts } from './schedule';
import { settingsTexts } from './settings';
import { simulateTexts } from './simulate';
import { snapshotTexts } from './snapshots';
import { summaryTexts } from './summaries';
import { tagReviewTexts } from './tagReview';
import type { Texts } from './texts';
import { undoTexts } from './undo';

/** Every text that Kehu says, by message key. The build writes them to dist/Data.html; only what that holds is in the add-on that Google runs. */
export const texts: Texts = {
  ...commandTexts,
  ...commonTexts,
  ...editTexts,
  ...explainTexts,
  ...functionTexts,
  ...importTexts,
  ...languageTexts,
  ...mergeTexts,
  ...qualityTexts,
  ...scheduleTexts,
  ...settingsTexts,
  ...simulateTexts,
  ...snapshotTexts,
  ...summaryTexts,
  ...tagReviewTexts,
  ...undoTexts,
};
