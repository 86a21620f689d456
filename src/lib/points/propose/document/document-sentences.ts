import type { SchemeProposal } from '../proposal';
import { factIn, type DocumentFact } from './document-facts';
import { figureOf } from '../figures';
import { noRuleReason, opensList, type NoRuleReason } from '../no-rule-reason';

/** A piece of a document, with what has become of it. */
export interface DocumentSentence {
  /** offsets in the document; each piece begins where the one before it ends */
  start: number;
  end: number;
  /** `rule`: rows come from it; `open`: it may be a rule, and a person says which; `fact`: understood, and no item; `none`: no rule */
  is: 'rule' | 'open' | 'fact' | 'none';
  /** ids of the rows, open ones too, that come from it */
  rows: string[];
  fact: DocumentFact | null;
  /** why it is no rule */
  why: NoRuleReason | null;
}

/** The number or title of a part, which is no sentence. */
export interface Heading {
  start: number;
  end: number;
  why: NoRuleReason;
}

interface DocumentParts {
  rows: readonly SchemeProposal[];
  /** cells of a table that say something of a row */
  parts: readonly Span[];
  headings: readonly Heading[];
}

/** Cuts the whole document into pieces, each of which is accounted for. */
export function documentSentences(
  original: string,
  { rows, parts, headings }: DocumentParts
): DocumentSentence[] {
  const taken = spansOf(rows, parts);
  const pieces: DocumentSentence[] = [];
  const sorted = [...headings].sort((a, b) => a.start - b.start);
  let at = 0;
  let first = 0;
  for (const span of [...taken, null]) {
    const to = span?.start ?? original.length;
    // A long table has thousands of labels: each gap between rows looks at its own.
    while ((sorted[first]?.end ?? Infinity) <= at) first += 1;
    let last = first;
    while ((sorted[last]?.start ?? Infinity) < to) last += 1;
    pieces.push(...between(original, at, to, sorted.slice(first, last)));
    if (!span) break;
    pieces.push(pieceOf(original, span));
    at = span.end;
  }
  return closedUp(original, pieces);
}

interface Span {
  start: number;
  end: number;
  rows: SchemeProposal[];
}

/** The places that rows come from; those that overlap are one place with several rows. */
function spansOf(rows: readonly SchemeProposal[], parts: readonly Span[]): Span[] {
  const spans: Span[] = [];
  const own = rows.map((row): Span => {
    const { start, end } = row.source;
    return { start, end, rows: [row] };
  });
  const all = [...own, ...parts].sort((a, b) => a.start - b.start || a.end - b.end);
  for (const { start, end, rows: ofSpan } of all) {
    const last = spans[spans.length - 1];
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.rows.push(...ofSpan.filter((row) => !last.rows.includes(row)));
    } else spans.push({ start, end, rows: [...ofSpan] });
  }
  return spans;
}

function pieceOf(original: string, { start, end, rows }: Span): DocumentSentence {
  const open = rows.every(({ worth }) => worth.kind === 'open');
  const fact = open ? factIn(original.slice(start, end)) : null;
  const is = fact ? 'fact' : open ? 'open' : 'rule';
  return { start, end, is, rows: rows.map(({ id }) => id), fact, why: null };
}

/**
 * The sentences between two places that rows come from.
 * @param headings by where they begin
 */
function between(
  original: string,
  from: number,
  to: number,
  headings: readonly Heading[]
): DocumentSentence[] {
  const cuts = new Set([from, to]);
  for (const { start, end } of headings)
    for (const cut of [start, end]) if (cut > from && cut < to) cuts.add(cut);
  for (const match of original.slice(from, to).matchAll(/[。；;\t]|\n(?!\s*完)/g))
    cuts.add(from + match.index + 1);
  const places = [...cuts].sort((a, b) => a - b);
  // A list in one line may have thousands of numbers: those that ended are passed once.
  let next = 0;
  return places.slice(0, -1).map((start, n) => {
    const end = places[n + 1] ?? to;
    const text = original.slice(start, end);
    while ((headings[next]?.end ?? Infinity) <= start) next += 1;
    const nearest = headings[next];
    const heading = nearest && nearest.start <= start ? nearest : null;
    const fact = heading ? null : factIn(text);
    const why = heading?.why ?? reasonFor(text);
    return fact
      ? { start, end, is: 'fact', rows: [], fact, why: null }
      : { start, end, is: 'none', rows: [], fact: null, why };
  });
}

/** The rest beside rows is a label, or a part of what somebody is asked to do: else it would have a row of its own. */
function reasonFor(text: string): NoRuleReason {
  return noRuleReason(text) ?? (/[。；;，,：:]/.test(text) ? 'demand' : 'heading');
}

/** Words that say again what the rule before them says: its full marks, or that it takes no more than these. */
const said =
  /^\s*(?:[(（]\s*[\d.]+\s*分\s*[)）]|[,，]?(?:此项|该项|本项)?扣\s*完(?:为止|本项分值)?|每次|每人|不等|[(（]含[)）]|(?:[/／](?:人?次|[人户天篇件项起]))+)[。；;\s]*$/;

