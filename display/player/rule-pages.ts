import type { RuleInBrief } from '$lib/sync';

export type RuleLine =
  | { kind: 'part'; title: string; /** it began on a page before this one */ again: boolean }
  | { kind: 'line'; text: string; points: string; clause: string };

export type RulePage = readonly RuleLine[];

/** The rule's parts and lines one under the other; each line knows its part, for the page that it may have to begin. */
export function ruleLines({ parts }: RuleInBrief): (RuleLine & { of: string })[] {
  return parts.flatMap(({ title, lines }) => [
    { kind: 'part' as const, title, again: false, of: title },
    ...lines.map((line) => ({ kind: 'line' as const, ...line, of: title }))
  ]);
}

/**
 * Pages of a rule document: as many lines as fit, a part's title never alone at the foot, and again at the head of the
 * page on which it goes on.
 *
 * @param fits whether these lines fit on one page
 */
export function rulePages(rule: RuleInBrief, fits: (page: RulePage) => boolean): RulePage[] {
  const pages: RuleLine[][] = [];
  let page: RuleLine[] = [];
  const turn = () => {
    const last = page[page.length - 1];
    const held = last?.kind === 'part' && page.length > 1 ? [last] : [];
    pages.push(held.length > 0 ? page.slice(0, -1) : page);
    page = held;
  };
  for (const { of, ...line } of ruleLines(rule)) {
    if (page.length > 0 && !fits([...page, line])) {
      turn();
      const begins = line.kind === 'part' || page.length > 0;
      if (!begins) page.push({ kind: 'part', title: of, again: true });
    }
    page.push(line);
  }
  return page.length > 0 ? [...pages, page] : pages;
}
