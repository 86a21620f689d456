import { kindOf, textOf, type Item } from '$lib/points';
import { isBlank } from './cell-number';
import { itemOfHeader } from './item-of-header';
import { markIn, type MarkMeaning, type ProposalGround } from './meaning';
import { dayColumns, type PeopleSheet } from '../layout/people-sheet';

export interface MarkProposal {
  mark: string;
  /** number of cells with it */
  count: number;
  meaning: MarkMeaning;
  why: ProposalGround | 'legend';
}

/** Different marks in one sheet: beyond it the days hold something else. */
export const mostMarks = 40;

/**
 * Marks of one sheet that are offered to be chosen, the most frequent ones; each is a row of the page with all items. Days
 * full of other texts have thousands.
 */
const mostOffered = 200;

/** Cells may hold two marks: 迟/早. */
export const marksIn = (text: string): string[] =>
  isBlank(text)
    ? []
    : text
        .normalize('NFKC')
        .split(/[\s/、,;，；]+/)
        .filter((mark) => mark !== '' && !isBlank(mark))
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

/**
 * The marks of an attendance sheet, most frequent first and `mostOffered` at most, each with its proposed meaning: the unit's last
 * choice, else the sheet's own legend (说明：△ 事假), else common use, else none, and then a person has to
 * choose.
 * @param items that are entered by how often they happen
 */
export function proposeMarks(
  sheet: PeopleSheet,
  items: readonly Item[],
  remembered: ReadonlyMap<string, string>
): MarkProposal[] {
  const counts = new Map<string, number>();
  const days = dayColumns(sheet);
  for (const { cells } of sheet.rows)
    for (const { at } of days)
      for (const mark of marksIn(textOf(cells[at]))) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const ids = new Set(items.map(({ id }) => id));
  const legend = legendIn(sheet.words.join(' '));
  const facts = countedItems(items);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostOffered)
    .map(([mark, count]) => {
      const before = markIn(remembered.get(mark) ?? '', ids);
      if (before) return { mark, count, meaning: before, why: 'remembered' };
      const said = legend.get(mark);
      const meaning = meaningOf(said ?? mark, facts);
      return { mark, count, meaning, why: said ? 'legend' : meaning ? 'same' : 'unknown' };
    });
}

/** Items that a mark may stand for: they count by how often, and nothing else has to be said. */
export const countedItems = (items: readonly Item[]) =>
  items.filter((item) => kindOf(item).hasQuantity && kindOf(item).isEntered(item));

function meaningOf(word: string, items: readonly Item[]): MarkMeaning {
  if (present.includes(word) || away.includes(word)) return { is: 'nothing' };
  const found = itemOfHeader(short[word] ?? word, items);
  return found && found.why !== 'similar' ? { is: 'item', item: found.item.id } : null;
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
