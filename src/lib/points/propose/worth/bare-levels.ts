import type { OutlineBlock } from '../outline';
import { phrasesIn } from '../phrases';
import type { ProposalDraft } from '../proposal';
import type { TextReading } from '../reading';
import { nameOfSeries } from '../name-in-context';
import { shortNameOf } from '../short-name-of';
import { sourceOfSpan } from '../source-of-span';
import { levelsIn, remarksOnLevels } from './levels-in';

const part = /^(.*?)(\d{1,4}(?:\.\d{1,2})?)分?$/;
/** Words of a level have few characters; only the first may have what it is of before it (`获得表彰:国家级50分`). */
const longest = 10;

/**
 * Reads levels that stand with their points and without a verb, below a heading that says whether these add or take:
 * `国家级20、省级10、市级5`. Null for any other words, and where the row's own figure isn't the greatest of them.
 */
export function bareLevelsOf(block: OutlineBlock, reading: TextReading): ProposalDraft | null {
  const sign = signOfHeading(block.section + block.title);
  const words = withoutEnd(reading.text.slice(block.start, block.end));
  if (sign === null || /[。;\n]/.test(words.trim()) || phrasesIn(words).length > 0) return null;
  const parts = words.split(/[,、]/).map((one) => part.exec(one.trim()));
  const levels = parts.map((match, n) => levelWithPoints(match, n === 0));
  const read = levels.filter((one) => one !== null);
  const isList = read.length > 1 && read.length === parts.length;
  if (!isList || new Set(read.map(({ level }) => level)).size < read.length) return null;
  if (block.max !== null && block.max !== Math.max(...read.map(({ points }) => points))) return null;
  const start = block.start + words.length - words.trimStart().length;
  const lead = (parts[0]?.[1] ?? '').split(':');
  return {
    name: block.title || nameOfSeries(shortNameOf(lead[0] ?? '')) || shortNameOf(words),
    worth: { kind: 'levels', levels: read.map(({ level, points }) => ({ level, points: sign * points })) },
    ...sourceOfSpan(reading, start, block.start + words.length),
    remarks: remarksOnLevels(words),
    unit: words,
    opposite: false
  };
}

/** Drops the signs and blanks at the end. A pattern for it would begin anew at each blank of a long row of them. */
function withoutEnd(words: string): string {
  let end = words.length;
  while (end > 0 && /[。;\s]/.test(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end);
}

function levelWithPoints(match: RegExpExecArray | null, isFirst: boolean) {
  const [, words = '', figure = ''] = match ?? [];
  const own = isFirst ? (words.split(':').pop() ?? '') : words;
  const [level, more] = levelsIn(words);
  if (level === undefined || more !== undefined || /\d/.test(words)) return null;
  return !isFirst && own.length > longest ? null : { level, points: Number(figure) };
}

const taking = /扣|减(?![少负轻灾免])|罚|负面|惩/;
const giving = /(?<![参增附])加(?![强快入大])|奖|正面|正向/;

/** `加分` adds, `惩戒` takes; null for a heading that says neither (`参加活动`), or both. */
export function signOfHeading(heading: string): 1 | -1 | null {
  const takes = taking.test(heading);
  return takes === giving.test(heading) ? null : takes ? -1 : 1;
}
