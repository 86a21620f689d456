import { namesApart } from '../../roster/names-apart';
import { yearOf } from '$lib/calendar';
import type { Hundredths, StatementStatus, WrittenEntry } from '$lib/points';
import { publishedWith } from '../../periods/closing';
import { scoreWholeToExtend } from '../../periods/score-period';
import type { UnitState } from '../plan/plan-import';

/** A person's place in a period, before or after a correction. */
export interface PlaceInPeriod {
  points: Hundredths;
  /** null without a rank; `status` says why */
  rank: number | null;
  status: StatementStatus;
}

/** A change that a correction makes to one person in one period. */
export interface CorrectionEffect {
  period: string;
  /** 编号 */
  subject: string;
  name: string;
  before: PlaceInPeriod;
  after: PlaceInPeriod;
}

/**
 * Lists the changes that new entries make: in each period around the months that they are booked in and that the
 * scheme publishes, everybody whose points, rank or status differ. Those whose entries they are come first; they
 * are listed also where nothing changes, since that is an answer too.
 */
export function correctionEffects(unit: UnitState, entries: readonly WrittenEntry[]): CorrectionEffect[] {
  const own = entries.map((entry) => ({ ...entry, matterKey: unit.keyOf(entry.matterText) }));
  const concerned = new Set(entries.map(({ subject }) => subject));
  const names = namesApart(unit.subjects);
  const periods = new Set(entries.flatMap(({ period }) => publishedWith(unit.scheme, period)));
  return [...periods].flatMap((period) => {
    const reckoning = scoreWholeToExtend({
      scheme: unit.scheme,
      subjects: unit.subjects,
      entries: unit.entries,
      ballots: unit.ballots?.get(yearOf(period)) ?? [],
      paper: unit.paper,
      first: unit.first,
      period
    });
    const old = new Map(reckoning.result.rows.map((row) => [row.subject, row]));
    const effects = reckoning.with(own).result.rows.flatMap((row): CorrectionEffect[] => {
      const was = old.get(row.subject);
      if (!was) return [];
      const [before, after] = [placeOf(was), placeOf(row)];
      if (!concerned.has(row.subject) && isAlike(before, after)) return [];
      return [{ period, subject: row.subject, name: names.get(row.subject) ?? row.subject, before, after }];
    });
    return effects.sort((a, b) => Number(concerned.has(b.subject)) - Number(concerned.has(a.subject)));
  });
}

function placeOf({ points, rank, status }: PlaceInPeriod): PlaceInPeriod {
  return { points, rank, status };
}

function isAlike(a: PlaceInPeriod, b: PlaceInPeriod): boolean {
  return a.points === b.points && a.rank === b.rank && a.status === b.status;
}
