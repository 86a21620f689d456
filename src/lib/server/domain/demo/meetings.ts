import { dayIn, yearOf, monthNumber, quarterOf, lastMonth, periodOf } from '$lib/calendar';
import type { App } from '../../app';
import type { Actor } from '../../platform/access/actor';
import { assemblySheet, shownPoints } from '../assemblies/assembly-sheet';
import { concludeAssembly } from '../assemblies/conclude';
import { recordAssembly } from '../assemblies/record-assembly';
import { ruleOnProposals } from '../assemblies/rule-on-proposals';
import { seenProposals } from '../assemblies/seen-proposals';
import { indicatorsOf } from '../assessments/indicators';
import { rulesOfYear } from '../assessments/rules-of-year';
import { scoreOneself } from '../assessments/score-oneself';
import { selfScored, type SelfScoredItem } from '../assessments/self-scored';
import { checkBallot, closeBallot, keyPaper, openBallot } from '../ballots/keep-ballot';
import { ballotSheet } from '../ballots/tally';
import { quorumOf } from '../meetings/committee';
import { schemeOf } from '../periods/unit-scheme';
import { demoTimeZone } from './found-unit';
import type { DemoMeeting } from './units/demo-unit';
import { paperBallots } from './units/paper-ballots';
import { lessTwentieths } from './units/indicators';

/** D: the members evaluate each quarter, and fix its points. */
export async function assembly({ app, recorder, month, people }: DemoMeeting): Promise<void> {
  const quarter = quarterOf(month);
  if (lastMonth(quarter) !== month) return;
  const date = dayIn(demoTimeZone, app.clock());
  await recordAssembly(app, recorder, {
    key: `demo-assembly-${quarter}`,
    quarter,
    date,
    // The assembly on a year's last quarter is the first one of the next year.
    minutes: `党员大会记录〔${yearOf(date)}〕${(periodOf(quarter).part % 4) + 1}号`,
    entitled: String(people.length),
    present: String(Math.max(people.length - 2, quorumOf(people.length))),
    why: ''
  });
  const shown = await app.readTransaction(recorder, async (stores) =>
    shownPoints(await assemblySheet(stores, quarter))
  );
  await concludeAssembly(app, recorder, { key: `demo-concluded-${quarter}`, quarter, shown });
  if (monthNumber(month) === 12) await decideGrades(app, recorder, quarter);
}

/** D: the grades of the year, as the points propose them; what may lead to discipline is left open. */
async function decideGrades(app: App, recorder: Actor, quarter: string): Promise<void> {
  const { proposals, yearRules } = await app.readTransaction(recorder, (stores) =>
    assemblySheet(stores, quarter)
  );
  const rulings = seenProposals(proposals, yearRules, false).map(({ rule, subject }) => ({
    rule,
    subject: subject.id,
    confirmed: true,
    words: '',
    seen: 0
  }));
  if (rulings.length > 0)
    await ruleOnProposals(app, recorder, { key: `demo-grades-${quarter}`, quarter, rulings });
}

/** E: everyone's paper ballot of the year, keyed in by one and compared by another. */
export async function holdBallot({ app, recorder, month, people, random }: DemoMeeting): Promise<void> {
  if (monthNumber(month) !== 12) return;
  const year = yearOf(month);
  await openBallot(app, recorder, { key: `demo-ballot-${year}`, year });
  for (const [index, { group, scores }] of paperBallots(people, random).entries()) {
    const no = String(index + 1);
    const typed = scores.map(({ subject, score }) => ({ subject, typed: score }));
    await keyPaper(app, recorder, { key: `demo-paper-${year}-${no}`, year, no, group, scores: typed });
  }
  const shown = (await app.readTransaction(recorder, (stores) => ballotSheet(stores, year)))?.shown ?? '';
  const other: Actor = { ...recorder, account: 'founding-second' };
  await checkBallot(app, other, { key: `demo-ballot-checked-${year}`, year, shown });
  await closeBallot(app, recorder, { key: `demo-ballot-closed-${year}`, year, shown });
}

/** Scheme B: the communities' scores of themselves, before the departments' figures count. */
export async function selfScoring({ app, recorder, month, people, random }: DemoMeeting): Promise<void> {
  if (monthNumber(month) !== 12) return;
  const year = yearOf(month);
  const items = await app.readTransaction(recorder, (stores) =>
    Promise.resolve(selfScored(indicatorsOf(rulesOfYear(schemeOf(stores), year))))
  );
  for (const { id: subject } of people) {
    const own: Actor = { ...recorder, account: `founding-${subject}`, roles: ['member'], subject };
    await scoreOneself(app, own, { key: `demo-self-${year}`, year, scores: selfScores(items, random) });
  }
}

/** A community's own figures (自评分): near the full marks, as people see themselves. */
function selfScores(
  items: readonly SelfScoredItem[],
  random: () => number
): { item: string; typed: string }[] {
  return items.map(({ id: item, max }) => ({
    item,
    typed: lessTwentieths(max / 100, Math.floor(random() * 2))
  }));
}
