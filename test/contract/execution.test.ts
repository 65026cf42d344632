import { readFileSync } from 'node:fs';
import { createRuntime, createWorkbook, type Manifest, type RuntimeOptions, ScriptError, ScriptKilled } from '../../local/index';

const manifest: Manifest = JSON.parse(readFileSync('appsscript.json', 'utf8'));
const runtimeOf = (code: string, options: Partial<RuntimeOptions> = {}) =>
  createRuntime({ manifest, code, asOf: '2024-06-01', user: 'me@example.com', ...options });

describe('the realm of a script', () => {
  const fresh = () => runtimeOf(script);
  const script = `
    function reachable() {
      const routes = [
        () => globalThis.constructor.constructor,
        () => SpreadsheetApp.constructor.constructor,
        () => SpreadsheetApp.getActive.constructor,
        () => SpreadsheetApp.getActive().getSheets().constructor.constructor,
        () => SpreadsheetApp.getActive().getSheets()[0].getDataRange().getValues()[0].constructor.constructor,
        () => SpreadsheetApp.ProtectionType.SHEET.name.constructor,
        () => { try { SpreadsheetApp.getActive().getRange('nowhere!'); } catch (error) { return error.constructor.constructor; } },
        () => { try { SpreadsheetApp.getActive.call({}); } catch (error) { return error.constructor.constructor; } },
        () => { try { (function deep() { SpreadsheetApp.getActive(); deep(); })(); } catch (error) { return error.constructor.constructor; } },
        () => { let seen; Error.prepareStackTrace = (e, sites) => { seen = sites.map((site) => site.getFunction()).find((f) => f && f.constructor !== Function); return ''; }; void new Error('x').stack; return seen ? seen.constructor : Function; },
        () => { let seen = Function; const map = Array.prototype.map; Array.prototype.map = function (f) { if (f.constructor !== Function) seen = f.constructor; return map.call(this, f); };
                SpreadsheetApp.getActive().getSheets()[0].getRange('A1:B1').setValues([[1, 2]]); Array.prototype.map = map; return seen; },
      ];
      return routes.map((route) => { const found = route(); return found === Function && found('return typeof process')() === 'undefined'; });
    }
    function absent() {
      return ['setTimeout', 'setInterval', 'fetch', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'atob', 'btoa', 'crypto', 'structuredClone',
        'queueMicrotask', 'AbortController', 'performance', 'process', 'window', 'navigator', 'require', 'Buffer', 'global'].filter((name) => name in globalThis);
    }
    function own(list, date, map) { return [list instanceof Array, list[0] instanceof Array, date instanceof Date, map instanceof Object]; }
    function clock() { const a = new Date(); Utilities.sleep(1500); return [a, new Date(), Date.now(), a.getHours(), Date().slice(0, 15), new Date(2024, 0, 31, 12).getTime(), typeof Date]; }
    var count = 0;
    function counted() { count += 1; return count; }
    async function later() { await null; return 'settled'; }
    async function laterFails() { await null; throw new Error('rejected'); }
    function thrown() { throw new TypeError('in words'); }
  `;
  const runtime = fresh();

  it('cannot be left by any function, array or error that services give', () => {
    expect(runtime.call('reachable')).toEqual(new Array(11).fill(true));
  });
  it('has none of the globals that Apps Script lacks', () => {
    expect(runtime.call('absent')).toEqual([]);
  });
  it('has what ES2020 has and nothing later', () => {
    const later = [
      '"".replaceAll',
      '"".at',
      '[].at',
      '[].findLast',
      '[].findLastIndex',
      '[].toSorted',
      '[].toReversed',
      '[].toSpliced',
      '[].with',
      'Object.hasOwn',
      'Object.groupBy',
      'Map.groupBy',
      'Array.fromAsync',
      'Promise.any',
      'Promise.withResolvers',
      'globalThis.WeakRef',
      'globalThis.AggregateError',
      'new Set().union',
      '"".isWellFormed',
      'new Int8Array(1).at',
    ];
    const code = `function later() { return [${later.map((one) => `typeof (${one})`).join(', ')}]; } function present() { return [[..."a1b2".matchAll(/[0-9]/g)].length, [[1]].flat(), Object.fromEntries([["a", 1]]), typeof BigInt, null ?? 1]; }`;
    expect(new Set(runtimeOf(code).call('later') as string[])).toEqual(new Set(['undefined']));
    expect(runtimeOf(code).call('present')).toEqual([2, [1], { a: 1 }, 'function', 1]);
  });
  it('gets arguments of its own kind', () => {
    expect(runtime.call('own', [[1]], new Date(), {})).toEqual([true, true, true, true]);
  });
  it('shows the simulated clock in the time zone of the script', () => {
    const [first, second, now, hours, text, local, type] = fresh().call('clock') as [Date, Date, number, number, string, number, string];
    expect(first.toISOString()).toBe('2024-06-01T04:00:00.000Z');
    expect(second.getTime() - first.getTime()).toBe(1500);
    expect(now).toBe(second.getTime());
    expect(hours).toBe(12);
    expect(text).toBe('Sat Jun 01 2024');
    expect(new Date(local).toISOString()).toBe('2024-01-31T04:00:00.000Z');
    expect(type).toBe('function');
  });
  it('is evaluated again at every execution', () => {
    expect([runtime.call('counted'), runtime.call('counted')]).toEqual([1, 1]);
  });
  it('is waited for when it answers with a promise', () => {
    expect(runtime.call('later')).toBe('settled');
    expect(() => runtime.call('laterFails')).toThrow('rejected');
  });
  it("reports a script's exception with its own words and place", () => {
    try {
      runtime.call('thrown');
      throw new Error('nothing was thrown');
    } catch (error) {
      expect(error).toBeInstanceOf(ScriptError);
      expect((error as ScriptError).message).toBe('in words');
      expect((error as ScriptError).scriptStack).toContain('thrown');
    }
  });
  it('says which function is missing', () => {
    expect(() => runtime.call('nothing')).toThrow('Script function not found: nothing');
  });
});

