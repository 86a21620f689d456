import type { TableDraft } from './from-table';

/**
 * Remarks the rows that hold at another level, or for others, than most rows of the document do: a column says it
 * (`信息层级`: 区村级, 村级), and an item has no place for it.
 */
export function remarkHoldsFor(drafts: readonly TableDraft[]): void {
  const counts = new Map<string, number>();
  for (const { holdsFor } of drafts)
    if (holdsFor) counts.set(holdsFor.value, (counts.get(holdsFor.value) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  for (const { draft, holdsFor } of drafts) {
    if (!holdsFor || holdsFor.value === most?.[0] || draft.worth.kind === 'open') continue;
    draft.remarks.push({ code: 'holds-for', from: holdsFor.heading, to: holdsFor.value });
  }
}
