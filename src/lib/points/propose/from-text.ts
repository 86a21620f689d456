import { burdenIn } from '../check/forbidden-basis';
import { evenOut, plainPoints, repairDamage } from './damage';
import { asCap, draftsOf, type DraftWithNeeds } from './drafts';
import { bareLevelsOf } from './worth/bare-levels';
import type { RowWorth } from './worth/worth';
import { goodOf } from './worth/goods';
import { highestOf } from './worth/highest';
import { weightsIn } from './worth/weights';
import { unreadIn } from './unread-sentences';
import { mayBeRule, opensList } from './no-rule-reason';
import { markOwnersOf, type MarkedBlock } from './full-marks-owner';
import { figure } from './figures';
import { plainNumerals } from './numerals';
import { beginsDeed } from './headings';
import type { OutlineBlock } from './outline';
import type { ProposalDraft, Source } from './proposal';
import { readingOf, type Repair, type TextReading, reread } from './reading';
import { repairFinder } from './repair-finder';
import { pageNumber, tightPageNumber } from './source-of-span';

/** Reads running text: pages joined, signs evened out, scanning damage as what it most likely was. */
export function readingOfText(original: string): TextReading {
  return joinDeeds(plainReading(joinPages(readingOf(original))));
}

/** Evens out signs and numerals, and reads scanning damage as what it most likely was. */
export function plainReading(reading: TextReading): TextReading {
  return plainPoints(repairDamage(evenOut(plainNumerals(reading))));
}

/** The drafts of all blocks of one reading, each with its section. */
export function foundIn(
  reading: TextReading,
  blocks: readonly OutlineBlock[]
): (DraftWithNeeds & { section: string })[] {
  const parents = new Map<OutlineBlock, ProposalDraft>();
  const byBlock = new Map<OutlineBlock, DraftWithNeeds[]>();
  const weights = weightsIn(blocks, reading);
  const owners = markOwnersOf(blocks, reading.text);
  for (const owned of owners) {
    const whole = goodOf(owned.block, reading) ?? bareLevelsOf(owned.block, reading);
    const drafts = whole ? [] : draftsOf(owned, blocks, reading, parents);
    const draft = whole ?? (drafts.length === 0 ? weights.get(owned.block) : undefined);
    byBlock.set(owned.block, draft ? [{ draft, needs: [] }] : drafts);
  }
  capAwards(byBlock, owners, parents);
  const repairsIn = repairFinder(reading.repairs);
  let isList = false;
  return blocks.flatMap((block) => {
    const own = byBlock.get(block) ?? [];
    const highest = highestOf(block, blocks, reading, (one) => byBlock.get(one) ?? []);
    const ruled = highest ? [...own, highest] : own;
    const words = reading.text.slice(block.start, block.end);
    isList = (own.length > 0 && opensList(words)) || (isList && isCase(block, words, own));
    const open = isList && own.length === 0 ? [] : unreadIn(block, reading, ruled);
    const all = inOrder(ruled, open);
    // The drafts are changed in place, because others refer to these objects.
    for (const { draft } of all) draft.remarks.push(...remarksOn(draft, repairsIn));
    return all.map((one) => ({ ...one, section: block.section }));
  });
}

/** `志愿服务（10分）:每次加1分`: nobody assesses marks below which awards add up; they are the most of these. */
function capAwards(
  byBlock: ReadonlyMap<OutlineBlock, readonly DraftWithNeeds[]>,
  owned: readonly MarkedBlock[],
  parents: ReadonlyMap<OutlineBlock, ProposalDraft>
): void {
  for (const { block, owner } of owned) {
    const parent = owner ? parents.get(owner) : undefined;
    const adds = byBlock.get(block)?.some(({ draft }) => draft !== parent && isAward(draft.worth));
    if (parent?.worth.kind === 'assess' && adds) Object.assign(parent, asCap(parent));
  }
}

function isAward(worth: RowWorth): boolean {
  if (worth.kind === 'count' || worth.kind === 'standing') return worth.points > 0;
  return worth.kind === 'amount' ? worth.sign > 0 : worth.kind === 'levels' || worth.kind === 'ranks';
}

function isCase({ depth }: OutlineBlock, words: string, own: readonly DraftWithNeeds[]): boolean {
  return depth > 1 && own.length === 0 && !mayBeRule(words);
}

