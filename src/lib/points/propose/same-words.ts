import type { DraftWithNeeds } from './drafts';
import type { ProposalDraft } from './proposal';

/**
 * Remarks the rows of a section that have the same words and different points: what tells them apart stands in a label, or
 * nowhere, and both would count.
 */
export function remarkSameWords(drafts: readonly (DraftWithNeeds & { section: string })[]): void {
  const rows = new Map<string, Counted[]>();
  for (const { draft, section } of drafts) {
    if (!isCount(draft)) continue;
    const words = draft.unit.replace(/[\s\p{P}]+/gu, '');
    if (words.length < 4) continue;
    const key = JSON.stringify([section, draft.name.replace(/\s+/g, ''), words]);
    const same = rows.get(key);
    if (same) same.push(draft);
    else rows.set(key, [draft]);
  }
  for (const same of rows.values()) {
    const [first] = same;
    const differing = same.find(({ worth }) => worth.points !== first?.worth.points);
    for (const draft of same) {
      const other = draft.worth.points === first?.worth.points ? differing : first;
      if (other) draft.remarks.push({ code: 'same-words', from: String(other.worth.points) });
    }
  }
}

type Counted = ProposalDraft & { worth: { kind: 'count'; points: number } };

function isCount(draft: ProposalDraft): draft is Counted {
  return draft.worth.kind === 'count';
}
