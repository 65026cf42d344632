// The same job by hand: what someone writes who knows the rules, the columns and V8. One pass a sheet, a Map by id, figures in typed arrays,
// texts composed once for each combination. It knows that cells are clean: ids without blanks, numbers as numbers, dates as Date objects.
import { windowsOf } from './windows.mjs';

const DAY = 86_400_000;
const EMPTY = Number.NaN;

/** The computed columns by key: numbers and days with NaN for empty, texts. */
export function compute({ customers, sales, service, interactions }, asOf) {
  const windows = windowsOf(asOf);
  const { today, month6, month12 } = windows;
  const size = customers.length - 1;
  const rowOf = new Map();
  const at = places(customers);
  for (let row = 0; row < size; row += 1) {
    const id = customers[row + 1][at.id];
    if (id !== '') rowOf.set(id, row);
  }

  const of = {
    ...ofSales(sales, rowOf, size, windows),
    ...ofService(service, rowOf, size, windows),
    ...ofTalks(interactions, rowOf, size, windows),
  };
  const {
    sum,
    sum3,
    sum12,
    records,
    deals,
    deals30,
    deals3,
    deals6,
    deals12,
    refunds6,
    earliest,
    firstSale,
    lastSale,
    largest,
    preferred,
  } = of;
  const { inquiries3, complaints6, contacts6, talks6, score, lastService, lastTalk, seen } = of;
  const numbers = () => new Float64Array(size).fill(EMPTY);
  const texts = () => new Array(size).fill('');
  const out = {
    lifetimeAmount: numbers(),
    yearAmount: numbers(),
    lifetimeDeals: numbers(),
    deals3m: numbers(),
    firstDeal: numbers(),
    lastDeal: numbers(),
    frequency: numbers(),
    largestDeal: numbers(),
    preferred: texts(),
    inquiries3m: numbers(),
    satisfaction: numbers(),
    lastContact: numbers(),
    valueTier: texts(),
    activity: texts(),
    segment: texts(),
    stage: texts(),
    ruleTags: texts(),
    composite: texts(),
    tags: texts(),
  };
  const ruleTexts = new Map();
  for (let row = 0; row < size; row += 1) {
    const cells = customers[row + 1];
    if (cells[at.id] === '') continue;
    const openingAmount = cells[at.openingAmount];
    const hasOpening = openingAmount !== '';
    const lifetime = cents(sum[row] + (hasOpening ? openingAmount : 0));
    const year = cents(sum12[row] + (hasOpening && (records[row] === 0 || earliest[row] >= month12) ? openingAmount : 0));
    const openingDeals = cells[at.openingDeals];
    const dealsEver = deals[row] + (hasOpening && openingAmount > 0 ? Math.max(openingDeals, 1) : 0);
    const first = dayOf(further(firstSale[row], cells[at.openingFirst], -1));
    const last = dayOf(further(lastSale[row], cells[at.openingLast], 1));
    const openingLargest = cells[at.openingLargest];
    const best = openingLargest !== '' && !(openingLargest <= largest[row]) ? openingLargest : largest[row];
    const contact = dayOf(lastTalk[row] >= lastService[row] || Number.isNaN(lastService[row]) ? lastTalk[row] : lastService[row]);
    out.lifetimeAmount[row] = lifetime;
    out.yearAmount[row] = year;
    out.lifetimeDeals[row] = dealsEver;
    out.deals3m[row] = deals3[row];
    out.inquiries3m[row] = inquiries3[row];
    const known = today - first;
    out.firstDeal[row] = first;
    out.frequency[row] = cents(dealsEver / (known < 30.4375 ? 1 : known / 30.4375));
    out.lastDeal[row] = last;
    out.largestDeal[row] = cents(best);
    out.satisfaction[row] = score[row];
    out.lastContact[row] = contact;
    out.preferred[row] = preferred.of(row);

    const value = lifetime >= 1e6 ? '战略' : lifetime >= 5e5 ? '重点' : lifetime >= 1e5 ? '普通' : '潜力';
    const activity = deals3[row] >= 2 ? '高活跃' : deals3[row] === 1 ? '中活跃' : '低活跃';
    const stage =
      dealsEver > 0 && deals12[row] === 0 && year === 0
        ? '流失客户'
        : first * DAY >= month6 && first <= today
          ? '新客户'
          : dealsEver > 0
            ? '老客户'
            : '潜在客户';
    const [industry, sizeName, status, need] = [cells[at.industry], cells[at.size], cells[at.status], cells[at.needType]];
    out.valueTier[row] = `${value}客户`;
    out.activity[row] = activity;
    out.stage[row] = stage;
    out.segment[row] =
      activity === '低活跃' && (value === '战略' || value === '重点')
        ? `${value}低活跃风险客户`
        : value === '潜力' && need !== ''
          ? `潜力${need}客户`
          : `${value}${activity}客户`;

    const position = cells[at.position];
    const rules =
      (lifetime >= 1e6 && deals3[row] >= 2 ? 1 : 0) |
      (deals6[row] === 0 && score[row] <= 3 ? 2 : 0) |
      (inquiries3[row] >= 5 && dealsEver === 0 ? 4 : 0) |
      (year >= 5e5 && score[row] >= 4 ? 8 : 0) |
      (deals30[row] >= 3 ? 16 : 0) |
      (best >= 2e5 && deals12[row] >= 1 ? 32 : 0) |
      (refunds6[row] >= 2 ? 64 : 0) |
      (lifetime >= 5e5 && today - last > 180 ? 128 : 0) |
      (cells[at.region] === '华东' && industry.startsWith('制造业') ? 256 : 0) |
      (complaints6[row] >= 2 || score[row] <= 2 ? 512 : 0) |
      (ones(seen[row]) >= 3 ? 1024 : 0) |
      (sum3[row] > sum12[row] / 2 && deals3[row] >= 2 ? 2048 : 0) |
      ((position.includes('总') || position === '企业主') && contacts6[row] + talks6[row] >= 3 && stage !== '流失客户' ? 4096 : 0);
    let ruleText = ruleTexts.get(rules);
    if (ruleText === undefined) {
      ruleText = RULES.filter((_, bit) => (rules >> bit) & 1).join(',');
      ruleTexts.set(rules, ruleText);
    }
    out.ruleTags[row] = ruleText;
    // The values of these columns are different ones, so no tag can be there twice.
    let tags = industry;
    if (sizeName !== '') tags = tags === '' ? sizeName : `${tags},${sizeName}`;
    if (status !== '') tags = tags === '' ? status : `${tags},${status}`;
    tags = tags === '' ? `${value}客户` : `${tags},${value}客户`;
    if (need !== '') tags = `${tags},${need}`;
    if (ruleText !== '') tags = `${tags},${ruleText}`;
    const free = cells[at.freeTags];
    out.tags[row] = free === '' ? tags : `${tags},${free}`;
    let composite = top(industry);
    if (sizeName !== '') composite = composite === '' ? top(sizeName) : `${composite}-${top(sizeName)}`;
    if (status !== '') composite = composite === '' ? top(status) : `${composite}-${top(status)}`;
    out.composite[row] = composite;
  }
  return out;
}

