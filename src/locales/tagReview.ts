import type { Texts } from './texts';

/** What `tag-review` says and writes: what is wrong by a finding's kind, what can be done by its action. */
export const tagReviewTexts = {
  'tags.surplus': { zh: '有 {figure} 个自定义标签，最多 {limit} 个', en: 'Has {figure} free tags; at most {limit}' },
  'tags.unknown': { zh: '不在标签字典中', en: 'Not in the dictionary' },
  'tags.disabled': { zh: '已停用，但仍有客户使用', en: 'Turned off, but still used' },
  'tags.variant': { zh: '字典中称为「{target}」', en: 'Called “{target}” in the dictionary' },
  'tags.naming': { zh: '名称中有空格或分隔符，应是字典中的一个值', en: 'Has blanks or separators; a tag is one value of its dictionary' },
  'tags.alike': { zh: '与「{target}」写法相近', en: 'Written much like “{target}”' },
  'tags.together': { zh: '与「{target}」的客户 {figure}% 相同', en: 'Shares {figure}% of its customers with “{target}”' },
  'tags.unused': { zh: '没有客户使用', en: 'No customer has it' },
  'tags.rare': { zh: '使用客户少于 {rare}%', en: 'Fewer than {rare}% of customers have it' },
  'tags.usage': { zh: '', en: '' },

  'tags.merge': { zh: '并入「{target}」', en: 'Merge into “{target}”' },
  'tags.rename': { zh: '改名为「{target}」', en: 'Rename to “{target}”' },
  'tags.add': { zh: '加入标签字典', en: 'Add to the dictionary' },
  'tags.turnOff': { zh: '在字典中停用', en: 'Turn off in the dictionary' },
  'tags.turnOn': { zh: '在字典中启用', en: 'Turn on in the dictionary' },
  'tags.trim': { zh: '去掉「{tag}」', en: 'Take away “{tag}”' },

  'tags.done': {
    zh: '审查了 {tags} 个标签，「{sheet}」有 {proposals} 条建议。勾选后再运行一次即可执行',
    en: 'Reviewed {tags} tags; “{sheet}” has {proposals} proposals. Tick some and run this again to carry them out',
  },
  'tags.cut': { zh: '{kind} 只列出前 {most} 行，共 {count} 行', en: '{kind}: the first {most} of {count} rows' },
  'tags.applied': {
    zh: '已执行 {done} 条，{changed} 位客户的标签有变化。请再运行「更新标签与分层」',
    en: 'Carried out {done}; tags of {changed} customers changed. Now run “Refresh tags and tiers”',
  },
  'tags.passed': { zh: '{count} 条未执行，见「结果」列', en: '{count} were left out; see column “Outcome”' },
  'tags.stale': { zh: '未执行：审查后已有变化，请重新审查', en: 'Left out: changed since the review. Review again' },
  'tags.noneTicked': { zh: '没有勾选任何一行', en: 'No row is ticked' },
} satisfies Texts;
