import { firstDay, monthOfYear, monthsFrom } from '$lib/calendar';
import { mkdirSync, rmSync } from 'node:fs';
import { createApp, type AppWithStore } from '../../../app';
import type { Actor } from '../../../platform/access/actor';
import { Problem, type MessageParams } from '../../../platform/problem/problem';
import type { Settings } from '../../../platform/settings/settings';
import { addUnit } from '../../units/sql-unit';
import { practicePrefix, practiceSettings } from '../make-practice-year';
import { liveMonths } from './live-months';
import type { LifeStep, LivedMonth } from './lived-month';
import type { RehearsedUnit } from './rehearsed-unit';
import { lifeKey, noonOf, type LivedScores, type YearLife } from './year-life';

/** One way in which the year was lived to its end, or to where it stopped. */
export interface RehearsedRun {
  scores: LivedScores;
  months: LivedMonth[];
  /** `problem` is null for a fault of the program, which is in the log */
  stopped: { month: string; step: LifeStep; problem: MessageParams | null } | null;
}

/**
 * Lives a whole calendar year of the unit, month, quarter, half-year and year, by its own rules and the real commands,
 * from January until its result is filed. Everything is made in the folder and thrown away with it.
 *
 * @param failed told of a fault of the program that stopped it
 */
export async function rehearse(
  folder: string,
  {
    settings,
    of,
    year,
    scores,
    failed
  }: {
    settings: Settings;
    of: RehearsedUnit;
    year: number;
    scores: LivedScores;
    failed: (error: unknown) => void;
  }
): Promise<RehearsedRun> {
  const months = monthsFrom(monthOfYear(year, 1), monthOfYear(year, 12));
  let now = noonOf(`${months[0]}-01`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    const own = await createApp(practiceSettings(settings, folder), { clock: () => now });
    try {
      const pair = await foundRehearsal(own, of, months[0] ?? '');
      const life: YearLife = { app: own.app, ...pair, scores, setClock: (to) => (now = to) };
      const { months: lived, stopped } = await liveMonths(life, months);
      if (!stopped) return { scores, months: lived, stopped };
      const { cause, ...where } = stopped;
      if (!(cause instanceof Problem)) failed(cause);
      return {
        scores,
        months: lived,
        stopped: { ...where, problem: cause instanceof Problem ? said(cause) : null }
      };
    } finally {
      await own.app.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A problem's class keeps code and blanks together, which its fields alone don't tell the compiler. */
function said({ code, params }: Problem): MessageParams {
  return { code, params } as MessageParams;
}

/** Founds the unit once more under the mark of practice, from January on, with its rules and invented people. */
async function foundRehearsal(
  { app, store }: AppWithStore,
  { unit, rules, people }: RehearsedUnit,
  firstPeriod: string
): Promise<Pick<YearLife, 'recorder' | 'second'>> {
  const id = await addUnit(store, { ...unit, name: `${practicePrefix}${unit.name}`, firstPeriod });
  const recorder: Actor = {
    account: 'rehearsal',
    session: null,
    name: '演练',
    unit: id,
    roles: ['recorder'],
    subject: null
  };
  const second: Actor = { ...recorder, account: 'rehearsal-second', roles: ['committee'] };
  const life = { recorder };
  await app.runCommand(recorder, { permission: 'import', key: lifeKey(life, 'roster') }, async (stores) => {
    await stores.roster.save(people);
    return null;
  });
  // The founding has written a line of its own, before all of the unit's.
  for (const [at, change] of rules.entries())
    await app.runCommand(
      recorder,
      { permission: 'adopt', key: lifeKey(life, 'rules', at) },
      async (stores) => {
        const date = firstDay(firstPeriod);
        const decision = await stores.decisions.record({
          date,
          body: '演练',
          minutes: `演练采用〔${at + 1}〕`
        });
        const moved = change.action === 'withdraw' ? { withdraws: change.withdraws + 1 } : {};
        const by = { shown: `rehearsal-${at}`, account: recorder.account };
        await stores.adoptions.propose({ ...change, ...moved, decision }, by);
        const proposal = await stores.adoptions.proposal();
        if (proposal) await stores.adoptions.adopt(proposal, second.account);
        return null;
      }
    );
  const { investigator: _, ...kept } = unit;
  await app.runCommand(
    recorder,
    { permission: 'set-unit', key: lifeKey(life, 'settings') },
    async (stores) => {
      await stores.settings.change({ ...kept, investigator: null });
      return null;
    }
  );
  return { recorder, second };
}
