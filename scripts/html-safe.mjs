// What is kept in an HTML file of the project and read by the script.

/** A value as JSON without `<`, `>` and `&`, so that HtmlService gives it back as it is. */
export function htmlSafe(value) {
  return JSON.stringify(value).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
