import { textsFrom } from '../../src/locales';
import { texts } from '../../src/locales/all';

/** In unit tests the texts come from their sources; through the bundle, from dist/Data.html. */
textsFrom(() => texts);
