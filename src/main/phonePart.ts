import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type MetadataJson,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/core';
import plans from 'libphonenumber-js/metadata.min.json';
import type { PhoneReader } from '../core/values/phone';

// Its declaration says what it is by name only where the resolver takes it for a script.
const metadata = plans as unknown as MetadataJson;

/** Reads one number by the numbering plans of Google's libphonenumber. */
export const read: PhoneReader['read'] = (digits, iso) => {
  const found = parsePhoneNumberFromString(digits, { defaultCountry: iso as CountryCode, extract: false }, metadata);
  if (!found?.isValid()) return undefined;
  return {
    iso: found.country,
    abroad: found.number,
    inside: () => found.formatNational().replace(/\D/g, ''),
    national: found.nationalNumber,
  };
};

/** Calling code of a region. */
export const callingCode: PhoneReader['callingCode'] = (iso) =>
  isSupportedCountry(iso as CountryCode, metadata) ? getCountryCallingCode(iso as CountryCode, metadata) : undefined;

/** The main region of a calling code. */
export const regionOf: PhoneReader['regionOf'] = (code) => new Map(Object.entries(metadata.country_calling_codes)).get(code)?.[0];
