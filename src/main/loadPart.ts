import { projectFile } from '../host/ui';

/** Names that the bundle shares with its parts: given by the build, which knows them. */
let shared: Readonly<Record<string, unknown>> = {};

/** Says what the parts may use of what is loaded already. Called once, by the entry that the build writes. */
export function shareWithParts(names: Readonly<Record<string, unknown>>): void {
  shared = names;
}

/**
 * A part of the add-on that stands in an HTML file of the project. Google parses all of a project's scripts before each call, for each cell with a custom function
 * and each keystroke in a sheet; an HTML file only when it is asked for. It is our own code, pushed with the script, and holds a JSON text, so
 * that HtmlService has nothing to touch in it (`scripts/bundle.mjs`).
 */
export function load<Part>(name: string): Part {
  const code = JSON.parse(projectFile(name)) as string;
  return new Function('shared', code)(shared) as Part;
}