const RULES = [
  '★★★战略伙伴',
  '⚠流失预警',
  '◎待转化',
  '重点维护',
  '高频采购',
  '大单客户',
  '退款关注',
  '沉睡大客户',
  '华东制造',
  '服务告急',
  '多渠道',
  '加速增长',
  '决策人活跃',
];

/** Figures of each customer from one pass over the sales. */
function ofSales(sales, rowOf, size, { end, month3, month6, month12, days30 }) {
  const [sum, sum3, sum12] = [0, 0, 0].map(() => new Float64Array(size));
  const [records, deals, deals30, deals3, deals6, deals12, refunds6] = [0, 0, 0, 0, 0, 0, 0].map(() => new Int32Array(size));
  const [earliest, firstSale, lastSale, largest] = [0, 0, 0, 0].map(() => new Float64Array(size).fill(EMPTY));
  const preferred = preference(size, sales.length);
  const { customerId, date, product, amount, status } = places(sales);
  for (let record = 1; record < sales.length; record += 1) {
    const cells = sales[record];
    if (cells[status] === '已取消') continue;
    const when = cells[date];
    const time = when === '' ? EMPTY : when.getTime();
    if (time >= end) continue;
    const row = rowOf.get(cells[customerId]);
    if (row === undefined) continue;
    records[row] += 1;
    if (!(earliest[row] <= time) && !Number.isNaN(time)) earliest[row] = time;
    const paid = cells[amount];
    if (paid === '') continue;
    sum[row] += paid;
    preferred.add(row, cells[product], paid);
    if (time >= month12) {
      sum12[row] += paid;
      if (time >= month3) sum3[row] += paid;
    }
    if (paid > 0) {
      deals[row] += 1;
      if (!(largest[row] >= paid)) largest[row] = paid;
      if (!Number.isNaN(time)) {
        if (!(firstSale[row] <= time)) firstSale[row] = time;
        if (!(lastSale[row] >= time)) lastSale[row] = time;
        if (time >= month12) {
          deals12[row] += 1;
          if (time >= month6) {
            deals6[row] += 1;
            if (time >= month3) {
              deals3[row] += 1;
              if (time >= days30) deals30[row] += 1;
            }
          }
        }
      }
    } else if (paid < 0 && time >= month6) refunds6[row] += 1;
  }
  return {
    sum,
    sum3,
    sum12,
    records,
    deals,
    deals30,
    deals3,
    deals6,
    deals12,
    refunds6,
    earliest,
    firstSale,
    lastSale,
    largest,
    preferred,
  };
}

