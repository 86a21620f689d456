import { dayIn, monthOf } from '$lib/calendar';
import { typedNumber } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble } from '../imports/decision-trouble';
import { Problem } from '../../platform/problem/problem';
import { assemblyName } from './assembly-name';
import { checkEntitled, isEntitledReason, rosteredOn } from './entitled';
import { needQuarter } from './need-quarter';

export interface AssemblyInput {
  key: string;
  quarter: string;
  date: string;
  minutes: string;
  /** the number as typed */
  entitled: string;
  present: string;
  /** one of `entitledReasons`, where the roster has more members */
  why: string;
}

/**
 * Keeps the record of a quarter's assembly. A later record of the same quarter replaces the earlier one.
 * @throws Problem `bad-period`, `assembly-concluded`, `quarter-not-over`, `bad-attendance`, those of
 * `checkEntitled` and of `decisionTrouble`
 */
export function recordAssembly(
  app: App,
  actor: Actor,
  { key, ...input }: AssemblyInput
): Promise<{ quarter: string }> {
  return app.runCommand(actor, { permission: 'hold-assembly', key, input }, async (stores) => {
    const { quarter, date, minutes } = input;
    const today = dayIn(stores.unit.timeZone, app.clock());
    const sheet = await needQuarter(stores, quarter, today);
    if (sheet.conclusion) throw new Problem('assembly-concluded', 409);
    const body = assemblyName(stores.unit, sheet.scheme);
    const decision = { date, body, minutes };
    const trouble = decisionTrouble(decision, [], today);
    if (trouble) throw trouble;
    // December's assembly may meet before the year is over, because its decisions have to be booked in that
    // year.
    if (monthOf(date) < monthOf(sheet.ends)) throw new Problem('quarter-not-over', 422, { quarter });
    const [entitled, present] = [wholeOf(input.entitled), wholeOf(input.present)];
    if (entitled === null || present === null || entitled === 0 || present > entitled)
      throw new Problem('bad-attendance', 422);
    const rostered = rosteredOn(await stores.roster.list(), date);
    const why = entitled < rostered && isEntitledReason(input.why) ? input.why : null;
    checkEntitled({ entitled, rostered, date, why });
    await stores.assemblies.record({
      quarter,
      entitled,
      present,
      rostered,
      why,
      decision: await stores.decisions.record(decision)
    });
    return { quarter };
  });
}

function wholeOf(typed: string): number | null {
  const text = typedNumber(typed);
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}
