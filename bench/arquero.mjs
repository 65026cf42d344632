// The same job in Arquero: group and roll up each sheet, join to the customers, derive the columns from the joined figures.
import { op, table } from 'arquero';
import { columnsOf, needed } from './cells.mjs';
import { fields } from './digest.mjs';
import { windowsOf } from './windows.mjs';

/** The computed columns by key, as cells; dates are days, null is empty. */
export function compute(grids, asOf) {
  const windows = windowsOf(asOf);
  const read = (name) =>
    table({ ...columnsOf(grids[name], needed[name]), record: Int32Array.from({ length: grids[name].length - 1 }, (_, at) => at) }).params(
      windows,
    );
  const customers = read('customers');
  const sales = read('sales').filter((d, $) => d.status !== '已取消' && (d.date === null || d.date < $.end));
  const bySale = sales.groupby('customerId').rollup({
    records: op.count(),
    earliest: op.min('date'),
    total: op.sum('amount'),
    sum12: (d, $) => op.sum(d.date >= $.month12 ? d.amount : 0),
    sum3: (d, $) => op.sum(d.date >= $.month3 ? d.amount : 0),
    deals: (d) => op.sum(d.amount > 0 ? 1 : 0),
    deals12: (d, $) => op.sum(d.amount > 0 && d.date >= $.month12 ? 1 : 0),
    deals6: (d, $) => op.sum(d.amount > 0 && d.date >= $.month6 ? 1 : 0),
    deals3: (d, $) => op.sum(d.amount > 0 && d.date >= $.month3 ? 1 : 0),
    deals30: (d, $) => op.sum(d.amount > 0 && d.date >= $.days30 ? 1 : 0),
    refunds6: (d, $) => op.sum(d.amount < 0 && d.date >= $.month6 ? 1 : 0),
    firstSale: (d) => op.min(d.amount > 0 ? d.date : null),
    lastSale: (d) => op.max(d.amount > 0 ? d.date : null),
    largest: (d) => op.max(d.amount > 0 ? d.amount : null),
  });
  // Of equal sums the first in the sheet: the sum in cents before the record, as one number.
  const byProduct = sales
    .filter((d) => d.product !== null && d.amount !== null)
    .groupby('customerId', 'product')
    .rollup({ cents: (d) => op.round(op.sum(d.amount) * 100), first: op.min('record') })
    .filter((d) => d.cents > 0)
    .derive({ rank: (d) => d.cents * 1e6 - d.first });
  const preference = byProduct
    .groupby('customerId')
    .rollup({ rank: op.max('rank') })
    .join(
      byProduct,
      [
        ['customerId', 'rank'],
        ['customerId', 'rank'],
      ],
      [['customerId'], ['product']],
    );
  // The latest score: whole minutes, the record and the score as one number.
  const byService = read('service')
    .filter((d, $) => d.openedAt === null || d.openedAt < $.end)
    .groupby('customerId')
    .rollup({
      inquiries3: (d, $) => op.sum(d.type === '咨询' && d.openedAt >= $.month3 ? 1 : 0),
      complaints6: (d, $) => op.sum(d.type === '投诉' && d.openedAt >= $.month6 ? 1 : 0),
      contacts6: (d, $) => op.sum(d.openedAt >= $.month6 ? 1 : 0),
      lastService: op.max('openedAt'),
      scored: (d) =>
        op.max(d.satisfaction !== null && d.openedAt !== null ? ((d.openedAt / 60000) * 1e6 + d.record) * 10 + d.satisfaction : null),
    });
  const talks = read('interactions').filter((d, $) => d.at === null || d.at < $.end);
  const byTalk = talks.groupby('customerId').rollup({ lastTalk: op.max('at'), talks6: (d, $) => op.sum(d.at >= $.month6 ? 1 : 0) });
  const byChannel = talks
    .filter((d, $) => d.at >= $.month12 && d.channel !== null)
    .groupby('customerId')
    .rollup({ channels: op.distinct('channel') });
  const link = ['id', 'customerId'];
  const figures = customers
    .join_left(bySale, link)
    .join_left(preference, link)
    .join_left(byService, link)
    .join_left(byTalk, link)
    .join_left(byChannel, link)
    .orderby('record')
    .derive({
      lifetimeAmount: (d) => op.floor(((d.openingAmount ?? 0) + (d.total ?? 0) + 2.220446049250313e-16) * 100 + 0.5) / 100,
      yearAmount: (d, $) =>
        op.floor(
          ((d.sum12 ?? 0) + (d.records > 0 && !(d.earliest >= $.month12) ? 0 : (d.openingAmount ?? 0)) + 2.220446049250313e-16) * 100 + 0.5,
        ) / 100,
      lifetimeDeals: (d) => (d.deals ?? 0) + (d.openingAmount > 0 ? Math.max(d.openingDeals, 1) : 0),
      deals3m: (d) => d.deals3 ?? 0,
      preferred: (d) => d.product ?? '',
      inquiries3m: (d) => d.inquiries3 ?? 0,
      first: (d) => (d.firstSale > 0 && !(d.openingFirst !== null && d.openingFirst < d.firstSale) ? d.firstSale : d.openingFirst),
      last: (d) => (d.lastSale > 0 && !(d.openingLast > d.lastSale) ? d.lastSale : d.openingLast),
      best: (d) => (d.largest > 0 && !(d.openingLargest > d.largest) ? d.largest : d.openingLargest),
      contact: (d) => (d.lastTalk > 0 && !(d.lastService > d.lastTalk) ? d.lastTalk : d.lastService),
      satisfaction: (d) => (d.scored > 0 ? d.scored % 10 : null),
    })
    .derive({
      firstDeal: (d) => (d.first === null ? null : op.floor(d.first / 86400000)),
      lastDeal: (d) => (d.last === null ? null : op.floor(d.last / 86400000)),
      lastContact: (d) => (d.contact > 0 ? op.floor(d.contact / 86400000) : null),
      largestDeal: (d) => (d.best === null ? null : op.floor((d.best + 2.220446049250313e-16) * 100 + 0.5) / 100),
      value: (d) =>
        d.lifetimeAmount >= 1000000 ? '战略' : d.lifetimeAmount >= 500000 ? '重点' : d.lifetimeAmount >= 100000 ? '普通' : '潜力',
      activity: (d) => (d.deals3m >= 2 ? '高活跃' : d.deals3m === 1 ? '中活跃' : '低活跃'),
    })
    .derive({
      frequency: (d, $) =>
        d.firstDeal === null
          ? null
          : op.floor(
              (d.lifetimeDeals / ($.today - d.firstDeal < 30.4375 ? 1 : ($.today - d.firstDeal) / 30.4375) + 2.220446049250313e-16) * 100 +
                0.5,
            ) / 100,
      valueTier: (d) => `${d.value}客户`,
      segment: (d) =>
        d.activity === '低活跃' && (d.value === '战略' || d.value === '重点')
          ? `${d.value}低活跃风险客户`
          : d.value === '潜力' && d.needType !== null
            ? `潜力${d.needType}客户`
            : `${d.value + d.activity}客户`,
      stage: (d, $) =>
        d.lifetimeDeals > 0 && !(d.deals12 > 0) && d.yearAmount === 0
          ? '流失客户'
          : d.firstDeal !== null && d.firstDeal * 86400000 >= $.month6 && d.firstDeal <= $.today
            ? '新客户'
            : d.lifetimeDeals > 0
              ? '老客户'
              : '潜在客户',
      scored: (d) => d.satisfaction !== null,
    })
    .derive({
      ruleTags: (d, $) =>
        op.slice(
          (d.lifetimeAmount >= 1000000 && d.deals3m >= 2 ? ',★★★战略伙伴' : '') +
            (!(d.deals6 > 0) && d.scored && d.satisfaction <= 3 ? ',⚠流失预警' : '') +
            (d.inquiries3m >= 5 && d.lifetimeDeals === 0 ? ',◎待转化' : '') +
            (d.yearAmount >= 500000 && d.satisfaction >= 4 ? ',重点维护' : '') +
            (d.deals30 >= 3 ? ',高频采购' : '') +
            (d.largestDeal >= 200000 && d.deals12 >= 1 ? ',大单客户' : '') +
            (d.refunds6 >= 2 ? ',退款关注' : '') +
            (d.lifetimeAmount >= 500000 && d.lastDeal !== null && $.today - d.lastDeal > 180 ? ',沉睡大客户' : '') +
            (d.region === '华东' && op.startswith(d.industry, '制造业') ? ',华东制造' : '') +
            (d.complaints6 >= 2 || (d.scored && d.satisfaction <= 2) ? ',服务告急' : '') +
            (d.channels >= 3 ? ',多渠道' : '') +
            ((d.sum3 ?? 0) > (d.sum12 ?? 0) / 2 && d.deals3m >= 2 ? ',加速增长' : '') +
            ((op.includes(d.position, '总') || d.position === '企业主') &&
            (d.contacts6 ?? 0) + (d.talks6 ?? 0) >= 3 &&
            d.stage !== '流失客户'
              ? ',决策人活跃'
              : ''),
          1,
        ),
      composite: (d) =>
        op.slice(
          (d.industry === null ? '' : `-${op.replace(d.industry, /-.*$/, '')}`) +
            (d.size === null ? '' : `-${op.replace(d.size, /-.*$/, '')}`) +
            (d.status === null ? '' : `-${op.replace(d.status, /-.*$/, '')}`),
          1,
        ),
    })
    .derive({
      tags: (d) =>
        op.slice(
          (d.industry === null ? '' : `,${d.industry}`) +
            (d.size === null ? '' : `,${d.size}`) +
            (d.status === null ? '' : `,${d.status}`) +
            ',' +
            d.valueTier +
            (d.needType === null ? '' : `,${d.needType}`) +
            (d.ruleTags === '' ? '' : `,${d.ruleTags}`) +
            (d.freeTags === null ? '' : `,${d.freeTags}`),
          1,
        ),
    });
  // Rows without an id get nothing.
  const ids = figures.array('id');
  return Object.fromEntries(
    Object.keys(fields).map((key) => {
      const cells = figures.array(key);
      for (let row = 0; row < ids.length; row += 1) if (ids[row] === null) cells[row] = null;
      return [key, cells];
    }),
  );
}