/** Figures of each customer from one pass over the service records. */
function ofService(service, rowOf, size, { end, month3, month6 }) {
  const [inquiries3, complaints6, contacts6] = [0, 0, 0].map(() => new Int32Array(size));
  const [score, scoredAt, lastService] = [0, 0, 0].map(() => new Float64Array(size).fill(EMPTY));
  const { customerId, type, openedAt, satisfaction } = places(service);
  for (let record = 1; record < service.length; record += 1) {
    const cells = service[record];
    const when = cells[openedAt];
    const time = when === '' ? EMPTY : when.getTime();
    if (time >= end) continue;
    const row = rowOf.get(cells[customerId]);
    if (row === undefined) continue;
    if (time >= month6) {
      contacts6[row] += 1;
      const kind = cells[type];
      if (kind === '投诉') complaints6[row] += 1;
      else if (kind === '咨询' && time >= month3) inquiries3[row] += 1;
    }
    if (!(lastService[row] >= time) && !Number.isNaN(time)) lastService[row] = time;
    const given = cells[satisfaction];
    if (given !== '' && !Number.isNaN(time) && !(scoredAt[row] > time)) {
      scoredAt[row] = time;
      score[row] = given;
    }
  }
  return { inquiries3, complaints6, contacts6, score, lastService };
}

/** Figures of each customer from one pass over the interactions. */
function ofTalks(interactions, rowOf, size, { end, month6, month12 }) {
  const [talks6, seen] = [0, 0].map(() => new Int32Array(size));
  const lastTalk = new Float64Array(size).fill(EMPTY);
  const { customerId, at, channel } = places(interactions);
  const bits = new Map([['', 0]]);
  for (let record = 1; record < interactions.length; record += 1) {
    const cells = interactions[record];
    const when = cells[at];
    const time = when === '' ? EMPTY : when.getTime();
    if (time >= end) continue;
    const row = rowOf.get(cells[customerId]);
    if (row === undefined) continue;
    if (!(lastTalk[row] >= time) && !Number.isNaN(time)) lastTalk[row] = time;
    if (time >= month6) talks6[row] += 1;
    if (time >= month12) {
      let bit = bits.get(cells[channel]);
      if (bit === undefined) {
        bit = 1 << (bits.size - 1);
        bits.set(cells[channel], bit);
      }
      seen[row] |= bit;
    }
  }
  return { talks6, seen, lastTalk };
}

/** Position of each column by its key. */
function places([header]) {
  return Object.fromEntries(header.map((key, position) => [key, position]));
}

/** Of a time and a cell with a date or nothing, the earlier (-1) or later (1), or the only one there is. */
function further(time, cell, sign) {
  if (cell === '') return time;
  const other = cell.getTime();
  return other * sign > time * sign || Number.isNaN(time) ? other : time;
}

function dayOf(time) {
  return Math.floor(time / DAY);
}

/** The top level of a value. */
function top(value) {
  const end = value.indexOf('-');
  return end < 0 ? value : value.slice(0, end);
}

function cents(value) {
  return Math.round((value + Number.EPSILON) * 100) / 100;
}

function ones(bits) {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Sums by customer and product: each customer's products as a linked list in flat arrays. */
function preference(size, records) {
  const codes = new Map([['', 0]]);
  const names = [''];
  const head = new Int32Array(size).fill(-1);
  const next = new Int32Array(records);
  const products = new Int32Array(records);
  const sums = new Float64Array(records);
  let length = 0;
  return {
    add(row, product, amount) {
      let code = codes.get(product);
      if (code === undefined) {
        code = names.length;
        codes.set(product, code);
        names.push(product);
      }
      if (code === 0) return;
      let entry = head[row];
      let before = -1;
      while (entry >= 0 && products[entry] !== code) {
        before = entry;
        entry = next[entry];
      }
      if (entry < 0) {
        entry = length++;
        products[entry] = code;
        next[entry] = -1;
        if (before < 0) head[row] = entry;
        else next[before] = entry;
      }
      sums[entry] += amount;
    },
    of(row) {
      let best = 0;
      let code = 0;
      for (let entry = head[row]; entry >= 0; entry = next[entry]) {
        if (sums[entry] > best) {
          best = sums[entry];
          code = products[entry];
        }
      }
      return names[code];
    },
  };
}
