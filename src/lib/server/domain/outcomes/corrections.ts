import { addDays, countDays, dayIn, isDay } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { needReason } from '../../platform/text/need-text';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { rulesAtEnd } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { WantedCorrection } from './outcomes';
import { longestReason } from './rule-on-outcomes';
import { seenPeriods } from './seen-periods';
import { seesClosed } from './sees-closed';
import { holdsTalk } from './holds-talk';
import { holdingRulings } from './unsettled';

/** A correction as the office and the person see it. */
export interface CorrectionLine extends WantedCorrection {
  /** the outcome's names and clause; its id and no clause where a later version doesn't have it any more */
  name: string;
  english: string;
  clause: { ref: string; text: string } | null;
  /** days since its day, while it is open; 0: in time */
  late: number;
  /** it is open, and its day is within two weeks or over */
  isNear: boolean;
}

/** How many days ahead an open correction is reminded of. */
const daysAhead = 14;

/** Whether an actor sees corrections at all: of talks and sanctions, or of the talks that its organ holds. */
export function seesCorrections(actor: Actor, stores: UnitStores): boolean {
  return seesClosed(actor, stores) || actor.roles.includes('commission');
}

/** The corrections that talks and sanctions want by a day (限期整改), as far as the actor sees them. */
export async function correctionLines(
  stores: UnitStores,
  now: Date,
  actor: Actor
): Promise<CorrectionLine[]> {
  const today = dayIn(stores.unit.timeZone, now);
  const periods = new Set(seesClosed(actor, stores) ? await seenPeriods(stores, actor) : []);
  const isSeen = (each: WantedCorrection) => periods.has(each.period) || holdsTalk(actor, stores, each);
  const holds = await holdingRulings(stores);
  const wanted = (await stores.outcomes.corrections()).filter((each) => isSeen(each) && holds(each));
  return wanted.map((correction) => {
    const { outcomes } = rulesAtEnd(stores, correction.period);
    const rule = outcomes.find(({ id }) => id === correction.rule);
    const { day, by } = correction;
    return {
      ...correction,
      name: rule?.name ?? correction.rule,
      english: rule?.english ?? correction.rule,
      clause: rule ? { ref: rule.clause.ref, text: rule.clause.text } : null,
      late: day === null && today > by ? countDays(by, today) - 1 : 0,
      isNear: day === null && by <= addDays(today, daysAhead)
    };
  });
}

/** The open corrections that the actor is reminded of; none for whoever doesn't see talks and sanctions. */
export async function correctionsWaiting(
  stores: UnitStores,
  now: Date,
  actor: Actor
): Promise<{ count: number; late: boolean }> {
  const near = (await correctionLines(stores, now, actor)).filter(({ isNear }) => isNear);
  return { count: near.length, late: near.some(({ late }) => late > 0) };
}

/**
 * Records that a correction was made, which closes its day.
 * @throws Problem `not-found` for one that isn't open, `bad-date`, `date-in-future`, `reason-missing`,
 * `own-outcome`
 */
export function closeCorrection(
  app: App,
  actor: Actor,
  { key, ...input }: { key: string; ruling: string; day: string; words: string }
) {
  return app.runCommand(
    actor,
    { permission: 'close-corrections', key, input: { ...input } },
    async (stores) => {
      const { ruling, day, words } = input;
      const seen = await correctionLines(stores, app.clock(), actor);
      const open = seen.find((each) => each.ruling === ruling);
      if (open?.day !== null) throw new Problem('not-found', 404);
      if (!isDay(day)) throw new Problem('bad-date', 422, { value: day });
      if (day > dayIn(stores.unit.timeZone, app.clock()))
        throw new Problem('date-in-future', 422, { value: day });
      needReason(words, longestReason);
      const { subject } = open;
      const parts = partsInRow(await actingPerson(actor, stores.accounts), subject);
      if (isBarred({ deed: 'decide', parts })) {
        const name = (await stores.roster.find(subject))?.name ?? subject;
        throw new Problem('own-outcome', 403, { name });
      }
      await stores.outcomes.correct({ ruling, subject, day, words, account: actor.account });
      return null;
    }
  );
}
