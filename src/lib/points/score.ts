import { concludePools, convertAll } from './conclude';
import { isMonthInForce, publishes } from './in-force';
import { compare } from './kinds/order';
import type { Entry, Subject } from './ledger';
import { monthsFrom, periodOf } from './period';
import { inRankOrder } from './rank';
import { rulebookOf } from './rulebook';
import type { Scheme } from './scheme';
import { scoreOne, type Scored } from './score-one';
import type { Result } from './statement';

export interface ScoreInput {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** of these subjects, of any year, checked as `readEntries` checks them; their order changes nothing (M6) */
  entries: readonly Entry[];
  /** `2026-10`, `2026-Q4`, `2026-H2` or `2026` */
  period: string;
  /** last month that is over, `YYYY-MM`: standing awards wait for it. Default: the whole period is over */
  finished?: string;
}

/** A period that was scored, to go on from when entries are added. Never changed itself. */
export interface Reckoning {
  readonly result: Result;
  /** The same period with these entries besides: exactly what scoring all of them gives, without scoring the others anew. */
  with(entries: readonly Entry[]): Reckoning;
}

/**
 * Scores a period for everyone in it (M1–M14). Points are whole hundredths throughout.
 * Throws RangeError for a period that the scheme doesn't publish (`publishes`) and for unknown items.
 */
export function score(input: ScoreInput): Result {
  return reckon(input).result;
}

/** As `score`, but what it gives can be gone on from. */
export function reckon({ scheme, subjects, entries, period: name, finished }: ScoreInput): Reckoning {
  if (!publishes(scheme, name)) throw new RangeError(`${scheme.id} has no period ${name}`);
  const book = rulebookOf(scheme);
  const period = periodOf(name);
  const months = monthsFrom(`${period.year}-01`, period.last).filter(
    (month) => isMonthInForce(scheme, month) && (finished === undefined || month <= finished)
  );
  // In the subjects' order by id: conversions and warnings are told in it.
  const inOrder = [...subjects].sort((a, b) => compare(a.id, b.id));
  const scoredWith = (own: readonly Entry[], subject: Subject): Part => ({
    subject,
    entries: own,
    scored: scoreOne(subject, own, period, months, book)
  });

  const going = (parts: readonly Part[]): Reckoning => ({
    result: concluded(parts),
    with(added) {
      const more = bySubject(added);
      return going(
        parts.map((part) => {
          const own = more.get(part.subject.id);
          return own ? scoredWith([...part.entries, ...own], part.subject) : part;
        })
      );
    }
  });

  function concluded(parts: readonly Part[]): Result {
    const rows = parts.map(({ scored }) => ({ ...scored.statement }));
    const { outcomes, ties } = concludePools(rows, period, scheme);
    const all = parts.map(({ scored }) => scored);
    return {
      scheme: scheme.id,
      period: name,
      rows: rows.sort(inRankOrder),
      outcomes,
      conversions: convertAll(all, scheme),
      warnings: [...all.flatMap(({ warnings }) => warnings), ...ties]
    };
  }

  const ledger = bySubject(entries);
  return going(inOrder.map((subject) => scoredWith(ledger.get(subject.id) ?? [], subject)));
}

interface Part {
  subject: Subject;
  entries: readonly Entry[];
  scored: Scored;
}

function bySubject(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.subject);
    if (group) group.push(entry);
    else groups.set(entry.subject, [entry]);
  }
  return groups;
}
