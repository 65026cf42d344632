import type { MenuEntry } from '../runtime';
import type { Environment } from './environment';
import { EnumValue, Exception, enumName, googleEnum, googleInterface } from './google';
import { contentOf } from './html';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type Button = GoogleAppsScript.Base.Button;

/** Google's Ui: what a script shows is kept in the runtime's `ui`. Alerts are answered with their first button (OK, YES). */
export class ApplicationUi extends googleInterface<Ui>() {
  static readonly google = 'Base.Ui';
  constructor(private readonly env: Environment) {
    super();
  }
  override createMenu(caption: string): Menu {
    return new UiMenu(this.env, String(caption));
  }
  override createAddonMenu(): Menu {
    return new UiMenu(this.env, this.env.locale.startsWith('zh') ? '扩展程序' : 'Extensions');
  }
  override alert(...given: unknown[]): Button {
    const texts = given.filter((one) => !(one instanceof EnumValue)).map(String);
    const buttons = given.find((one) => one instanceof EnumValue);
    const [title, prompt] = texts.length > 1 ? [texts[0]!, texts[1]!] : ['', texts[0] ?? ''];
    this.env.shared.ui.alerts.push({ title, prompt });
    const set = buttons === undefined ? 'OK' : enumName(buttons, 'Base.ButtonSet');
    return googleEnum('Base.Button', set.startsWith('YES') ? 'YES' : 'OK');
  }
  override showSidebar(html: GoogleAppsScript.HTML.HtmlOutput): void {
    const { title, content } = contentOf(html);
    this.env.shared.ui.sidebar = { title, html: content };
  }
  override showModalDialog(html: GoogleAppsScript.HTML.HtmlOutput, title: string): void {
    this.env.shared.ui.dialog = { title: String(title), html: contentOf(html).content, modal: true };
  }
  override showModelessDialog(html: GoogleAppsScript.HTML.HtmlOutput, title: string): void {
    this.env.shared.ui.dialog = { title: String(title), html: contentOf(html).content, modal: false };
  }
}

class UiMenu extends googleInterface<Menu>() {
  static readonly google = 'Base.Menu';
  private readonly items: MenuEntry[] = [];
  constructor(
    private readonly env: Environment,
    private readonly label: string,
  ) {
    super();
  }
  override addItem(caption: string, functionName: string): Menu {
    this.items.push({ kind: 'item', label: String(caption), handler: String(functionName) });
    return this;
  }
  override addSeparator(): Menu {
    this.items.push({ kind: 'separator' });
    return this;
  }
  override addSubMenu(menu: Menu): Menu {
    if (!(menu instanceof UiMenu)) throw new Exception("The parameters don't match the method signature for Menu.addSubMenu.");
    this.items.push({ kind: 'menu', label: menu.label, items: menu.items });
    return this;
  }
  override addToUi(): void {
    const { ui } = this.env.shared;
    ui.menus = [
      ...ui.menus.filter((menu) => menu.kind !== 'menu' || menu.label !== this.label),
      { kind: 'menu', label: this.label, items: this.items },
    ];
  }
}
