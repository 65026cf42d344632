// The sample: about 300 customers, 2,000 sales and some hundred service records, the same for the same seed and date.
// `node scripts/sample.mjs [--out DIR] [--as-of YYYY-MM-DD] [--seed N] [--customers N]` writes customers.csv, sales.csv and service.csv.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as words from './sample/words.mjs';

/**
 * Kinds of customers: share of all, lifetime amount in 元, number of deals, and how many days ago deals were.
 * `recent` deals lie in the last 85 days (so within 3 months), the others between `from` and `to` days ago. The shares and
 * ranges are chosen so that every tier, activity, stage and rule tag of the presets occurs.
 */
const kinds = [
  { share: 0.05, amount: [1_200_000, 6_000_000], deals: [14, 30], recent: [2, 5], from: 95, to: 720, status: '成交客户', scores: [4, 5] },
  { share: 0.02, amount: [1_150_000, 2_400_000], deals: [12, 24], recent: [1, 1], from: 95, to: 720, status: '成交客户', scores: [3, 5] },
  { share: 0.02, amount: [1_150_000, 2_000_000], deals: [12, 22], recent: [0, 0], from: 190, to: 720, status: '成交客户', scores: [1, 3] },
  { share: 0.06, amount: [560_000, 930_000], deals: [10, 18], recent: [2, 4], from: 95, to: 720, status: '成交客户', scores: [3, 5] },
  { share: 0.04, amount: [560_000, 930_000], deals: [8, 16], recent: [1, 1], from: 95, to: 720, status: '成交客户', scores: [3, 5] },
  { share: 0.03, amount: [560_000, 930_000], deals: [8, 14], recent: [0, 0], from: 100, to: 720, status: '成交客户', scores: [2, 5] },
  { share: 0.12, amount: [120_000, 460_000], deals: [6, 13], recent: [2, 4], from: 95, to: 700, status: '成交客户', scores: [3, 5] },
  { share: 0.08, amount: [120_000, 460_000], deals: [5, 10], recent: [1, 1], from: 95, to: 700, status: '成交客户', scores: [3, 5] },
  { share: 0.1, amount: [120_000, 460_000], deals: [4, 9], recent: [0, 0], from: 190, to: 700, status: '成交客户', scores: [1, 4] },
  {
    share: 0.06,
    amount: [8_000, 300_000],
    deals: [1, 4],
    recent: [1, 2],
    from: 95,
    to: 165,
    status: '成交客户',
    scores: [4, 5],
    isNew: true,
  },
  { share: 0.12, amount: [2_000, 88_000], deals: [1, 6], recent: [0, 3], from: 100, to: 660, status: '成交客户', scores: [2, 5] },
  { share: 0.08, amount: [6_000, 420_000], deals: [2, 7], recent: [0, 0], from: 385, to: 725, status: '流失客户', scores: [1, 4] },
  { share: 0.06, amount: [0, 0], deals: [0, 0], recent: [0, 0], from: 0, to: 0, status: '意向客户', scores: [], inquiries: [5, 8] },
  { share: 1, amount: [0, 0], deals: [0, 0], recent: [0, 0], from: 0, to: 0, status: '潜在客户', scores: [], inquiries: [0, 3] },
];

/** Steps of this share spread the kinds evenly over the rows instead of in blocks. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The three customers that presets.md's table names, under the headers used here; they come first, as C001–C003. */
const named = [
  { 客户名称: '远航制造集团', 联系人: '张*', 所属行业: '制造业', 规模: '大型企业', 合作状态: '成交客户', 核心需求: '供应链优化方案' },
  { 客户名称: '优品零售连锁', 联系人: '王*', 联系电话: '139****5678', 所属行业: '零售业', 规模: '中小企业', 合作状态: '意向客户' },
  { 客户名称: '智云科技服务', 联系人: '刘*', 所属行业: 'IT服务', 规模: '中小企业', 合作状态: '潜在客户', 核心需求: '云安全解决方案咨询' },
];
const namedMore = [
  { 历史合作金额: 800_000, 负责人: '李*', 更新时间: '2024-03-15', 备注: '决策人为采购总监' },
  { 核心需求: '库存管理系统升级', 历史合作金额: 150_000, 负责人: '赵*', 更新时间: '2024-03-10', 备注: '需3个月内完成交付' },
  { 历史合作金额: 0, 负责人: '陈*', 更新时间: '2024-03-20', 备注: '初次接洽,待反馈需求' },
];

const customerHeaders =
  '客户编号 客户名称 客户类型 所属行业 规模 员工人数 年营收 区域 合作状态 联系人 职位 联系电话 邮箱 企业地址 核心需求 需求类型 沟通偏好 竞争对手 推荐客户 合作起始日期 历史合作金额 历史合作次数 历史首次合作 历史最近合作 历史最大订单 负责人 自定义标签 备注 更新时间'.split(
    ' ',
  );
const salesHeaders = '记录编号 客户编号 日期 合作项目 产品/服务 数量 金额 状态 付款方式 已付金额 应付日期 付款日期 负责人 备注'.split(' ');
const serviceHeaders = '记录编号 客户编号 类型 开始时间 渠道 产品 内容 状态 应解决时间 解决时间 满意度 反馈 负责人'.split(' ');