describe('what is not implemented', () => {
  const runtime = runtimeOf(`
    function method() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').randomize(); }
    function service() { LanguageApp.translate('a', 'en', 'zh'); }
  `);
  it('is refused by class and method', () => {
    expect(() => runtime.call('method')).toThrow('not implemented: Range.randomize');
    expect(() => runtime.call('service')).toThrow('not implemented: LanguageApp.translate');
  });
});

describe('scopes and AuthMode', () => {
  const code = `
    function mail() { return Session.getActiveUser().getEmail(); }
    function other() { SpreadsheetApp.openById('x'); }
    function drive() { DriveApp.getFiles(); }
    function sidebar() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x').setTitle('T')); }
    function menu() { SpreadsheetApp.getUi().createMenu('M').addItem('a', 'b').addToUi(); }
    function write() { SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1); }
    function read() { return SpreadsheetApp.getActive().getSheets()[0].getRange('A1').getValue(); }
    function properties() { return PropertiesService.getDocumentProperties().getProperty('a'); }
    function fetch() { UrlFetchApp.fetch('https://www.googleapis.com/drive/v3/files', { headers: { Authorization: 'Bearer ' + ScriptApp.getOAuthToken() } }); }
    function trigger() { ScriptApp.newTrigger('x').timeBased().everyHours(1).create(); }
    function plain() { Logger.log(Utilities.formatDate(new Date(0), 'GMT', 'yyyy')); return 'ok'; }
  `;
  it('refuses what the manifest grants no scope for, in Google’s words', () => {
    const bare = runtimeOf(code, { manifest: { ...manifest, oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] } });
    expect(() => bare.call('mail')).toThrow(
      'Specified permissions are not sufficient to call Session.getActiveUser. Required permissions: https://www.googleapis.com/auth/userinfo.email',
    );
    expect(() => bare.call('sidebar')).toThrow('https://www.googleapis.com/auth/script.container.ui');
    expect(() => bare.call('other')).toThrow(
      'Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
    );
    const none = runtimeOf(code, { manifest: { ...manifest, oauthScopes: [] } });
    expect(() => none.call('read')).toThrow(
      'Required permissions: (https://www.googleapis.com/auth/spreadsheets || https://www.googleapis.com/auth/spreadsheets.currentonly)',
    );
  });
  it('wants full drive for DriveApp', () => {
    expect(() => runtimeOf(code).call('drive')).toThrow('Specified permissions are not sufficient to call DriveApp.getFiles.');
  });
  it.each([
    ['NONE', { menu: true, read: false, write: false, properties: false, fetch: false, trigger: false, sidebar: false, plain: true }],
    ['LIMITED', { menu: true, read: true, write: true, properties: true, fetch: false, trigger: false, sidebar: false, plain: true }],
    [
      'CUSTOM_FUNCTION',
      { menu: false, read: true, write: false, properties: true, fetch: false, trigger: false, sidebar: false, plain: true },
    ],
    ['FULL', { menu: true, read: true, write: true, properties: true, fetch: true, trigger: true, sidebar: true, plain: true }],
  ] as const)('allows in %s what the table says', (mode, allowed) => {
    const runtime = runtimeOf(code);
    const seen = Object.fromEntries(
      Object.keys(allowed).map((name) => {
        try {
          runtime.callAs(mode, name);
          return [name, true];
        } catch {
          return [name, false];
        }
      }),
    );
    expect(seen).toEqual(allowed);
  });
});

