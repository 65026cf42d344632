import type { Texts } from './texts';

/** Texts of `snapshot` and `verify-snapshots`, and of Drive. */
export const snapshotTexts = {
  'snapshot.done': {
    zh: '已备份 {sheets} 张工作表、{rows} 行（{size}）：{name}',
    en: 'Backed up {sheets} sheets, {rows} rows ({size}): {name}',
  },
  'snapshot.resumed': {
    zh: '中断前文件已存好，已补记到备份记录：{name}',
    en: 'The file had been kept before the interruption; it is now listed: {name}',
  },
  'snapshot.tooLarge': {
    zh: '备份压缩后有 {size}，超过 Google 单次上传的上限 {limit}，没有保存',
    en: 'The snapshot is {size} gzipped, more than the {limit} that Google takes at once; it wasn’t kept',
  },
  'snapshot.badKind': { zh: '没有「{kind}」这种备份。可用：{known}', en: 'There is no kind of snapshot “{kind}”. Known: {known}' },
  'snapshot.kind.manual': { zh: '手动', en: 'Manual' },
  'snapshot.kind.daily': { zh: '每日', en: 'Daily' },
  'snapshot.kind.weekly': { zh: '每周', en: 'Weekly' },
  'snapshot.kind.monthly': { zh: '每月', en: 'Monthly' },

  'verify.ok': { zh: '正常', en: 'OK' },
  'verify.none': { zh: '备份记录是空的，没有可校验的备份', en: 'No snapshots are listed, so there is nothing to verify' },
  'verify.done': { zh: '已校验 {checked} 份备份，{ok} 份正常', en: 'Verified {checked} snapshots; {ok} are OK' },
  'verify.damaged': { zh: '第 {row} 行，备份 {id}：{outcome}', en: 'Row {row}, snapshot {id}: {outcome}' },
  'verify.notYours': {
    zh: '第 {row} 行，备份 {id}：文件属于 {by}，只有其本人能校验',
    en: 'Row {row}, snapshot {id}: its file belongs to {by}, who alone can verify it',
  },
  'verify.left': { zh: '时间不够，还有 {left} 份没有校验。请再运行一次', en: 'Time ran out; {left} snapshots are left. Run this again' },
  'verify.failed': {
    zh: '{damaged} 份备份有问题（共校验 {checked} 份，结果已写入「{sheet}」）。{details}',
    en: '{damaged} of {checked} verified snapshots are damaged or missing; the outcomes are in “{sheet}”. {details}',
  },

  'damage.missing': { zh: '文件不存在或已被移到回收站', en: 'the file is missing or in the bin' },
  'damage.unlisted': { zh: '此行没有记录文件', en: 'this row names no file' },
  'damage.noId': { zh: '此行没有备份编号', en: 'this row has no snapshot id' },
  'damage.size': { zh: '文件大小与记录不符', en: 'the file’s size isn’t what was recorded' },
  'damage.gzip': { zh: '文件被截断或损坏，无法解压', en: 'the file is cut short or damaged and can’t be unpacked' },
  'damage.json': { zh: '内容不是完整的 JSON', en: 'its content isn’t whole JSON' },
  'damage.format': { zh: '不是 Kehu 备份', en: 'it isn’t a Kehu snapshot' },
  'damage.version': { zh: '由更新版本的 Kehu 生成，此版本无法校验', en: 'a newer Kehu made it; this version can’t check it' },
  'damage.sheet': { zh: '工作表「{sheet}」的内容已改变', en: 'the content of sheet “{sheet}” was altered' },
  'damage.rows': { zh: '工作表「{sheet}」的行列数不符', en: 'sheet “{sheet}” lacks rows or columns' },
  'damage.whole': { zh: '总校验和不符', en: 'the checksum of the whole doesn’t match' },
  'damage.record': { zh: '与备份记录不符', en: 'it doesn’t match the snapshots sheet' },

  'drive.failed': { zh: 'Google 云端硬盘返回错误 {status}：{reason}', en: 'Google Drive answered with error {status}: {reason}' },
  'drive.unreachable': { zh: '连接不上 Google 云端硬盘：{reason}', en: 'Google Drive can’t be reached: {reason}' },
} satisfies Texts;
