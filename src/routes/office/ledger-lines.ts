import { formatPoints, itemOf, levelNames, score, type Hundredths, type Scheme } from '$lib/points';
import { scorable } from '$lib/server/ledger/scorable';
import { schemeOf } from '$lib/server/periods/score-month';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { getLocale } from '$lib/text/generated/runtime.js';

/** A ledger line with all that explains it: what, on which clause, on which ground, and what it counts. */
export interface LedgerLine {
  id: string;
  date: string;
  period: string;
  subject: string;
  name: string;
  item: string;
  clause: { ref: string; text: string } | null;
  matter: string;
  basis: string;
  decision: { date: string; body: string; minutes: string } | null;
  /** the number of the line that it undoes */
  reverses: string | null;
  points: string;
  /** the same in whole hundredths */
  hundredths: Hundredths;
  /** why it counts less than its face value; null when it counts in full */
  reason: string | null;
}

/** The lines booked in a month, newest first; of one person, when named. */
export async function ledgerLines(
  stores: UnitStores,
  { month, subject }: { month: string; subject: string | null }
): Promise<LedgerLine[]> {
  const scheme = schemeOf(stores);
  const subjects = await stores.roster.list();
  const names = new Map(subjects.map(({ id, name }) => [id, name]));
  const decisions = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const entries = await stores.ledger.entries();
  const { rows } = score({ scheme, subjects, entries: scorable(entries), period: month });
  const effects = new Map(
    rows.flatMap((row) => row.effects.map((effect) => [effect.entry, effect] as const))
  );
  return entries
    .filter((entry) => entry.period === month && (subject === null || entry.subject === subject))
    .reverse()
    .map((entry) => {
      const effect = effects.get(entry.id);
      const item = itemOf(scheme, entry.item);
      return {
        id: entry.id,
        date: entry.date,
        period: entry.period,
        subject: entry.subject,
        name: names.get(entry.subject) ?? entry.subject,
        item: itemText(scheme, entry),
        clause: item ? item.clause : null,
        matter: entry.matter,
        basis: entry.basis,
        decision: decisions.get(entry.decision) ?? null,
        reverses: entry.reverses,
        points: formatPoints(effect?.points ?? 0, { signed: true }),
        hundredths: effect?.points ?? 0,
        reason: !effect || effect.reason === 'counted' ? null : effect.reason
      };
    });
}

/** 调解纠纷 2 起, 受表彰 市; a reversal is named by what it undoes. */
export function itemText(
  scheme: Scheme,
  entry: { item: string; quantity: number; value: string; reverses: string | null }
): string {
  if (entry.reverses !== null) return entry.reverses;
  const item = itemOf(scheme, entry.item);
  if (!item) return entry.item;
  const english = getLocale() === 'en';
  const name = english ? item.english : item.name;
  if (entry.quantity > 1)
    return english ? `${name} × ${entry.quantity}` : `${name}\u3000${entry.quantity} ${item.measure}`;
  if (entry.value === '') return name;
  const level = Object.entries(levelNames).find(([key]) => key === entry.value)?.[1];
  return `${name}\u3000${!english && level ? level : entry.value}`;
}
