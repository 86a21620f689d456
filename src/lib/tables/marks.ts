import { kindOf, type Item } from '../points';
import { saysNothing } from './cell-number';
import { itemOfHeading } from './item-of-heading';

/** Cells may hold two marks: 迟/早. */
export const marksIn = (text: string): string[] =>
  saysNothing(text)
    ? []
    : text
        .normalize('NFKC')
        .split(/[\s/、,;，；]+/)
        .filter((mark) => mark !== '' && !saysNothing(mark))
        .map((mark) => Array.from(mark).slice(0, 12).join(''));

const present = [
  '√',
  '✓',
  '✔',
  '☑',
  '〇',
  '○',
  '◯',
  '●',
  'O',
  'o',
  'V',
  'v',
  'P',
  '出',
  '勤',
  '到',
  '全',
  '正',
  '上',
  '班',
  '出勤',
  '到岗',
  '全勤',
  '正常',
  '上班',
  '1',
  '8'
];
/** Away for a reason that no rule looks at: public business, rest, statutory leave. */
const away = [
  '公',
  '公出',
  '公差',
  '公假',
  '出差',
  '差',
  '休',
  '休息',
  '周末',
  '节',
  '节假日',
  '年',
  '年假',
  '年休',
  '年休假',
  '婚',
  '婚假',
  '产',
  '产假',
  '陪产假',
  '丧',
  '丧假',
  '探',
  '探亲',
  '探亲假',
  '工伤',
  '工',
  '调',
  '调休',
  '轮',
  '轮休',
  '补',
  '补休',
  '学',
  '学习',
  '培',
  '培训',
  '会',
  '会议',
  '值',
  '值班',
  '加',
  '加班',
  '外',
  '外出',
  '下乡'
];
/**
 * The meanings of single characters. 假 alone isn't among them, because only people know the kind of leave.
 */
const short: Record<string, string> = {
  迟: '迟到',
  早: '早退',
  旷: '旷工',
  缺: '旷工',
  事: '事假',
  病: '病假',
  '×': '旷工',
  x: '旷工',
  X: '旷工',
  '✗': '旷工',
  '✕': '旷工'
};

/** Items that a mark may stand for: they count by how often, and nothing else has to be said. */
export const countedItems = (items: readonly Item[]) =>
  items.filter((item) => kindOf(item).hasQuantity && kindOf(item).isEntered(item));

/**
 * The meaning of a mark: the sheet's own legend (说明：△ 事假), else common use; undefined where only people know it (假).
 * @returns an item, or null for a mark that stands for nothing to book
 */
export function meaningOfMark(
  mark: string,
  legend: ReadonlyMap<string, string>,
  items: readonly Item[]
): Item | null | undefined {
  const word = legend.get(mark) ?? mark;
  if (present.includes(word) || away.includes(word)) return null;
  const found = itemOfHeading(short[word] ?? word, items);
  return found && found.why !== 'similar' ? found.item : undefined;
}

const words = [
  '出勤',
  '到岗',
  '正常',
  '迟到',
  '早退',
  '旷工',
  '缺勤',
  '缺岗',
  '旷岗',
  '事假',
  '病假',
  '公假',
  '公出',
  '公差',
  '出差',
  '年休假',
  '年假',
  '年休',
  '婚假',
  '产假',
  '丧假',
  '探亲假',
  '工伤',
  '调休',
  '轮休',
  '休息',
  '培训',
  '学习',
  '值班',
  '加班'
];
const sign = '[√✓✔〇○◯●◎△▲▽▼☆★×✗✕※□■◇◆⊙⊕φΦ#@*+]';
const tokens = new RegExp(`(${words.join('|')})|(${sign})`, 'gu');

/** Reads a sheet's legend of its marks in either order: 出勤√ 事假△, or √出勤 △事假. */
export function legendIn(text: string): Map<string, string> {
  const found = [...text.normalize('NFKC').matchAll(tokens)].map(([, word, mark]) => ({ word, mark }));
  const legend = new Map<string, string>();
  const [first] = found;
  if (!first) return legend;
  for (let at = 0; at + 1 < found.length; at += 2) {
    const pair = [found[at], found[at + 1]];
    const word = pair.find((one) => one?.word !== undefined)?.word;
    const mark = pair.find((one) => one?.mark !== undefined)?.mark;
    // Two words in a row: no list of marks.
    if (word === undefined || mark === undefined) return legend;
    legend.set(mark, word);
  }
  return legend;
}