/**
 * Gives signs and white space without words to the piece before them, and a number to the sentence that it counts: nobody
 * has to say anything of a full stop.
 */
function closedUp(original: string, pieces: readonly DocumentSentence[]): DocumentSentence[] {
  const kept: DocumentSentence[] = [];
  let from: number | null = null;
  let list: OpenList | null = null;
  for (const piece of pieces) {
    const last = kept[kept.length - 1];
    const words = original.slice(piece.start, piece.end);
    const isWordless = piece.is === 'none' && (!/[\p{L}\p{N}]/u.test(words) || said.test(words));
    if (piece.end === piece.start) continue;
    if (from === null && last && (isWordless || goesOnIn(original, last, piece))) last.end = piece.end;
    else if (piece.why === 'number' || (from !== null && isWordless)) from ??= piece.start;
    else {
      const start = from ?? piece.start;
      list = goesOnAt(original, { ...piece, start }, listOf(original, last) ?? list);
      const isCase = list !== null && piece.is === 'none';
      kept.push({ ...piece, start, ...(isCase && list ? { is: list.is, rows: list.rows, why: null } : {}) });
      from = null;
    }
  }
  if (from !== null)
    kept.push({ start: from, end: original.length, is: 'none', rows: [], fact: null, why: 'number' });
  return kept;
}

/** A sentence that goes on in numbered cases (`有下列情形之一的,不参加评价:`), while they go on: they are as much a rule as it is. */
interface OpenList {
  is: 'rule' | 'open';
  rows: string[];
  /** how the sentence itself is numbered; null where it isn't */
  opener: CaseNumber | null;
  /** how its last case is numbered; null before the first */
  mark: CaseNumber | null;
}

function listOf(original: string, piece: DocumentSentence | undefined): OpenList | null {
  if ((piece?.is !== 'rule' && piece?.is !== 'open') || !opensList(original.slice(piece.start, piece.end)))
    return null;
  const opener = markOf(original.slice(piece.start, piece.end));
  return { is: piece.is, rows: piece.rows, opener, mark: null };
}

/** The list as it is at a piece: null where the piece is no more of it. */
function goesOnAt(
  original: string,
  { start, end, is, why }: DocumentSentence,
  list: OpenList | null
): OpenList | null {
  if (!list || why === 'table-head') return null;
  // Cases of a rule with figures of their own are rules beside it.
  if (list.is === 'rule' && is !== 'none') return null;
  const mark = markOf(original.slice(start, end));
  if (mark !== null) return isCaseOf(list, mark) ? { ...list, mark } : null;
  return beginsLine(original, start) && is === 'none' ? null : list;
}

/** Whether nothing but white space stands before a place of its line. */
function beginsLine(text: string, at: number): boolean {
  let before = at;
  while (before > 0 && text[before - 1] !== '\n' && /\s/.test(text[before - 1] ?? '')) before -= 1;
  return before === 0 || text[before - 1] === '\n';
}

/** The number of a case. */
interface CaseNumber {
  kind: string;
  number: number;
}

const marks: Record<string, RegExp> = {
  article: /^\s*第([一二三四五六七八九十百\d]{1,5})[条章节]/,
  chapter: /^\s*([一二三四五六七八九十]{1,3})、/,
  part: /^\s*[(（]([一二三四五六七八九十]{1,3})[)）]/,
  sub: /^\s*[(（](\d{1,3})[)）]/,
  item: /^\s*(\d{1,3})\s*[、.．](?!\d)/,
  circled: /^\s*([①-⑳])/,
  bullet: /^\s*[-–—*•·●○◆◇■□](?!\d)/
};

/** How a sentence is numbered; null where it isn't. */
function markOf(words: string): CaseNumber | null {
  for (const [kind, pattern] of Object.entries(marks)) {
    const match = pattern.exec(words);
    if (match) return { kind, number: numberOf(match[1] ?? '') };
  }
  return null;
}

function numberOf(mark: string): number {
  return /^[①-⑳]$/.test(mark) ? mark.charCodeAt(0) : figureOf(mark);
}

/** Articles are no cases, and neither are sentences that are numbered as the list's own is. */
function isCaseOf({ opener, mark: last }: OpenList, mark: CaseNumber): boolean {
  if (mark.kind === 'article' || (mark.kind !== 'bullet' && mark.kind === opener?.kind)) return false;
  return last === null || isNext(mark, last);
}

/** A number that damage has made unreadable may be missing between them. */
function isNext(mark: CaseNumber, before: CaseNumber): boolean {
  return mark.kind === before.kind && (mark.kind === 'bullet' || mark.number > before.number);
}

/** Cells of one row of a table: its labels, its head, or what a rule is worth beside the rule. */
function goesOnIn(original: string, last: DocumentSentence, piece: DocumentSentence): boolean {
  const isCell = original[last.end - 1] === '\t';
  if (last.rows.length > 0 && last.is === piece.is)
    return isCell && piece.rows.every((row) => last.rows.includes(row));
  return last.why === piece.why && (piece.why === 'table-head' || (piece.why === 'heading' && isCell));
}
