// The input: four module sheets as `getValues()` gives them, rows × columns of strings, numbers, Date objects and '' for empty, row 0 the
// columns' keys. The same for the same number of customers; every tier, activity, stage, segment and rule tag occurs.

/** The moment of the refresh. Dates are floating: their UTC fields are the book's wall clock. */
export const asOf = new Date('2024-06-15T10:30:00Z');

const DAY = 86_400_000;
const today = Math.floor(asOf.getTime() / DAY);

const columns = {
  customers:
    'id name type industry size employees revenue region status contact position phone email address need needType channel competitor referredBy since openingAmount openingDeals openingFirst openingLast openingLargest owner freeTags verifiedAt notes dataStatus updatedAt lifetimeAmount yearAmount lifetimeDeals deals3m firstDeal lastDeal frequency largestDeal preferred inquiries3m satisfaction lastContact valueTier activity segment stage ruleTags composite tags',
  sales: 'id customerId date project product quantity amount status method paidAmount dueDate paidDate startDate endDate owner notes',
  service: 'id customerId type openedAt channel product saleId content status due resolvedAt satisfaction feedback owner',
  interactions: 'id customerId at channel content owner',
};

const industries = ['制造业', '制造业-电子元件', '制造业-机械设备', '零售业', 'IT服务', '服务业', '新能源', ''];
const sizes = ['大型企业', '中小企业', '中小企业', '个体工商户', ''];
const regions = ['华东', '华南', '华北', '华中', '西南', '西北', '东北', ''];
const statuses = ['潜在客户', '意向客户', '成交客户', '成交客户', '流失客户', ''];
const positions = ['企业主', '总经理', '采购总监', '采购经理', '技术总监', 'IT经理', ''];
const needs = ['', '', '产品导向型', '服务导向型', '合作导向型'];
const freeTags = ['', '', '', '', 'VIP客户', '老客户', 'VIP客户,战略合作伙伴'];
const channels = ['电话', '邮件', '线下', '社交媒体'];
const serviceTypes = ['咨询', '咨询', '投诉', '售后', '回访'];
const owners = ['李静', '王强', '陈明', '赵敏'];
const products = Array.from({ length: 60 }, (_, at) => `产品${at + 1}号`);

/** Grids by module key: `customers` customers, `perCustomer` sales each on average, a service record and two interactions each. */
export function makeBook(customers, perCustomer = 5) {
  const random = randomOf(20240615);
  const below = (end) => Math.floor(random() * end);
  const pick = (list) => list[below(list.length)];
  // Cells of a spreadsheet don't share their texts: each is a string of its own.
  const own = (text) => Buffer.from(text).toString();
  const id = (letter, digits, number) => letter + String(number).padStart(digits, '0');
  const cents = (least, most) => Math.round(least * 100 * (most / least) ** random()) / 100;
  const dateAt = (ago, timed) => new Date((today - ago) * DAY + (timed ? below(1440) * 60_000 : 0));
  const customerId = () => {
    const chance = random();
    if (chance < 0.001) return id('X', 6, below(1000));
    // A tenth of the customers never bought; the others buy more or less often.
    const at = Math.floor(random() ** 1.3 * customers * 0.9);
    return id('C', 6, ((at * 7919) % customers) + 1);
  };
  // A few of those who never bought ask again and again.
  const asker = () =>
    random() < 0.1 ? id('C', 6, ((Math.floor((0.9 + random() * 0.005) * customers) * 7919) % customers) + 1) : customerId();
  const grid = (key, rows, fill) => {
    const keys = columns[key].split(' ');
    const made = [keys];
    for (let at = 0; at < rows; at += 1) {
      const cells = fill(at);
      const row = new Array(keys.length);
      for (let column = 0; column < keys.length; column += 1) row[column] = cells[keys[column]] ?? '';
      made.push(row);
    }
    return made;
  };
  return {
    customers: grid('customers', customers, (at) => {
      const opened = random() < 0.3;
      const first = below(2000) + 400;
      const from = opened ? dateAt(first, false) : '';
      return {
        id: random() < 0.0002 ? '' : id('C', 6, at + 1),
        name: `第${at + 1}号有限公司`,
        type: own('企业'),
        industry: own(pick(industries)),
        size: own(pick(sizes)),
        employees: below(2000),
        region: own(pick(regions)),
        status: own(pick(statuses)),
        contact: own(pick(owners)),
        position: own(pick(positions)),
        phone: `138${String(below(1e8)).padStart(8, '0')}`,
        needType: own(pick(needs)),
        channel: own(pick(channels)),
        since: from,
        openingAmount: opened ? cents(1_000, 1_500_000) : '',
        openingDeals: opened && random() < 0.7 ? below(20) : '',
        openingFirst: from,
        openingLast: opened ? dateAt(below(first), false) : '',
        openingLargest: opened && random() < 0.5 ? cents(500, 300_000) : '',
        owner: own(pick(owners)),
        freeTags: own(pick(freeTags)),
      };
    }),
    sales: grid('sales', customers * perCustomer, (at) => {
      const chance = random();
      const ago = random() < 0.005 ? -1 - below(60) : Math.floor(random() ** 1.5 * 1100);
      const amount = cents(100, 400_000);
      return {
        id: id('S', 7, at + 1),
        customerId: customerId(),
        date: random() < 0.0005 ? '' : dateAt(ago, random() < 0.5),
        product: random() < 0.02 ? '' : own(pick(products)),
        quantity: 1 + below(50),
        amount: random() < 0.001 ? '' : random() < 0.06 ? -amount : amount,
        status: chance < 0.03 ? own('已取消') : chance < 0.8 ? own('已付款') : chance < 0.95 ? own('待付款') : '',
        owner: own(pick(owners)),
      };
    }),
    service: grid('service', customers, (at) => ({
      id: id('T', 7, at + 1),
      customerId: asker(),
      type: own(pick(serviceTypes)),
      openedAt: dateAt(Math.floor(random() ** 2 * 600), true),
      channel: own(pick(channels)),
      status: own('已解决'),
      satisfaction: random() < 0.6 ? 1 + below(5) : '',
      owner: own(pick(owners)),
    })),
    interactions: grid('interactions', customers * 2, (at) => ({
      id: id('I', 7, at + 1),
      customerId: customerId(),
      at: dateAt(below(700), true),
      channel: random() < 0.03 ? '' : own(pick(channels)),
      content: own('跟进需求'),
      owner: own(pick(owners)),
    })),
  };
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