const person = '(?:双方|书记|主任|[组户村]长|负责人|责任人|家庭|户主)';
/** `（父母或配偶作为加分对象）`, `责任双方分别扣分`, `每有1人,党组织书记扣分`: the points of others than the sentence is about. */
const bearer = new RegExp(
  String.raw`[^,(]{2,16}作为[加减扣奖]分对象|[^,(]{0,16}${person}分别[加减扣奖](?:${figure})?分|(?<=,)[^,(\d]{0,10}${person}[加减扣]分$`
);

function remarksOn(
  { source, clause, worth }: ProposalDraft,
  repairsIn: (source: Source) => Repair[]
): ProposalDraft['remarks'] {
  const damage = repairsIn(source).map(({ from, to }) => ({ code: 'damaged' as const, from, to }));
  const burden = burdenIn(clause);
  // A figure in a column makes a count of its words later.
  const isOne = worth.kind === 'count' || worth.kind === 'assess';
  const whose = isOne ? bearer.exec(clause)?.[0].trim() : undefined;
  return [
    ...damage,
    ...(burden ? [{ code: 'burden' as const, from: burden.words }] : []),
    ...(whose === undefined ? [] : [{ code: 'bearer' as const, from: whose }])
  ];
}

/**
 * Puts each open draft before the first row that comes after it in the document; the others keep their
 * order.
 */
function inOrder(found: readonly DraftWithNeeds[], open: readonly DraftWithNeeds[]): DraftWithNeeds[] {
  const rows: DraftWithNeeds[] = [];
  let next = 0;
  // The open ones come in the document's order, so none goes before the place of the one before it.
  for (const one of open) {
    while (next < found.length && (found[next]?.draft.source.start ?? 0) <= one.draft.source.start) {
      const row = found[next];
      if (row) rows.push(row);
      next += 1;
    }
    rows.push(one);
  }
  return [...rows, ...found.slice(next)];
}

/**
 * Joins the pages of documents that were copied from a reader's site with a page number before each page
 * (`2、织建设…`), often in the middle of a sentence. They count as pages where every paragraph but the first
 * starts with its own number.
 */
function joinPages(reading: TextReading): TextReading {
  const pages = [pageNumber, tightPageNumber].find((between) => arePages(reading.text, between));
  if (!pages) return reading;
  const first = reread(reading, /^\s*1、/g, '', false);
  return { ...reread(first, pages, '', false), pages };
}

function arePages(text: string, between: RegExp): boolean {
  const starts = [...text.matchAll(between)].map((match) => Number(match[1]));
  if (starts.length < 2 || !starts.every((n, k) => n === k + 2)) return false;
  if (between === pageNumber) return [...text.matchAll(/\S[^\S\n]*\n\s*\n/g)].length <= starts.length;
  return areTightPages(text.trim().split('\n'));
}

/** A numbered list has such lines too, but these end with their sentences, and don't hold the document's own numbers. */
function areTightPages(lines: readonly string[]): boolean {
  const areNumbered = lines.every((line, n) => line.trimStart().startsWith(`${n + 1}、`));
  const isLong = lines.slice(0, -1).every((line) => line.length >= 100);
  const holdsNumbers = lines.some((line) => /\S[一二三]、|\S[(（][一二三123][)）]/.test(line));
  const isBroken = lines.some(
    (line, n) =>
      n > 0 && (/[,，、或和与及]\s*$/.test(lines[n - 1] ?? '') || /^\s*\d+、\s*[,，、;；。)）]/.test(line))
  );
  return areNumbered && isLong && holdsNumbers && isBroken;
}

/** A numbered line that ends in the midst of its sentence, before a line that says what the deed is worth. */
const brokenLine = new RegExp(
  String.raw`(?<=^|\n)[^\S\n]*(?:\d{1,3}[、.]|[(][一二三四五六七八九十\d]{1,3}[)]|[①-⑳])[^\S\n]*[\u4e00-\u9fff、]{2,24}\n` +
    String.raw`(?=[\u4e00-\u9fff][^\n。;]{0,60}?[的者],[^\n。;]{0,40}?${figure}分)`,
  'g'
);

/** Joins lines that part a deed (`1.未按要求⏎进行整改的,扣5分`): its second line alone would say the opposite. */
function joinDeeds(reading: TextReading): TextReading {
  const joined = (line: string) =>
    beginsDeed(line.replace(/^\s*[^\u4e00-\u9fff]*(?:[(].*?[)])?\s*/, '').trim()) ? line.slice(0, -1) : line;
  return reread(reading, brokenLine, joined, false);
}
