import type { RuleInBrief } from '$lib/sync';

export type RuleLine =
  | { kind: 'part'; title: string; /** the part began on an earlier page */ again: boolean }
  | { kind: 'line'; text: string; points: string; clause: string };

export type RulePage = readonly RuleLine[];

/** The rules' parts and lines in one list; each line knows its part, for the case that it begins a page. */
export function ruleLines({ parts }: RuleInBrief): (RuleLine & { of: string })[] {
  return parts.flatMap(({ title, lines }) => [
    { kind: 'part' as const, title, again: false, of: title },
    ...lines.map((line) => ({ kind: 'line' as const, ...line, of: title }))
  ]);
}

/**
 * Divides a rule document into pages: as many lines as fit, a part's title never alone at the foot, and
 * repeated at the head of the page on which the part goes on.
 * @param fits whether these lines fit on one page
 */
export function rulePages(rule: RuleInBrief, fits: (page: RulePage) => boolean): RulePage[] {
  const pages: RuleLine[][] = [];
  let page: RuleLine[] = [];
  const slot = () => {
    const last = page[page.length - 1];
    const held = last?.kind === 'part' && page.length > 1 ? [last] : [];
    pages.push(held.length > 0 ? page.slice(0, -1) : page);
    page = held;
  };
  for (const { of, ...line } of ruleLines(rule)) {
    if (page.length > 0 && !fits([...page, line])) {
      slot();
      const begins = line.kind === 'part' || page.length > 0;
      if (!begins) page.push({ kind: 'part', title: of, again: true });
    }
    page.push(line);
  }
  return page.length > 0 ? [...pages, page] : pages;
}
