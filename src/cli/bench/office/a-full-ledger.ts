import { monthOfYear } from '$lib/calendar';
import { randomUUID } from 'node:crypto';
import type { Settings } from '$lib/server/platform/settings/settings';
import { benchUnit, type BenchUnit } from './bench-unit';
import { aYearsLedger } from '../points/a-years-ledger';

export interface FullLedger extends BenchUnit {
  /** the year of all entries, the one before this year */
  year: number;
}

interface Size {
  people: number;
  entries: number;
  /** the last month with entries, 1 to 12; it takes all entries of the rest of the year */
  until: number;
  progress: (booked: number) => void;
}

const entriesAtOnce = 10_000;

/**
 * Makes a unit with a large ledger, booked through commands like any other, with every month before the last
 * closed. It is made-up data.
 * @param progress called with the number of booked entries
 */
export async function aFullLedger(
  settings: Settings,
  { people, entries, until, progress }: Size
): Promise<FullLedger> {
  const year = new Date().getUTCFullYear() - 1;
  const dashboard = await benchUnit(settings, people, `${year}-01`);
  const { app, recorder } = dashboard;
  const last = monthOfYear(year, until);
  const notAfter = (value: string, most: string) => (value > most ? most : value);
  const drawn = aYearsLedger('community-cadres', people, entries, year).entries;
  for (let at = 0; at < drawn.length; at += entriesAtOnce) {
    progress(at);
    const some = drawn.slice(at, at + entriesAtOnce).map(({ matterKey, ...entry }) => ({
      ...entry,
      matterText: matterKey,
      subject: `u${Number(entry.subject.slice(1))}`,
      basis: '两委会会议纪要',
      date: notAfter(entry.date, `${last}-28`),
      period: notAfter(entry.period, last)
    }));
    await app.runCommand(
      recorder,
      { permission: 'import', key: randomUUID() },
      async ({ decisions, ledger }) => {
        const decision = await decisions.record({ date: `${last}-28`, body: '两委会', minutes: `${at}` });
        await ledger.append(some, decision);
        return null;
      }
    );
  }
  for (let month = 1; month < until; month += 1)
    await app.runCommand(
      recorder,
      { permission: 'import', key: randomUUID() },
      async ({ periods, adoptions }) => {
        const closing = { month: monthOfYear(year, month), scheme: adoptions.digest(), periods: [] };
        const proposal = await periods.propose({
          period: closing.month,
          shown: '',
          account: recorder.account
        });
        return periods.seal(closing, { proposal, account: 'bench-second' });
      }
    );
  return { ...dashboard, year };
}
