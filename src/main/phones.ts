import type { PhoneReader } from '../core/values/phone';
import { load } from './loadPart';

let known: PhoneReader | undefined;

/** What reads phone numbers: dist/Phones.html, loaded when it is first asked for one. */
export const phones: PhoneReader = {
  read: (...args) => part().read(...args),
  callingCode: (...args) => part().callingCode(...args),
  regionOf: (...args) => part().regionOf(...args),
};

function part(): PhoneReader {
  known ??= load<PhoneReader>('Phones');
  return known;
}
