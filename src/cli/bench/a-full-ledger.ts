import { randomUUID } from 'node:crypto';
import type { Settings } from '$lib/server/settings/settings';
import { aDesk, type Desk } from './a-desk';
import { aYearsLedger } from './a-years-ledger';

export interface FullLedger extends Desk {
  /** the one before this year, of which all entries are */
  year: number;
}

interface Size {
  people: number;
  entries: number;
  /** the last month that something is booked in, 1 to 12: what the year has after it stands in it */
  until: number;
  told: (booked: number) => void;
}

const entriesAtOnce = 10_000;

/** A unit with a large ledger, booked by acts as any other, and the months before the last one closed. Made data. */
export async function aFullLedger(
  settings: Settings,
  { people, entries, until, told }: Size
): Promise<FullLedger> {
  const year = Number(new Date().toISOString().slice(0, 4)) - 1;
  const desk = await aDesk(settings, people, `${year}-01`);
  const { house, recorder } = desk;
  const monthOf = (n: number) => `${year}-${String(n).padStart(2, '0')}`;
  const last = monthOf(until);
  const notAfter = (value: string, most: string) => (value > most ? most : value);
  const drawn = aYearsLedger('community-cadres', people, entries, year).entries;
  for (let at = 0; at < drawn.length; at += entriesAtOnce) {
    told(at);
    const some = drawn.slice(at, at + entriesAtOnce).map((entry) => ({
      ...entry,
      ...{ subject: `u${Number(entry.subject.slice(1))}`, basis: '两委会会议纪要' },
      ...{ date: notAfter(entry.date, `${last}-28`), period: notAfter(entry.period, last) }
    }));
    await house.act(recorder, { act: 'import', key: randomUUID() }, async ({ decisions, ledger }) => {
      const decision = await decisions.record({ date: `${last}-28`, body: '两委会', minutes: `${at}` });
      await ledger.append(some, decision);
      return null;
    });
  }
  for (let month = 1; month < until; month += 1)
    await house.act(recorder, { act: 'import', key: randomUUID() }, async ({ periods, adoptions }) => {
      const closing = { month: monthOf(month), scheme: adoptions.digest(), periods: [] };
      const proposal = await periods.propose({ period: closing.month, shown: '', account: recorder.account });
      return periods.seal(closing, { proposal, account: 'bench-second' });
    });
  return { ...desk, year };
}