/**
 * The three tables, header row first, cells as text or numbers. Dates run over 24 months up to `asOf` (`YYYY-MM-DD`).
 * Sales come sorted by date; ids are C001…, S0001…, T0001….
 */
export function makeSample({ seed = 20240315, asOf, customers = 300 }) {
  const random = randomOf(seed);
  const end = Date.parse(`${asOf}T00:00:00Z`);
  if (Number.isNaN(end)) throw new Error(`not a date: ${asOf}`);
  const world = {
    random,
    customers: [],
    sales: [],
    service: [],
    day: (ago) => new Date(end - ago * 86_400_000).toISOString().slice(0, 10),
  };

  named.forEach((row, at) => {
    world.customers.push({ 客户编号: idOf('C', 3, at + 1), ...row, ...namedMore[at] });
  });
  const names = new Set(named.map((row) => row.客户名称));
  for (let at = named.length; at < customers; at += 1) addCustomer(world, kindAt((at * GOLDEN) % 1), at + 1, names);

  return {
    customers: table(customerHeaders, world.customers),
    sales: table(salesHeaders, numbered('S', sorted(world.sales, '日期'))),
    service: table(serviceHeaders, numbered('T', sorted(world.service, '开始时间'))),
  };
}

/** Writes the three tables as CSV files (UTF-8, RFC 4180) into `folder`; returns their paths by module key. */
export function writeSample(folder, options) {
  mkdirSync(folder, { recursive: true });
  const paths = {};
  for (const [key, rows] of Object.entries(makeSample(options))) {
    paths[key] = join(folder, `${key}.csv`);
    writeFileSync(paths[key], `${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
  }
  return paths;
}

/** Today's date of this machine as `YYYY-MM-DD`. */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function addCustomer(world, kind, number, names) {
  const { random, day } = world;
  const [city, region] = pick(random, words.cities);
  const [industry, trades] = pick(random, words.industries);
  const size =
    kind.amount[0] > 500_000 ? pick(random, ['大型企业', '大型企业', '中小企业']) : pick(random, ['中小企业', '中小企业', '个体工商户']);
  let name = '';
  do name = `${city}${pick(random, words.brands)}${pick(random, trades)}${pick(random, words.forms[size])}`;
  while (names.has(name));
  names.add(name);

  const [surname, surnameSound] = pick(random, words.surnames);
  const [given, givenSound] = pick(random, words.givenNames);
  const [needType, needTexts] = pick(random, words.needs);
  const employees = { 大型企业: [500, 6_000], 中小企业: [20, 480], 个体工商户: [1, 12] }[size];
  const staff = between(random, employees);
  const customer = {
    客户编号: idOf('C', 3, number),
    客户名称: name,
    客户类型: random() < 0.08 ? '经销商' : '企业',
    所属行业: industry,
    规模: size,
    员工人数: staff,
    年营收: staff * between(random, [15, 60]) * 10_000,
    区域: region,
    合作状态: kind.status,
    联系人: surname + given,
    职位: pick(random, words.positions),
    联系电话: random() < 0.93 ? `138000${String(between(random, [0, 99_999])).padStart(5, '0')}` : '',
    邮箱: random() < 0.8 ? `${surnameSound}.${givenSound}@c${String(number).padStart(3, '0')}.example.com` : '',
    企业地址: `${city}市${pick(random, ['高新区', '经开区', '中心区', '滨江新区'])}${pick(random, ['科技路', '创业大道', '人民路', '工业园'])}${between(random, [1, 399])}号`,
    核心需求: pick(random, needTexts),
    需求类型: random() < 0.6 ? needType : '',
    沟通偏好: pick(random, words.channels),
    竞争对手: pick(random, words.competitors),
    负责人: random() < 0.97 ? pick(random, words.owners) : '',
    自定义标签: freeTags(random, kind),
    更新时间: day(between(random, [0, 60])),
  };
  const opening = addSales(world, kind, customer);
  Object.assign(customer, opening);
  if (kind.deals[1] > 0) customer.合作起始日期 = opening.历史首次合作 ?? customer.合作起始日期;
  if (random() < 0.12 && number > 20) customer.推荐客户 = world.customers[between(random, [3, number - 5])].客户名称;
  addService(world, kind, customer);
  world.customers.push(customer);
}

/** Deals that add up to about the kind's amount, with some refunds and cancelled records; returns the opening columns. */
function addSales(world, kind, customer) {
  const { random, day } = world;
  const count = between(random, kind.deals);
  if (count === 0) return {};
  const lifetime = Math.round(between(random, kind.amount) / 100) * 100;
  const hasOpening = !kind.isNew && random() < 0.35;
  const openingAmount = hasOpening ? Math.round((lifetime * (0.1 + random() * 0.3)) / 1_000) * 1_000 : 0;
  const recent = Math.min(count, between(random, kind.recent));
  const days = Array.from({ length: count }, (_, at) => (at < recent ? between(random, [0, 85]) : between(random, [kind.from, kind.to])));
  const weights = days.map(() => 0.3 + random() ** 2 * 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  days.forEach((ago, at) => {
    const wanted = ((lifetime - openingAmount) * weights[at]) / total;
    const fitting = words.products.filter(([, price]) => price <= wanted * 1.1);
    const [product, price, project] = pick(random, fitting.length > 0 ? fitting.slice(-5) : words.products.slice(0, 1));
    const quantity = Math.max(1, Math.round(wanted / price));
    const amount = fitting.length > 0 ? quantity * price : Math.max(100, Math.round(wanted * 100) / 100);
    const unpaid = ago < 30 && random() < 0.4;
    const sale = {
      客户编号: customer.客户编号,
      日期: day(ago),
      合作项目: project,
      '产品/服务': product,
      数量: quantity,
      金额: amount,
      负责人: customer.负责人,
    };
    const paid = {
      状态: '已付款',
      付款方式: pick(random, ['银行转账', '银行转账', '微信', '支付宝', '承兑汇票']),
      已付金额: amount,
      付款日期: day(Math.max(0, ago - 12)),
    };
    world.sales.push({ ...sale, ...(unpaid ? { 状态: '待付款', 应付日期: day(ago - 30) } : paid) });
    if (random() < 0.03)
      world.sales.push({
        ...sale,
        日期: day(Math.max(0, ago - 9)),
        数量: -1,
        金额: -Math.round(amount * 5) / 100,
        状态: '已付款',
        备注: '部分退款',
      });
    if (random() < 0.04) world.sales.push({ ...sale, 状态: '已取消', 备注: '客户取消' });
  });

  customer.合作起始日期 = day(Math.max(...days));
  if (openingAmount === 0) return {};
  const deals = between(random, [1, 6]);
  return {
    历史合作金额: openingAmount,
    历史合作次数: deals,
    历史首次合作: day(between(random, [1_000, 1_700])),
    历史最近合作: day(between(random, [740, 960])),
    历史最大订单: deals === 1 ? openingAmount : Math.round((openingAmount * (0.4 + random() * 0.3)) / 100) * 100,
  };
}

function addService(world, kind, customer) {
  const { random, day } = world;
  const add = (type, ago, more) => {
    const solved = ago > 4;
    world.service.push({
      客户编号: customer.客户编号,
      类型: type,
      开始时间: `${day(ago)} ${String(between(random, [9, 17])).padStart(2, '0')}:${String(between(random, [0, 59])).padStart(2, '0')}`,
      渠道: pick(random, words.channels),
      状态: solved ? '已解决' : '处理中',
      应解决时间: day(ago - 3),
      解决时间: solved ? day(ago - between(random, [1, 4])) : '',
      负责人: customer.负责人,
      ...more,
    });
  };
  const inquiries = between(random, kind.inquiries ?? [0, 1]);
  for (let at = 0; at < inquiries; at += 1) add('咨询', between(random, [1, 85]), { 内容: pick(random, words.inquiries) });
  if (kind.scores.length === 0) return;
  const last = between(random, [5, 80]);
  if (random() < 0.25)
    add('投诉', last + between(random, [10, 200]), { 内容: pick(random, words.complaints), 产品: pick(random, words.products)[0] });
  if (random() < 0.25) add('售后', last + between(random, [10, 200]), { 内容: pick(random, words.cases) });
  if (random() < 0.7) {
    const score = between(random, kind.scores);
    add('回访', last, { 满意度: score, 反馈: pick(random, words.feedback[score]) });
  }
}

function freeTags(random, kind) {
  const tags = [];
  if (kind.amount[0] > 1_000_000 && random() < 0.6) tags.push('VIP客户');
  if (kind.amount[0] > 500_000 && random() < 0.3) tags.push('战略合作伙伴');
  if (kind.deals[0] > 5 && random() < 0.15) tags.push('老客户');
  return tags.join(',');
}

/** The kind that a place between 0 and 1 falls into, by the shares. */
function kindAt(place) {
  let upTo = 0;
  for (const kind of kinds) {
    upTo += kind.share;
    if (place < upTo) return kind;
  }
  return kinds.at(-1);
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const between = (random, [low, high]) => low + Math.floor(random() * (high - low + 1));
const pick = (random, list) => list[Math.floor(random() * list.length)];
const idOf = (prefix, digits, number) => prefix + String(number).padStart(digits, '0');
const numbered = (prefix, rows) => rows.map((row, at) => ({ 记录编号: idOf(prefix, 4, at + 1), ...row }));
const sorted = (rows, key) =>
  rows
    .map((row, at) => [row, at])
    .sort(([a, i], [b, j]) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : i - j))
    .map(([row]) => row);
const table = (headers, rows) => [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))];
const quoted = (cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));

if (basename(process.argv[1] ?? '') === 'sample.mjs') {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, 'as-of': { type: 'string' }, seed: { type: 'string' }, customers: { type: 'string' } },
  });
  const options = {
    asOf: values['as-of'] ?? today(),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
    ...(values.customers === undefined ? {} : { customers: Number(values.customers) }),
  };
  for (const path of Object.values(writeSample(values.out ?? 'build/sample', options))) console.log(path);
}
