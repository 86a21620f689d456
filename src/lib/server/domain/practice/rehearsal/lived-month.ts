import { addDays, dayIn, lastDay, lastMonth, monthNumber, quarterOf, yearOf } from '$lib/calendar';
import { isInForce, rulesOn } from '$lib/points';
import { skipAssembly } from '../../assemblies/skip-assembly';
import { assembly } from '../../demo/meetings';
import { nextMinutes } from '../../demo/next-minutes';
import { draftFiling, filePeriod } from '../../filings/file-period';
import { filingOverview } from '../../filings/filing-overview';
import { previewNotice, publishPeriod } from '../../notices/publish-period';
import { draftSeal } from '../../periods/draft-seal';
import { overviewOf } from '../../periods/overview';
import { proposeSeal } from '../../periods/propose-seal';
import { sealMonth } from '../../periods/seal-month';
import { schemeOf } from '../../periods/unit-scheme';
import { servesOn } from '../../roster/spells';
import { sampleEntries } from './sample-entries';
import { lifeKey, noonOf, type YearLife } from './year-life';
import { giveMarks, holdYearBallot } from './year-marks';

/** Steps of a month's life, in their order; the document's own meetings and marks only where it asks for them. */
export const lifeSteps = ['book', 'assembly', 'ballot', 'marks', 'seal', 'publish', 'file'] as const;
export type LifeStep = (typeof lifeSteps)[number];

/** The periods of a lived month, in the order in which they were sealed, published and filed. */
export interface LivedMonth {
  month: string;
  sealed: string[];
  published: string[];
  filed: string[];
}

/** How each step of a month is lived, all but the booking in the month after it. */
export const stepRuns: Record<LifeStep, (life: YearLife, lived: LivedMonth) => Promise<void>> = {
  async book(life, { month }) {
    const { app, recorder, scores } = life;
    life.setClock(noonOf(lastDay(month)));
    const stores = await app.read(recorder);
    const scheme = schemeOf(stores, lastDay(month));
    if (!isInForce(scheme, lastDay(month))) return;
    const people = await inService(life, lastDay(month));
    const entries = sampleEntries(rulesOn(scheme, lastDay(month)), { people, month, scores });
    if (entries.length === 0) return;
    const date = dayIn(stores.unit.timeZone, app.clock());
    const meeting = { date, body: '演练', minutes: await nextMinutes(stores, '演练会议纪要', date) };
    await app.runCommand(
      recorder,
      { permission: 'import', key: lifeKey(life, 'book', month) },
      async (own) => {
        await own.ledger.append(entries, await own.decisions.record(meeting));
        return entries.length;
      }
    );
  },

  async assembly(life, { month }) {
    const { app, recorder } = life;
    const met = addDays(lastDay(month), 4);
    life.setClock(noonOf(met));
    const scheme = schemeOf(await app.read(recorder), lastDay(month));
    const people = await inService(life, met);
    const quarter = quarterOf(month);
    if (!scheme.assembly || lastMonth(quarter) !== month) return;
    if (people.length > 0) await assembly({ app, recorder, month, people, random: () => 0 });
    else
      await skipAssembly(app, recorder, {
        key: lifeKey(life, 'skip', quarter),
        quarter,
        reason: '演练：没有党员'
      });
  },

  async ballot(life, { month }) {
    if (monthNumber(month) === 12) await holdYearBallot(life, yearOf(month));
  },

  async marks(life, { month }) {
    if (monthNumber(month) === 12) await giveMarks(life, yearOf(month));
  },

  async seal(life, lived) {
    const { app, recorder, second } = life;
    const { month: period } = lived;
    const { shown, closing } = await app.readTransaction(recorder, (stores) => draftSeal(stores, period));
    const asked = { period, shown };
    const { proposal } = await proposeSeal(app, recorder, {
      key: lifeKey(life, 'propose', period),
      ...asked
    });
    await sealMonth(app, second, { key: lifeKey(life, 'seal', period), proposal, ...asked });
    lived.sealed.push(...closing.periods.map((each) => each.period));
  },

  async publish(life, lived) {
    const { app, recorder } = life;
    const stores = await app.read(recorder);
    const { toPublish } = await overviewOf(stores);
    for (const period of toPublish) {
      // The last day counts only where no holiday table is known.
      const input = { period, lastDay: addDays(dayIn(stores.unit.timeZone, app.clock()), 10) };
      const { shown } = await previewNotice(app, recorder, input);
      await publishPeriod(app, recorder, { key: lifeKey(life, 'publish', period), shown, ...input });
      lived.published.push(period);
    }
  },

  async file(life, lived) {
    const { app, recorder } = life;
    const lines = async () => filingOverview(await app.read(recorder), app.clock());
    const [hanging] = (await lines())
      .flatMap((line) => line.lastDay ?? [])
      .sort()
      .reverse();
    if (hanging !== undefined) life.setClock(noonOf(addDays(hanging, 1)));
    for (const { period } of (await lines()).filter(({ before }) => before === 'ready').reverse()) {
      const draft = await app.readTransaction(recorder, (stores) => draftFiling(stores, period, app.clock()));
      await filePeriod(app, recorder, { key: lifeKey(life, 'file', period), period, shown: draft.digest });
      lived.filed.push(period);
    }
  }
};

/** The people of the roster in service on a day. */
async function inService({ app, recorder }: YearLife, day: string) {
  return (await (await app.read(recorder)).roster.list()).filter((each) => servesOn(each, day));
}
