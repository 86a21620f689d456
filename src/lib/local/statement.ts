import {
  itemOf,
  score,
  publishes,
  understands,
  type Conversion,
  type Effect,
  type Entry,
  type Item,
  type Scheme,
  type Statement
} from '../points';
import type { Decision, MyEntry, MyResult, MyState } from '../sync';

/** An effect of an entry, with all that explains it. */
export interface EntryLine {
  effect: Effect;
  item: Item;
  entry: MyEntry;
  /** the ruling behind this effect: on a reversed entry, the one that reversed it */
  decision: Decision | null;
  /** entries that explain the reason: what counted instead, what reversed it */
  because: MyEntry[];
}

/** What no entry says: a standing award, given or missed, full marks, an adjustment. Nobody decided it. */
export interface StandingLine {
  effect: Effect;
  /** null for an adjustment of the total */
  item: Item | null;
  /** what broke it */
  because: MyEntry[];
}

/** One's own period as the phone itself works it out. All lines together are exactly `statement.points` (M14). */
export interface MyStatement {
  statement: Statement;
  /** newest first */
  entries: EntryLine[];
  standing: StandingLine[];
  conversions: Conversion[];
}

/**
 * Scores a period from one's own entries, with the very rules of the server; a sealed one with the dates of its seal,
 * because a roster that was corrected since doesn't change it. Ranks need everyone's entries, so none is given. Null
 * when this version can't: the scheme has something that came after it.
 *
 * @param finished last month that is over, for the open one: standing awards wait for it
 */
export function statementOf(state: MyState, period: string, finished?: string): MyStatement | null {
  const scheme = schemeOf(state);
  if (!scheme || !publishes(scheme, period)) return null;
  const { subject: id, name, ...now } = state.person;
  const sealed = [...state.results, ...state.longer].find((result) => result.period === period);
  const { pool, group, from, to } = sealed ?? now;
  const { rows, conversions } = score({
    scheme,
    subjects: [{ id, name, pool, group, from, to }],
    entries: state.entries.map((entry): Entry => ({ ...entry, subject: id })),
    period,
    ...(finished === undefined ? {} : { finished })
  });
  const [statement] = rows;
  if (!statement) return null;

  const entries = new Map(state.entries.map((entry) => [entry.id, entry]));
  const decisions = new Map(state.decisions.map((decision) => [decision.id, decision]));
  const lines: Pick<MyStatement, 'entries' | 'standing'> = { entries: [], standing: [] };
  for (const effect of statement.effects) {
    const item = itemOf(scheme, effect.item) ?? null;
    const because = (effect.because ?? []).flatMap((one) => entries.get(one) ?? []);
    const entry = effect.entry === null ? undefined : entries.get(effect.entry);
    if (!entry) lines.standing.push({ effect, item, because });
    else if (!item) return null;
    else {
      const ground = (effect.reason === 'reversed' && because[0]) || entry;
      lines.entries.push({
        effect,
        item,
        entry,
        decision: decisions.get(ground.decision ?? '') ?? null,
        because
      });
    }
  }
  lines.entries.sort((a, b) =>
    a.entry.date === b.entry.date ? b.entry.seq - a.entry.seq : a.entry.date < b.entry.date ? 1 : -1
  );
  return { statement, ...lines, conversions };
}

/** The scheme that a phone reckons by; null when it says something that came after this version. */
export function schemeOf({ scheme }: Pick<MyState, 'scheme'>): Scheme | null {
  return understands(scheme.rules) ? scheme.rules : null;
}

/** What is open of a scheme in a month: the month itself, or where none are published the year. */
export function openPeriod(scheme: Scheme | null, month: string): string {
  return !scheme || publishes(scheme, month) ? month : month.slice(0, 4);
}

/** True when the phone's own reckoning is the sealed result's. */
export function agrees(own: Statement, sealed: MyResult): boolean {
  return own.points === sealed.points && own.balance === sealed.balance;
}

/** Against the sealed period before: how many places up (+) or down (−); null when one of them has no rank. */
export function placesWon(result: MyResult, before: MyResult | undefined): number | null {
  const ranked = before?.status === 'ranked' && result.status === 'ranked';
  return ranked && before.rank !== null && result.rank !== null ? before.rank - result.rank : null;
}
