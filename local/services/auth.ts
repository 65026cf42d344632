import type { AuthMode, Manifest } from '../runtime';
import { CLASSES, SCOPE_SETS } from './scopes.generated';

/** Services that only show, compute or build: allowed however the script was started. */
const ANYWHERE = new Set([
  'Base.Logger',
  'Base.console',
  'Utilities.Utilities',
  'Base.Blob',
  'HTML.HtmlService',
  'HTML.HtmlOutput',
  'HTML.HtmlTemplate',
  'Base.Menu',
  'Charts.Charts',
]);
const MENU_METHODS = new Set(['createMenu', 'createAddonMenu']);
/** What a custom function may call of the spreadsheet service besides getters. */
const READS = /^(?:get|is|can|create(?:Text|Developer).*Finder|find|offset|new|with|on[A-Z]|build|copy$|require|when|match|hasLock)/;

const scopesByMethod = new Map<string, readonly string[]>();

/**
 * Why a call is refused, in Google's words, or undefined when it is allowed: by how the script was started (AuthMode) and
 * by the scopes of the manifest (a manifest without `oauthScopes` gets those that its code needs).
 */
export function refusalOfCall(mode: AuthMode, manifest: Manifest, google: string, method: string): string | undefined {
  const needed = scopesOf(google, method);
  const granted = manifest.oauthScopes;
  if (granted && needed.length > 0 && !needed.some((scope) => granted.includes(scope))) {
    return `Specified permissions are not sufficient to call ${shortName(google)}.${method}. Required permissions: ${anyOf(needed)}`;
  }
  if (isAllowed(mode, google, method)) return undefined;
  if (google === 'Spreadsheet.SpreadsheetApp' && method === 'getUi') return 'Cannot call SpreadsheetApp.getUi() from this context.';
  const required = needed.length > 0 ? ` Required permissions: ${anyOf(needed)}` : '';
  return `You do not have permission to call ${shortName(google)}.${method}.${required}`;
}

/** `Range` of `Spreadsheet.Range`. */
export function shortName(google: string): string {
  return google.slice(google.indexOf('.') + 1);
}

function isAllowed(mode: AuthMode, google: string, method: string): boolean {
  if (mode === 'FULL' || ANYWHERE.has(google)) return true;
  const namespace = google.slice(0, google.indexOf('.'));
  if (google === 'Spreadsheet.SpreadsheetApp' && method === 'getUi') return mode !== 'CUSTOM_FUNCTION';
  if (google === 'Base.Ui') return mode !== 'CUSTOM_FUNCTION' && MENU_METHODS.has(method);
  if (google === 'Base.Session') return method === 'getActiveUserLocale' || method === 'getScriptTimeZone' || mode !== 'NONE';
  if (google === 'Base.User') return mode !== 'NONE';
  switch (namespace) {
    case 'Spreadsheet':
      return mode === 'LIMITED' || (mode === 'CUSTOM_FUNCTION' && READS.test(method));
    case 'Properties':
    case 'Cache':
    case 'Lock':
      return mode !== 'NONE';
    case 'URL_Fetch':
    case 'JDBC':
      return mode === 'CUSTOM_FUNCTION';
    case 'Script':
      return google === 'Script.ScriptApp' ? method === 'getScriptId' || method === 'getAuthorizationInfo' : false;
    default:
      return false;
  }
}

function scopesOf(google: string, method: string): readonly string[] {
  const key = `${google}.${method}`;
  let scopes = scopesByMethod.get(key);
  if (!scopes) {
    const entry = CLASSES[google]?.methods.split(' ').find((word) => word === method || word.startsWith(`${method}:`));
    const set = entry?.includes(':') ? Number(entry.split(':')[1]) : undefined;
    scopes = (set === undefined ? undefined : SCOPE_SETS[set]) ?? [];
    scopesByMethod.set(key, scopes);
  }
  return scopes;
}

function anyOf(scopes: readonly string[]): string {
  return scopes.length === 1 ? scopes[0]! : `(${scopes.join(' || ')})`;
}
