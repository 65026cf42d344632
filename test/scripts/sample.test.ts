import { makeSample } from '../../scripts/sample.mjs';

const asOf = '2024-03-25';
const sample = makeSample({ asOf });
const customers = records(sample.customers);
const sales = records(sample.sales);
const service = records(sample.service);

describe('the sample', () => {
  it('is the same for the same seed and date, and another for another seed', () => {
    expect(makeSample({ asOf })).toEqual(sample);
    expect(makeSample({ asOf, seed: 7 })).not.toEqual(sample);
  });

  it('has 300 customers with ids and names of their own, about 2,000 sales and some hundred service records', () => {
    expect(customers).toHaveLength(300);
    expect(new Set(customers.map((row) => row.客户编号)).size).toBe(300);
    expect(new Set(customers.map((row) => row.客户名称)).size).toBe(300);
    expect(sales.length).toBeGreaterThan(1_800);
    expect(sales.length).toBeLessThan(2_300);
    expect(service.length).toBeGreaterThan(300);
  });

  it('begins with the three customers of the tags preset', () => {
    expect(customers.slice(0, 3).map((row) => [row.客户编号, row.客户名称, row.合作状态, row.历史合作金额, row.更新时间])).toEqual([
      ['C001', '远航制造集团', '成交客户', 800_000, '2024-03-15'],
      ['C002', '优品零售连锁', '意向客户', 150_000, '2024-03-10'],
      ['C003', '智云科技服务', '潜在客户', 0, '2024-03-20'],
    ]);
    expect(customers[1]?.联系电话).toBe('139****5678');
  });

  it('dates every deal within the 24 months before its date and names only customers that it has', () => {
    const ids = new Set(customers.map((row) => row.客户编号));
    for (const row of [...sales, ...service]) expect(ids.has(row.客户编号)).toBe(true);
    for (const row of sales) {
      expect(String(row.日期) <= asOf).toBe(true);
      expect(String(row.日期) > '2022-03-25').toBe(true);
    }
  });

  it('holds refunds, cancelled records and unpaid deals', () => {
    expect(sales.filter((row) => Number(row.金额) < 0).length).toBeGreaterThan(20);
    expect(sales.filter((row) => row.状态 === '已取消').length).toBeGreaterThan(20);
    expect(sales.filter((row) => row.状态 === '待付款').length).toBeGreaterThan(20);
  });

  it('holds every value tier with every activity, and customers for each rule tag and stage', () => {
    const seen = new Map<string, number>();
    const count = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);
    for (const customer of customers) {
      const own = sales.filter((row) => row.客户编号 === customer.客户编号 && row.状态 !== '已取消');
      const deals = own.filter((row) => Number(row.金额) > 0).map((row) => String(row.日期));
      const opening = Number(customer.历史合作金额);
      const lifetime = opening + own.reduce((sum, row) => sum + Number(row.金额), 0);
      const recent = deals.filter((date) => date > '2023-12-25').length;
      const value = lifetime >= 1_000_000 ? '战略' : lifetime >= 500_000 ? '重点' : lifetime >= 100_000 ? '普通' : '潜力';
      const activity = recent >= 2 ? '高' : recent === 1 ? '中' : '低';
      count(value + activity);
      if (value === '战略' && activity === '高') count('★★★战略伙伴');
      const records = service.filter((row) => row.客户编号 === customer.客户编号);
      const score = records.filter((row) => row.满意度 !== '').at(-1)?.满意度;
      if (!deals.some((date) => date > '2023-09-25') && score !== undefined && Number(score) <= 3) count('⚠流失预警');
      const inquiries = records.filter((row) => row.类型 === '咨询' && String(row.开始时间) > '2023-12-26').length;
      if (inquiries >= 5 && deals.length === 0 && opening === 0) count('◎待转化');
      if (deals.length > 0 && !deals.some((date) => date > '2023-03-25')) count('流失客户');
      if (deals.length > 0 && opening === 0 && deals.every((date) => date > '2023-09-25')) count('新客户');
      if (deals.length === 0 && opening === 0) count('潜在客户');
    }
    const least = ['战略', '重点', '普通', '潜力'].flatMap((value) => ['高', '中', '低'].map((activity) => value + activity));
    for (const key of [...least, '★★★战略伙伴', '⚠流失预警', '◎待转化', '流失客户', '新客户', '潜在客户']) {
      expect({ key, enough: (seen.get(key) ?? 0) >= 3 }).toEqual({ key, enough: true });
    }
  });
});

function records([headers = [], ...rows]: (string | number)[][]): Record<string, string | number>[] {
  return rows.map((row) => Object.fromEntries(headers.map((header, at) => [String(header), row[at] ?? ''])));
}
