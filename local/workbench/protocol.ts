import type { BookView, SheetView } from '../engine/view';
import type { MenuEntry } from '../runtime';

/** What the page shows first. */
export interface BookReply {
  readonly book: BookView;
  readonly menus: readonly MenuEntry[];
  readonly outcome: Outcome;
}

/** What an action did: what to show, and what changed in the book. */
export interface Outcome {
  readonly ok: boolean;
  /** The script's or the sheet's message where it failed. */
  readonly error?: string;
  readonly toasts: readonly { readonly message: string; readonly title: string; readonly seconds: number }[];
  readonly alerts: readonly { readonly title: string; readonly prompt: string }[];
  /** A sidebar or dialog that was opened: its HTML is at this address. */
  readonly sidebar?: { readonly title: string; readonly address: string };
  readonly dialog?: { readonly title: string; readonly address: string };
  /** Absent when nothing in the book changed. */
  readonly change?: BookChange;
  readonly cost: { readonly rows: number; readonly serviceCalls: number; readonly ms: number };
  /** What a sidebar's call returned. */
  readonly result?: unknown;
}

/** Sheets that look different now, with the whole order, so that the page adds and removes. */
export interface BookChange {
  readonly title: string;
  readonly order: readonly string[];
  readonly sheets: readonly SheetView[];
  readonly styles: BookView['styles'];
  readonly formats: BookView['formats'];
}

/** A cell's or block's new content as a person typed it; positions count from 0. */
export interface EditRequest {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly string[])[];
}

/** A selected range; positions count from 0. */
export interface SelectRequest {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface MenuRequest {
  readonly handler: string;
}

export interface PanelRequest {
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Which rows of a large sheet to show; `from` counts from 0. */
export interface WindowRequest {
  readonly sheet: string;
  readonly from: number;
}
