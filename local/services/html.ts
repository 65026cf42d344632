import { blobOf } from './blob';
import type { Environment } from './environment';
import { Exception, googleInterface } from './google';

type Output = GoogleAppsScript.HTML.HtmlOutput;
type Template = GoogleAppsScript.HTML.HtmlTemplate;

/** Google's HtmlService over the project's HTML files. */
export class HtmlService extends googleInterface<GoogleAppsScript.HTML.HtmlService>() {
  static readonly google = 'HTML.HtmlService';
  constructor(private readonly env: Environment) {
    super();
  }
  private file(name: string): string {
    const text = this.env.html[String(name).replace(/\.html$/, '')];
    if (text === undefined) throw new Exception(`No HTML file named ${name} was found.`);
    return text;
  }
  override createHtmlOutput(html: unknown = ''): Output {
    return new HtmlOutput(typeof html === 'string' ? html : blobOf(html).getDataAsString());
  }
  override createHtmlOutputFromFile(name: string): Output {
    return new HtmlOutput(this.file(name));
  }
  override createTemplate(html: unknown): Template {
    return new HtmlTemplate(typeof html === 'string' ? html : blobOf(html).getDataAsString());
  }
  override createTemplateFromFile(name: string): Template {
    return new HtmlTemplate(this.file(name));
  }
}

/** A page to show. */
export class HtmlOutput extends googleInterface<Output>() {
  static readonly google = 'HTML.HtmlOutput';
  private title = '';
  private readonly size = { width: 0, height: 0 };
  constructor(private content: string) {
    super();
  }
  override getContent(): string {
    return this.content;
  }
  override setContent(content: string): Output {
    this.content = String(content);
    return this;
  }
  override append(content: string): Output {
    this.content += content;
    return this;
  }
  override appendUntrusted(content: string): Output {
    this.content += escapeHtml(String(content));
    return this;
  }
  override clear(): Output {
    this.content = '';
    return this;
  }
  override getTitle(): string {
    return this.title;
  }
  override setTitle(title: string): Output {
    this.title = String(title);
    return this;
  }
  override getWidth(): number {
    return this.size.width;
  }
  override setWidth(width: number): Output {
    this.size.width = width;
    return this;
  }
  override getHeight(): number {
    return this.size.height;
  }
  override setHeight(height: number): Output {
    this.size.height = height;
    return this;
  }
  override addMetaTag(name: string, content: string): Output {
    const tag = `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`;
    this.content = /<head[^>]*>/i.test(this.content) ? this.content.replace(/<head[^>]*>/i, (head) => head + tag) : tag + this.content;
    return this;
  }
  override setXFrameOptionsMode(_mode: GoogleAppsScript.HTML.XFrameOptionsMode): Output {
    return this;
  }
  override setSandboxMode(_mode: GoogleAppsScript.HTML.SandboxMode): Output {
    return this;
  }
}

/** Title and HTML of what a script wants shown. @throws Exception when it isn't an HtmlOutput */
export function contentOf(html: unknown): { readonly title: string; readonly content: string } {
  if (!(html instanceof HtmlOutput)) throw new Exception("The parameters don't match the method signature: expected HtmlOutput.");
  return { title: html.getTitle(), content: html.getContent() };
}

/** A page with scriptlets: `<? code ?>`, `<?= escaped ?>`, `<?!= raw ?>`. The script's own realm runs the code that this makes. */
class HtmlTemplate extends googleInterface<Template>() {
  static readonly google = 'HTML.HtmlTemplate';
  constructor(private readonly text: string) {
    super();
  }
  override getRawContent(): string {
    return this.text;
  }
  /** Body of a function that returns the page. */
  override getCode(): string {
    const parts = this.text.split(/<\?(!?=?)([\s\S]*?)\?>/);
    const lines = [
      "const out = []; const escape = (value) => String(value === undefined || value === null ? '' : value).replace(/[&<>\"']/g, (c) => '&#' + c.charCodeAt(0) + ';');",
    ];
    for (let index = 0; index < parts.length; index += 3) {
      if (parts[index]) lines.push(`out.push(${JSON.stringify(parts[index])});`);
      const [mark, code] = [parts[index + 1], parts[index + 2]];
      if (code === undefined) continue;
      lines.push(mark === '=' ? `out.push(escape(${code}));` : mark === '!=' ? `out.push(String(${code}));` : code);
    }
    return `${lines.join('\n')}\nreturn out.join('');`;
  }
  /** The page that the code returned. */
  override evaluate(html?: unknown): Output {
    return new HtmlOutput(String(html));
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
