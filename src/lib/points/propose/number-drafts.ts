import type { DraftWithNeeds } from './drafts';
import type { ProposalDraft, SchemeProposal } from './proposal';
import type { RowWorth } from './worth/worth';

/** The section of items that stand below no heading. */
const noHeading = '积分事项';

/** Gives each draft its id (`s2-3`, a clause `s2-3b`) and a name of its own; references use the id. */
export function numberDrafts(drafts: readonly (DraftWithNeeds & { section: string })[]): SchemeProposal[] {
  const found = drafts.map((one) => ({ ...one, section: one.section || noHeading }));
  const sections = [...new Set(found.map((one) => one.section))];
  const ids = idsOf(found, sections);
  const names = new Map<string, number>();
  return found.map(({ draft, needs, section }) => {
    const { name, worth, source, clause, remarks } = draft;
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    const needed = needs.map((one) => ids.get(one) ?? '');
    return {
      id: ids.get(draft) ?? '',
      name: times === 1 ? name : `${name}（${times}）`,
      section,
      worth: referring(worth, needed),
      source,
      clause,
      remarks
    };
  });
}

function idsOf(
  found: readonly (DraftWithNeeds & { section: string })[],
  sections: readonly string[]
): Map<ProposalDraft, string> {
  const ids = new Map<ProposalDraft, string>();
  const counts = new Map<string, number>();
  const next = (key: string) => {
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    return n;
  };
  for (const { draft, needs, section } of found) {
    const parent = draft.worth.kind === 'clause' ? ids.get(needs[0] ?? draft) : undefined;
    if (parent === undefined) {
      // Open rows don't take the numbers of the items around them.
      const of = `s${sections.indexOf(section) + 1}${draft.worth.kind === 'open' ? '-open' : ''}`;
      ids.set(draft, `${of}-${next(of)}`);
    } else {
      ids.set(draft, `${parent}${letters(next(parent))}`);
    }
  }
  return ids;
}

/** 1 → a, 26 → z, 27 → aa. */
function letters(n: number): string {
  const rest = (n - 1) % 26;
  const before = Math.floor((n - 1) / 26);
  return `${before > 0 ? letters(before) : ''}${String.fromCharCode(97 + rest)}`;
}

function referring(worth: RowWorth, ids: string[]): RowWorth {
  if (worth.kind === 'clause') return { ...worth, of: ids[0] ?? '' };
  if (worth.kind === 'standing') return { ...worth, unless: ids };
  return worth.kind === 'highest' ? { ...worth, items: ids } : worth;
}