describe('limits and faults', () => {
  const code = `
    const cell = (address) => SpreadsheetApp.getActive().getSheets()[0].getRange(address);
    function three() { try { cell('A1').setValue(1); cell('A2').setValue(2); cell('A3').setValue(3); } catch (error) { cell('B1').setValue('caught'); console.log('caught'); } finally { cell('B2').setValue('finally'); } return 'done'; }
    function waits() { for (let i = 0; i < 10; i++) { Utilities.sleep(60000); cell('A' + (i + 1)).setValue(i); } }
    function spins() { for (;;) {} }
    function spinsWhenKilled() { try { cell('A1').setValue(1); } finally { for (;;) {} } }
    function locks() { LockService.getScriptLock().waitLock(10); return true; }
    function cells() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.insertColumnsAfter(1, 15000); }
    function triggers() { for (let i = 0; i < 21; i++) ScriptApp.newTrigger('t').timeBased().everyHours(1).create(); }
    function store() { const p = PropertiesService.getDocumentProperties(); for (let i = 0; i < 60; i++) p.setProperty('k' + i, 'x'.repeat(9000)); }
    function cached() { const c = CacheService.getDocumentCache(); c.put('a', 'b', 60); const first = c.get('a'); Utilities.sleep(61000); return [first, c.get('a')]; }
  `;
  it.each([1, 2, 3])('lets nothing happen after a kill before service call %i', (at) => {
    const runtime = runtimeOf(code, { fault: { kind: 'kill', at } });
    expect(() => runtime.call('three')).toThrow(ScriptKilled);
    expect(runtime.document.sheets[0]!.values.flat().filter((value) => value !== null)).toEqual([1, 2, 3].slice(0, at - 1));
    expect(runtime.last).toMatchObject({ serviceCalls: at - 1, logs: [] });
  });
  it('throws a service error at the call that it was told, which the script may catch', () => {
    const runtime = runtimeOf(code, { fault: { kind: 'error', at: 2 } });
    expect(runtime.call('three')).toBe('done');
    expect(runtime.document.sheets[0]!.values).toEqual([
      [1, 'caught'],
      [null, 'finally'],
    ]);
  });
  it('stops a run at six simulated minutes and keeps what was written', () => {
    const runtime = runtimeOf(code);
    expect(() => runtime.call('waits')).toThrow('Exceeded maximum execution time');
    expect(runtime.document.sheets[0]!.values).toHaveLength(5);
    expect(runtime.last.simulatedMs).toBe(360_000);
  });
  it('stops custom functions and simple triggers at thirty seconds', () => {
    expect(() => runtimeOf(code).callAs('LIMITED', 'waits')).toThrow(ScriptKilled);
  });
  it('stops an endless loop', () => {
    expect(() => runtimeOf(code, { wallLimitMs: 100 }).call('spins')).toThrow(ScriptKilled);
    expect(() => runtimeOf(code, { wallLimitMs: 100, fault: { kind: 'kill', at: 1 } }).call('spinsWhenKilled')).toThrow(ScriptKilled);
  });
  it('frees the locks of a run that ended or was stopped', () => {
    const runtime = runtimeOf(code);
    expect([runtime.call('locks'), runtime.call('locks')]).toEqual([true, true]);
  });
  it('counts calls by name and simulates their cost', () => {
    const runtime = runtimeOf(code);
    runtime.call('three');
    expect(runtime.last.calls).toEqual({ 'Range.setValue': 4 });
    expect(runtime.last.simulatedMs).toBeCloseTo(4 * 300.02);
  });
  it('refuses the 10,000,001st cell, the 21st trigger and a full property store', () => {
    expect(() => runtimeOf(code).call('cells')).toThrow('above the limit of 10000000 cells');
    expect(() => runtimeOf(code).call('triggers')).toThrow('too many triggers');
    expect(() => runtimeOf(code).call('store')).toThrow('property storage quota');
  });
  it('lets cached values go when their time is over', () => {
    expect(runtimeOf(code).call('cached')).toEqual(['b', null]);
  });
});

