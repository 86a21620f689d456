import type { RuleInBrief } from '$lib/sync';

export type RuleLine =
  | { kind: 'part'; title: string; /** the part began on an earlier page */ again: boolean }
  | { kind: 'line'; text: string; points: string; clause: string };

export type RulePage = readonly RuleLine[];

/** The rules' parts and lines in one list; each line knows its part, for the case that it begins a page. */
function ruleLines({ parts }: RuleInBrief): (RuleLine & { of: string })[] {
  return parts.flatMap(({ title, lines }) => [
    { kind: 'part' as const, title, again: false, of: title },
    ...lines.map((line) => ({ kind: 'line' as const, ...line, of: title }))
  ]);
}

/** The space between two lines in characters, which counts when the lengths of two pages are compared. */
const gap = 10;

/**
 * Divides a rule document into pages: as many lines as fit, a part's title never alone at the foot, and
 * repeated at the head of the page on which the part goes on. A last page that is less than half full shares
 * with the one before it, as running text does.
 * @param fits whether these lines fit on one page
 */
export function rulePages(rule: RuleInBrief, fits: (page: RulePage) => boolean): RulePage[] {
  const lines = ruleLines(rule);
  const starts: number[] = [];
  for (let start = 0; start < lines.length; start = endOf(lines, start, fits)) starts.push(start);
  const even = evenStart(lines, starts.slice(-2), fits);
  if (even !== null) starts.splice(-1, 1, even);
  return starts.map((start, page) => pageOf(lines, start, starts[page + 1]));
}

type PlacedRuleLine = ReturnType<typeof ruleLines>[number];

/** The page of the lines from `start` to before `end`, with the title of a part that goes on. */
function pageOf(lines: readonly PlacedRuleLine[], start: number, end?: number): RuleLine[] {
  const page = lines.slice(start, end).map(({ of: _, ...line }): RuleLine => line);
  const first = lines[start];
  return first?.kind === 'line' ? [{ kind: 'part', title: first.of, again: true }, ...page] : page;
}

/** Finds where a page ends that takes as much as fits, one line at least. */
function endOf(lines: readonly PlacedRuleLine[], start: number, fits: (page: RulePage) => boolean): number {
  let end = start + 1;
  while (end < lines.length && fits(pageOf(lines, start, end + 1))) end += 1;
  const isTitleAtFoot = end < lines.length && lines[end - 1]?.kind === 'part';
  return isTitleAtFoot && end - 1 > start ? end - 1 : end;
}

/**
 * Finds where the last page begins when the last two are as equally long as they can be.
 * @param pair starts of the last two pages
 * @returns null: the last page stays, because it is half full or there is no such division
 */
function evenStart(
  lines: readonly PlacedRuleLine[],
  [before, last]: readonly number[],
  fits: (page: RulePage) => boolean
): number | null {
  if (before === undefined || last === undefined) return null;
  const lastPage = pageOf(lines, last);
  if (!fits([...lastPage, ...lastPage])) return null;
  const [even] = lines
    .map((_, start) => start)
    .slice(before + 1, last)
    .filter((start) => lines[start - 1]?.kind !== 'part')
    .map((start) => ({ start, page: pageOf(lines, before, start), rest: pageOf(lines, start) }))
    .sort((a, b) => differenceOf(a) - differenceOf(b));
  return even && fits(even.page) && fits(even.rest) ? even.start : null;
}

function differenceOf({ page, rest }: { page: RulePage; rest: RulePage }): number {
  return Math.abs(lengthOf(page) - lengthOf(rest));
}

function lengthOf(page: RulePage): number {
  return page.reduce((sum, line) => sum + (line.kind === 'part' ? line.title : line.text).length + gap, 0);
}
