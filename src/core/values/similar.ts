/**
 * How alike two names of companies, persons or tags are, from 0 to 1: the Jaro–Winkler similarity of what the names say. Width, case, blanks, marks and
 * legal forms (有限公司, 集团, Co., Ltd.) say nothing; the words of a Latin name may stand in any order; a place (上海…, …（中国）) may stand first or in
 * brackets, and one that only one of the names gives costs a twentieth. 1: nothing that counts differs. Symmetric. Only the first 100 characters are looked at.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [partsOf(a), partsOf(b)];
  const whole = alike(left.whole, right.whole);
  const isSamePlace = left.place === right.place;
  if (whole === 1 || (!isSamePlace && left.place !== '' && right.place !== '')) return whole;
  return Math.max(whole, (isSamePlace ? 1 : 0.95) * alike(left.core, right.core));
}

/** What a name says: without its legal form, and without that and its place. */
interface NameParts {
  readonly whole: string;
  readonly place: string;
  readonly core: string;
}

const PLACES =
  '中国|北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|杭州|南京|苏州|成都|武汉|西安';
const PLACE_FIRST = new RegExp(`^(?:(?:${PLACES})[省市]?)+(?=..)`);
const FORM = /(?:集团|股份|有限|责任)*(?:公司|集团)$/;
const LATIN_FORM = /(?<=.)(?: (?:&|and)| (?:co|company|corp(?:oration)?|gmbh|group|inc(?:orporated)?|limited|llc|ltd|plc|pte|pty))+$/;

/** A name is compared with many others. */
const known = new Map<string, NameParts>();

function partsOf(name: string): NameParts {
  const found = known.get(name) ?? nameParts(name);
  if (known.size >= 5000) known.clear();
  known.set(name, found);
  return found;
}

function nameParts(name: string): NameParts {
  const text = name.slice(0, 100).normalize('NFKC').toLowerCase();
  const bracketed = [...text.matchAll(/\(([^()]*)\)/g)].map((match) => match[1]!);
  const core = withoutForm(text.replace(/\([^()]*\)/g, ' '));
  const place = PLACE_FIRST.exec(core)?.[0] ?? '';
  return {
    whole: withoutForm(text),
    place: words([place, ...bracketed].join(' ')).replace(/[省市]/g, ''),
    core: core.slice(place.length),
  };
}

function withoutForm(text: string): string {
  const plain = words(text) || text.trim();
  const short = plain.replace(FORM, '').replace(LATIN_FORM, '');
  return short.length < 2 ? plain : short;
}

/** Words with one blank between them, none beside Chinese characters. */
function words(text: string): string {
  return text
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}&]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();
}

/** Of the words as they stand and in order of the alphabet, what is more alike. */
function alike(a: string, b: string): number {
  if (a === b) return 1;
  const sorted = (text: string): string => text.split(' ').sort().join(' ');
  const asTheyStand = jaroWinkler(a, b);
  return a.includes(' ') && b.includes(' ') ? Math.max(asTheyStand, jaroWinkler(sorted(a), sorted(b))) : asTheyStand;
}

/** The Jaro–Winkler similarity of two texts. Which of two equal characters is matched may depend on the order, so the order is fixed. */
function jaroWinkler(one: string, other: string): number {
  const [a, b] = [[...(one < other ? one : other)], [...(one < other ? other : one)]];
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const matched: string[] = [];
  a.forEach((character, at) => {
    for (let place = Math.max(0, at - reach); place <= Math.min(b.length - 1, at + reach); place += 1) {
      if (b[place] !== character || taken.has(place)) continue;
      taken.add(place);
      matched.push(character);
      return;
    }
  });
  const count = matched.length;
  if (count === 0) return a.length === b.length && a.length === 0 ? 1 : 0;
  const inOrder = b.filter((_, place) => taken.has(place));
  const swapped = matched.filter((character, at) => character !== inOrder[at]).length / 2;
  const jaro = (count / a.length + count / b.length + (count - swapped) / count) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix += 1;
  return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro;
}
