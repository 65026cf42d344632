import { takeId } from '../../document/create';
import { mayPass } from '../../document/protect';
import type { Area, Protection, Sheet } from '../../document/types';
import type { Environment } from '../environment';
import { Exception, googleEnum, googleInterface } from '../google';
import { placeOf } from '../place';
import { GoogleUser, mailOf } from '../user';

type GS = GoogleAppsScript.Spreadsheet.Protection;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Protects an area, or the whole sheet where none is given: at first for the user and the owner only. */
export function protect(env: Environment, sheet: Sheet, area?: Area): GS {
  const existing = area ? undefined : sheet.protections.find((protection) => !protection.area);
  if (existing) return new SheetProtection(env, sheet, existing);
  const editors = [...new Set([env.book.owner, env.user])].filter((mail) => mail !== '');
  const protection: Protection = { id: takeId(env.book), description: '', warningOnly: false, editors, unprotected: [] };
  if (area) protection.area = area;
  sheet.protections.push(protection);
  env.touch();
  return new SheetProtection(env, sheet, protection);
}

/** The protections of a sheet, of areas or of the whole. */
export function protectionsOf(env: Environment, sheet: Sheet, type: string): GS[] {
  return sheet.protections
    .filter((protection) => (protection.area ? 'RANGE' : 'SHEET') === type)
    .map((protection) => new SheetProtection(env, sheet, protection));
}

class SheetProtection extends googleInterface<GS>() {
  static readonly google = 'Spreadsheet.Protection';
  private readonly id: number;
  constructor(
    private readonly env: Environment,
    private readonly sheet: Sheet,
    protection: Protection,
  ) {
    super();
    this.id = protection.id;
  }
  /** Looked up each time: inserting and deleting lines replaces the record. */
  private get record(): Protection {
    const found = this.sheet.protections.find((protection) => protection.id === this.id);
    if (!found) throw new Exception('The protection has already been removed.');
    return found;
  }
  private changed(change: Partial<Protection>): GS {
    const { record } = this;
    if (!mayPass(this.env.book, record, this.env.user)) throw new Exception('You do not have permission to edit this protection.');
    Object.assign(record, change);
    this.env.touch();
    return this;
  }
  override getDescription(): string {
    return this.record.description;
  }
  override setDescription(description: string): GS {
    return this.changed({ description: String(description) });
  }
  override isWarningOnly(): boolean {
    return this.record.warningOnly;
  }
  override setWarningOnly(warningOnly: boolean): GS {
    return this.changed({ warningOnly });
  }
  override canEdit(): boolean {
    return mayPass(this.env.book, this.record, this.env.user);
  }
  override canDomainEdit(): boolean {
    return false;
  }
  override setDomainEdit(editable: boolean): GS {
    if (editable) throw new Exception('not implemented: Protection.setDomainEdit (true)');
    return this.changed({});
  }
  override getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return googleEnum('Spreadsheet.ProtectionType', this.record.area ? 'RANGE' : 'SHEET');
  }
  override getRange(): Range {
    const whole = { row: 0, column: 0, rows: this.sheet.maxRows, columns: this.sheet.maxColumns };
    return this.env.make.range(this.sheet, this.record.area ?? whole);
  }
  override setRange(range: Range): GS {
    return this.changed({ area: placeOf(range).area });
  }
  override getEditors(): GoogleAppsScript.Base.User[] {
    return this.record.editors.map((mail) => new GoogleUser(mail));
  }
  override addEditor(user: unknown): GS {
    return this.addEditors([user]);
  }
  override addEditors(users: readonly unknown[]): GS {
    this.requireStrict();
    return this.changed({ editors: [...new Set([...this.record.editors, ...users.map(mailOf)])] });
  }
  override removeEditor(user: unknown): GS {
    return this.removeEditors([user]);
  }
  override removeEditors(users: readonly unknown[]): GS {
    this.requireStrict();
    const gone = new Set(users.map(mailOf));
    return this.changed({ editors: this.record.editors.filter((mail) => !gone.has(mail) || mail === this.env.book.owner) });
  }
  private requireStrict(): void {
    if (this.record.warningOnly) throw new Exception('Cannot change the editors of a warning-only protection.');
  }
  override getUnprotectedRanges(): Range[] {
    return this.record.unprotected.map((area) => this.env.make.range(this.sheet, area));
  }
  override setUnprotectedRanges(ranges: Range[]): GS {
    if (this.record.area) throw new Exception('Unprotected ranges are only supported for sheet protections.');
    return this.changed({ unprotected: ranges.map((range) => placeOf(range).area) });
  }
  override remove(): void {
    this.changed({});
    this.sheet.protections = this.sheet.protections.filter((protection) => protection.id !== this.id);
  }
}
