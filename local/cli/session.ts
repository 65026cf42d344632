import { basename } from 'node:path';
import { createWorkbook } from '../document/create';
import { bookExists, isBookPath, loadBook, saveBook } from '../document/files/store';
import type { CellValue, Sheet, Workbook } from '../document/types';
import type { Fault, Runtime, RuntimeOptions } from '../runtime';
import { bookLanguage, type DocumentedFunction } from './bundle';
import { usage } from './failure';
import type { Project } from './project';
import { type Language, languageOf, type Params, say, type TextKey } from './texts';

/** What the command line is given from outside. */
export interface Surroundings {
  readonly createRuntime: (options: RuntimeOptions) => Runtime;
  /** The built project; read when first needed. */
  readonly project: () => Project;
  /** Documentation of the project's custom functions. */
  readonly functions: () => readonly DocumentedFunction[];
  readonly env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
  /** Whether standard error is a terminal: progress is shown then. */
  readonly interactive: boolean;
  /** Told the language of the book as soon as one is open: errors are worded in it. */
  opened?(language: () => Language): void;
}

/** Options that most verbs share. */
export interface SharedOptions {
  readonly book?: string;
  readonly asOf?: string;
  readonly locale?: Language;
  readonly json?: boolean;
  readonly out?: string;
  readonly fault?: Fault;
}

/** One call of the command line: an open book, its runtime, and where to speak. */
export interface Session {
  readonly document: Workbook;
  readonly options: SharedOptions;
  readonly surroundings: Surroundings;
  /** The runtime that does what was asked, with the fault that was asked for. */
  readonly runtime: Runtime;
  /** A fresh runtime for questions about the book: nothing that it does is counted or faulted. */
  query(): Runtime;
  language(): Language;
  progress(key: TextKey, params: Params): void;
  /** Saves the book to `--out`, or to `--book`. */
  save(): Promise<void>;
}

/** Checks that a path can name a book. @throws Failure (usage) */
export function checkBookPath(path: string): string {
  if (!isBookPath(path)) throw usage('usageBookName', { name: path });
  return path;
}

/** Opens the book of `--book`; a new one when there is no file and that is allowed. @throws FileError, Failure */
export async function openSession(surroundings: Surroundings, options: SharedOptions, mayCreate: boolean): Promise<Session> {
  const { book: path } = options;
  if (path !== undefined) checkBookPath(path);
  if (options.out !== undefined && path === undefined && !mayCreate) throw usage('usageNeedsBook');
  const project = surroundings.project();
  const progress = progressOf(surroundings, options);
  const isNew = path === undefined || (mayCreate && !bookExists(path));
  if (path !== undefined && !isNew) progress('progressLoad', { file: path });
  const document = isNew ? newBook(surroundings, options, project) : await loadBook(path);
  const base: RuntimeOptions = {
    document,
    manifest: project.manifest,
    code: project.code,
    html: project.html,
    user: surroundings.env.KEHU_USER || 'owner@example.com',
    locale: options.locale ?? localeOf(document),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
  const runtime = surroundings.createRuntime({ ...base, ...(options.fault === undefined ? {} : { fault: options.fault }) });
  const query = (): Runtime => surroundings.createRuntime(base);
  surroundings.opened?.(() => languageOfBook(query, options));
  return {
    document,
    options,
    surroundings,
    runtime,
    query,
    progress,
    language: () => languageOfBook(query, options),
    save: async () => {
      const target = options.out ?? path;
      if (target === undefined) return;
      progress('progressSave', { file: target });
      await saveBook(target, document, shownValues(query));
    },
  };
}

/** Computed values of the sheets that have formulas or pivots, for the .xlsx. */
export function shownValues(query: () => Runtime): (sheet: Sheet) => CellValue[][] | undefined {
  let runtime: Runtime | undefined;
  const known = new Map<number, CellValue[][] | undefined>();
  return (sheet) => {
    const computed = sheet.pivots.length > 0 || sheet.formulas.some((row) => row?.some((formula) => formula));
    if (!computed) return undefined;
    if (!known.has(sheet.id)) {
      runtime ??= query();
      known.set(sheet.id, runtime.displayed(sheet.name));
    }
    return known.get(sheet.id);
  };
}

function newBook(surroundings: Surroundings, options: SharedOptions, project: Project): Workbook {
  const english = options.locale === 'en';
  const file = options.book ?? options.out;
  return createWorkbook({
    ...(file === undefined ? {} : { name: bookName(file) }),
    locale: english ? 'en_US' : 'zh_CN',
    timeZone: surroundings.env.KEHU_TZ || project.manifest.timeZone,
    owner: surroundings.env.KEHU_USER || 'owner@example.com',
  });
}

/** A new book is named after its file, as an .xlsx is that is opened without what Kehu keeps beside it. */
function bookName(path: string): string {
  return basename(path).replace(/(\.xlsx|\.kehu\.json)$/i, '');
}

function localeOf(document: Workbook): string {
  return document.locale.startsWith('en') ? 'en' : 'zh-CN';
}

function languageOfBook(query: () => Runtime, options: SharedOptions): Language {
  try {
    return bookLanguage(query());
  } catch {
    return languageOf(options.locale); // a book without Kehu's settings
  }
}

function progressOf(surroundings: Surroundings, options: SharedOptions): Session['progress'] {
  return (key, params) => {
    if (surroundings.interactive) surroundings.err(`${say(languageOf(options.locale), key, params)}\n`);
  };
}
