import { dayIn } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import { assemblySheet, shownPoints } from '../assemblies/assembly-sheet';
import { concludeAssembly } from '../assemblies/conclude';
import { recordAssembly } from '../assemblies/record-assembly';
import { scoreOneself } from '../assessments/score-oneself';
import { checkBallot, closeBallot, keyPaper, openBallot } from '../ballots/keep-ballot';
import { ballotSheet } from '../ballots/tally';
import { timeZone } from './found-unit';
import type { DemoMeeting } from './units/demo-unit';
import { paperBallots } from './units/paper-ballots';
import { selfScores } from './units/self-scores';

/** D: the members evaluate each quarter, and fix its points. */
export async function assembly({ house, recorder, month, people }: DemoMeeting): Promise<void> {
  const no = Number(month.slice(5));
  if (no % 3 !== 0) return;
  const quarter = `${month.slice(0, 4)}-Q${no / 3}`;
  const date = dayIn(timeZone, house.clock());
  await recordAssembly(house, recorder, {
    ...{
      key: `demo-assembly-${quarter}`,
      quarter,
      date,
      minutes: `党员大会记录〔${date.slice(0, 4)}〕${no / 3}号`
    },
    ...{ entitled: String(people.length), present: String(people.length - 2), why: '' }
  });
  const shown = await house.view(recorder, async (stores) =>
    shownPoints(await assemblySheet(stores, quarter))
  );
  await concludeAssembly(house, recorder, { key: `demo-concluded-${quarter}`, quarter, shown });
}

/** E: everyone's paper ballot of the year, keyed in by one and compared by another. */
export async function ballot({ house, recorder, month, people, random }: DemoMeeting): Promise<void> {
  if (!month.endsWith('-12')) return;
  const year = Number(month.slice(0, 4));
  await openBallot(house, recorder, { key: `demo-ballot-${year}`, year });
  for (const [index, { group, scores }] of paperBallots(people, random).entries()) {
    const no = String(index + 1);
    const typed = scores.map(({ subject, score }) => ({ subject, typed: score }));
    await keyPaper(house, recorder, { key: `demo-paper-${year}-${no}`, year, no, group, scores: typed });
  }
  const shown = (await house.view(recorder, (stores) => ballotSheet(stores, year)))?.shown ?? '';
  const other: Actor = { ...recorder, account: 'founding-second' };
  await checkBallot(house, other, { key: `demo-ballot-checked-${year}`, year, shown });
  await closeBallot(house, recorder, { key: `demo-ballot-closed-${year}`, year, shown });
}

/** B: what the communities give themselves, before the departments' figures count. */
export async function selfScoring({ house, recorder, month, people, random }: DemoMeeting): Promise<void> {
  if (!month.endsWith('-12')) return;
  const year = Number(month.slice(0, 4));
  for (const { id: subject } of people) {
    const own: Actor = { ...recorder, account: `founding-${subject}`, roles: ['member'], subject };
    await scoreOneself(house, own, { key: `demo-self-${year}`, year, scores: selfScores(random) });
  }
}
