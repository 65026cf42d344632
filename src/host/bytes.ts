/** SHA-256 of the text's UTF-8 bytes, 64 lower-case hex digits. */
export function digestText(text: string): string {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8);
  return bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
}

/** The text's UTF-8 bytes, gzipped; signed, as Apps Script passes bytes. */
export function gzipText(text: string): number[] {
  return Utilities.gzip(Utilities.newBlob(text, 'application/json')).getBytes();
}

/** The text of gzipped UTF-8 bytes, or undefined where they aren't whole gzip. */
export function ungzipText(bytes: readonly number[]): string | undefined {
  try {
    return Utilities.ungzip(Utilities.newBlob([...bytes], 'application/x-gzip')).getDataAsString('UTF-8');
  } catch {
    // Google throws one and the same error for a file that is cut short, altered or not gzip at all.
    return undefined;
  }
}
