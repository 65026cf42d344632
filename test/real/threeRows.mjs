// The table that users of the `tags` preset start from (threeRows.csv, in the form they have it) gives exactly the composite tags stated.
import { join } from 'node:path';
import { mustRun, root, rowsOf, temporaryFolder } from './kehu.mjs';
import { reportOf } from './report.mjs';

const asOf = '2024-03-25';
const book = 'three.kehu.json';
const report = reportOf('threeRows');
try {
  run();
} catch (error) {
  report.check('ran to the end', false, error.message);
}
report.finish();

function run() {
  const folder = temporaryFolder();
  mustRun(folder, 'run', 'install', '--args', '{"preset":"tags"}', '--book', book, '--as-of', asOf);
  const imported = mustRun(
    folder,
    'import',
    join(root, 'test/real/threeRows.csv'),
    '--module',
    'customers',
    '--book',
    book,
    '--as-of',
    asOf,
  );
  mustRun(folder, 'run', 'refresh', '--book', book, '--as-of', asOf);
  const rows = rowsOf(folder, book, 'customers');
  const same = (name, key, wanted) => {
    const found = rows.map((row) => row[key]);
    report.check(name, JSON.stringify(found) === JSON.stringify(wanted), `${JSON.stringify(found)}\nexpected ${JSON.stringify(wanted)}`);
  };
  same('tags', 'tags', [
    '制造业,大型企业,成交客户,高价值',
    '零售业,中小企业,意向客户,中价值,价格敏感型',
    'IT服务,中小企业,潜在客户,普通,技术型',
  ]);
  same('what only a person knows moves to needType', 'needType', ['', '价格敏感型', '技术型']);
  same('amounts are in 元', 'openingAmount', [800_000, 150_000, 0]);
  same('lifetime amounts', 'lifetimeAmount', [800_000, 150_000, 0]);
  same('annual amounts', 'yearAmount', [800_000, 150_000, 0]);
  same('an opening amount is a deal', 'lifetimeDeals', [1, 1, 0]);
  same('composite', 'composite', ['制造业-大型企业-成交客户', '零售业-中小企业-意向客户', 'IT服务-中小企业-潜在客户']);
  same('联系方式 is split by form', 'phone', ['', '139****5678', '']);
  same('masked names stay', 'contact', ['张*', '王*', '刘*']);
  same('masked owners stay', 'owner', ['李*', '赵*', '陈*']);
  same('the import keeps 更新时间', 'updatedAt', ['2024-03-15', '2024-03-10', '2024-03-20']);
  same('notes', 'notes', ['决策人为采购总监', '需3个月内完成交付', '初次接洽,待反馈需求']);
  report.check(
    'the import says that computed columns are left out',
    /价值层级|分类标签/.test(imported.stdout + imported.stderr),
    imported.stdout,
  );

  mustRun(folder, 'import', join(root, 'test/real/threeRows.csv'), '--module', 'customers', '--book', book, '--as-of', asOf);
  report.check('importing the file again adds no one', rowsOf(folder, book, 'customers').length === 3);
}