describe("a person's edit", () => {
  const code = `
    function onEdit(e) { PropertiesService.getDocumentProperties().setProperty('seen', JSON.stringify([e.range.getA1Notation(), e.value, e.oldValue, 'value' in e, String(e.authMode), e.source.getId(), e.user.email])); SpreadsheetApp.getActive().getSheets()[0].getRange('Z1').setValue('by script'); }
    function rules() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('B1').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberBetween(1, 5).setAllowInvalid(false).build());
      const p = s.getRange('C1').protect(); p.removeEditors(p.getEditors()); s.getRange('D1').protect().setWarningOnly(true); }
    function onOpen() { SpreadsheetApp.getUi().createMenu('客户').addItem('刷新', 'refresh').addSeparator().addSubMenu(SpreadsheetApp.getUi().createMenu('更多').addItem('x', 'y')).addToUi(); }
    function where() { return [SpreadsheetApp.getActiveRange().getA1Notation(), SpreadsheetApp.getActiveSheet().getName()]; }
  `;
  const seen = (runtime: ReturnType<typeof runtimeOf>) => JSON.parse(runtime.document.properties.document.seen!);

  it('is parsed as typed and fires onEdit with both values for one cell', () => {
    const runtime = runtimeOf(code, { document: createWorkbook({ sheets: ['S'], owner: 'me@example.com' }) });
    runtime.edit('S', 1, 1, [['2024-03-15']]);
    expect(runtime.document.sheets[0]!.values[0]![0]).toBe(45366);
    expect(seen(runtime)).toEqual(['A1', '45366', null, true, 'LIMITED', 'local-workbook', 'me@example.com']);
    runtime.edit('S', 1, 1, [['x']]);
    expect(seen(runtime).slice(1, 3)).toEqual(['x', '45366']);
    expect(runtime.document.sheets[0]!.values[0]![25]).toBe('by script');
  });
  it('gives no value for a paste', () => {
    const runtime = runtimeOf(code, { document: createWorkbook({ sheets: ['S'] }) });
    runtime.edit('S', 2, 1, [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(seen(runtime).slice(0, 4)).toEqual(['A2:B3', null, null, false]);
  });
  it('is refused by a rejecting validation and by a protection, not by a warning', () => {
    const document = createWorkbook({ sheets: ['S'], owner: 'boss@example.com' });
    runtimeOf(code, { document, user: 'boss@example.com' }).call('rules');
    const runtime = runtimeOf(code, { document });
    expect(() => runtime.edit('S', 1, 2, [['9']])).toThrow('violates the data validation rules');
    expect(() => runtime.edit('S', 1, 1, [['a', '2', 'c']])).toThrow('protected cell');
    expect(document.sheets[0]!.values.flat().filter((value) => value !== null)).toEqual([]);
    runtime.edit('S', 1, 4, [['fine']]);
    expect(document.sheets[0]!.values[0]![3]).toBe('fine');
  });
  it('opening builds the menus, selecting moves the active range', () => {
    const runtime = runtimeOf(code, { document: createWorkbook({ sheets: ['S', 'T'] }) });
    runtime.open();
    runtime.open();
    expect(runtime.ui.menus).toEqual([
      {
        kind: 'menu',
        label: '客户',
        items: [
          { kind: 'item', label: '刷新', handler: 'refresh' },
          { kind: 'separator' },
          { kind: 'menu', label: '更多', items: [{ kind: 'item', label: 'x', handler: 'y' }] },
        ],
      },
    ]);
    runtime.select('T', 2, 2, 3, 1);
    expect(runtime.call('where')).toEqual(['B2:B4', 'T']);
  });
});

describe('functions and triggers', () => {
  it('lists top-level functions with parameters and JSDoc', () => {
    const runtime = runtimeOf(`
/**
 * Adds.
 * @customfunction
 */
function ADD(a, b = 2) { function inner() {} return a + b; }
(() => {
function hidden() {}
})();
`);
    expect(runtime.functions()).toEqual([{ name: 'ADD', params: ['a', 'b'], doc: '/**\n * Adds.\n * @customfunction\n */' }]);
  });
  it('shows what custom functions in cells give, and their exceptions', () => {
    const runtime =
      runtimeOf(`function DOUBLE(x) { if (x === 'bad') throw new Error('no'); return Array.isArray(x) ? x.map((r) => r.map((v) => v * 2)) : x * 2; }
      function fill() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A1:A2').setValues([[1], [2]]); s.getRange('B1').setFormula('=DOUBLE(A1:A2)'); s.getRange('C1').setFormula('=DOUBLE("bad")'); return s.getRange('A1:C2').getValues(); }`);
    expect(runtime.call('fill')).toEqual([
      [1, 2, '#ERROR!'],
      [2, 4, ''],
    ]);
    expect(runtime.displayed(runtime.document.sheets[0]!.name)).toEqual([
      [1, 2, '#ERROR!'],
      [2, 4, null],
    ]);
  });
  it('runs a clock trigger as who installed it, with nobody at the keyboard', () => {
    const document = createWorkbook();
    const code = `
      function tick() {
        let ui = '';
        try { SpreadsheetApp.getUi(); } catch (error) { ui = error.message; }
        console.log([Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), ui].join('|'));
      }
      function install() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
    `;
    runtimeOf(code, { document, user: 'a@example.com' }).call('install');
    const other = runtimeOf(code, { document, user: 'b@example.com' });
    other.trigger('tick');
    expect(other.last.logs).toEqual(['|a@example.com|Cannot call SpreadsheetApp.getUi() from this context.']);
  });
  it('fires an installed trigger by name only', () => {
    const runtime = runtimeOf(`function tick(e) { PropertiesService.getScriptProperties().setProperty('tick', e.triggerUid); }
      function install() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }`);
    expect(() => runtime.trigger('tick')).toThrow('No trigger is installed');
    runtime.call('install');
    runtime.trigger('tick');
    expect(runtime.document.properties.script.tick).toBe(runtime.document.triggers[0]!.id);
  });
});
