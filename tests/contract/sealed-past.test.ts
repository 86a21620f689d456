import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { proposalsForTwo } from '$lib/server/domain/proposals/proposals-for-two';
import { decidedOutcomes } from '$lib/server/domain/outcomes/decided-outcomes';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { whatIf } from '$lib/server/domain/schemes/what-if';
import { firstMonth, nextMonth, quartersOf } from '$lib/calendar';
import { parseScheme } from '$lib/points';
import { builtInText } from '$lib/schemes';
import { withParameterValues } from '$lib/points/numbers/scheme-numbers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

/** Two pools of 22, of whom 5% are one each. */
const numbers = Array.from({ length: 22 }, (_, n) => String(n + 1).padStart(2, '0'));

/** The awards by which the first six of a pool stand apart in each quarter, so that no tie is left to people. */
const awards = [
  ['personal-honour', 'national'],
  ['work-honour', 'national'],
  ['personal-honour', 'region'],
  ['media', 'national'],
  ['personal-honour', 'city']
] as const;

describe.each(databases)('M16 a county’s closed years on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `past-key-${(no += 1)}`;
  const read = () => here.app.read(here.recorder);

  /** Gives everybody of a pool but its last a quarter's awards, and its last a penalty of so many points. */
  const aQuarter = (month: string, pool: 'L' | 'R', off: number) => {
    const at = { date: `${month}-05`, period: month };
    return here.book(
      ...awards.map(([item, value], n) => ({ ...at, item, value, subject: `${pool}${numbers[n] ?? ''}` })),
      ...numbers
        .slice(awards.length, -1)
        .map((number) => ({ ...at, item: 'personal-honour', value: 'county', subject: `${pool}${number}` })),
      { ...at, item: 'reminder', quantity: off, subject: `${pool}22` }
    );
  };

  async function sealUntil(last: string) {
    for (let month = await (await read()).periods.open(); month <= last; month = nextMonth(month)) {
      here.at(`${nextMonth(month)}-05T04:00:00Z`);
      await here.seal(month);
    }
  }

  /** Changes facts in the roster past all that would refuse it. */
  const misplace = (subject: string, facts: { pool?: string; from_date?: string | null }) =>
    here.store.updateTable('subject').set(facts).where('code', '=', subject).execute();

  async function setAside(period: string, rule: string, subject: string) {
    const meeting = await recordMeeting(here.app, people.recorder, {
      key: key(),
      date: '2026-01-05',
      body: '部务会',
      minutes: `〔2026〕${(no += 1)}号`,
      members: ['c2', 'c3']
    });
    const ruling = { rule, subject, seen: 0, confirmed: false, words: '因公致残，不予确定' };
    await ruleOnOutcomes(here.app, people.c2, { key: key(), meeting: meeting.id, period, rulings: [ruling] });
  }

  const draftedFor = async (subject: string, month = '2026-12') =>
    (await draftSeal(await read(), month)).closing.periods
      .filter(({ period }) => period === '2026')
      .flatMap(({ outcomes }) =>
        outcomes.filter((one) => one.subjects.includes(subject)).map(({ rule }) => rule)
      )
      .sort();

  const shownTo = async (subject: string) => {
    const explained = await explainPeriod(await read(), {
      subject,
      period: '2026',
      today: '2026-12-05',
      closed: true
    });
    return JSON.stringify(explained?.tree);
  };

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2024-01', scheme: 'county-officials' });
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async (stores) => {
      await stores.roster.save([
        ...numbers.map((number) => person(`L${number}`, undefined, { pool: '科级领导' })),
        ...numbers.map((number) => person(`R${number}`, undefined, { pool: '后备干部' }))
      ]);
      return null;
    });
    for (const year of [2024, 2025, 2026])
      for (const quarter of quartersOf(year)) {
        const month = firstMonth(quarter);
        await aQuarter(month, 'L', 5);
        // Worse than the last of the other pool in a year that is over and in a quarter that is, not in this year.
        await aQuarter(month, 'R', year === 2025 ? 9 : month === '2026-04' ? 7 : 1);
      }
    await sealUntil('2025-12');
    // The committee's roles begin with 2026.
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  it('a roster that changes afterwards takes nobody out of a run, and puts nobody into one', async () => {
    await sealUntil('2026-11');
    const sanctions = ['last', 'no-awards', 'post-adjustment'];
    expect(await draftedFor('L22')).toEqual(sanctions);
    const before = await shownTo('L22');
    for (const name of ['末位人员', '当年不得评先评优', '调整岗位或降职']) expect(before).toContain(name);
    await misplace('R22', { pool: '科级领导' });
    expect(await draftedFor('L22')).toEqual(sanctions);
    for (const name of ['末位人员', '当年不得评先评优', '调整岗位或降职'])
      expect(await shownTo('L22')).toContain(name);
    await here.seal('2026-12');
    expect([...(await decidedOutcomes(await read(), '2026'))]).toContainEqual(['post-adjustment', ['L22']]);
  });

  it('an outcome that a meeting set aside ends the run of years; a later ruling changes no sealed year', async () => {
    await setAside('2025', 'last', 'L22');
    await sealUntil('2026-11');
    expect(await draftedFor('L22')).toEqual(['last', 'no-awards']);
    // Nobody has ruled on the last one of the other pool: it counts as it was sealed.
    expect(await draftedFor('R22')).toEqual(['last', 'no-awards', 'post-adjustment']);
    here.at('2027-01-05T04:00:00Z');
    await here.seal('2026-12');
    await setAside('2025', 'last', 'R22');
    expect(await shownTo('R22')).toContain('调整岗位或降职');
    expect(await shownTo('L22')).not.toContain('调整岗位或降职');
  });

  it('a proposal to seal the year waits for nobody once a meeting has ended a run of it', async () => {
    await sealUntil('2026-11');
    here.at('2027-01-05T04:00:00Z');
    const { shown } = await here.app.readTransaction(here.recorder, (stores) => draftSeal(stores, '2026-12'));
    await proposeSeal(here.app, here.recorder, { key: key(), period: '2026-12', shown });
    const put = async () =>
      (await here.app.readTransaction(here.recorder, (stores) => proposalsForTwo(stores, here.app.clock())))
        .seal;
    expect(await put()).toMatchObject({ lapse: null });
    await setAside('2025', 'last', 'L22');
    expect(await put()).toMatchObject({ lapse: { code: 'proposal-void' } });
  });

  it('new percentages, tried from December, propose nothing for somebody who came that day', async () => {
    await sealUntil('2026-11');
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async (stores) => {
      await stores.roster.save([person('N23', '新人', { pool: '科级领导', from: '2026-12-01' })]);
      return null;
    });
    await misplace('N23', { from_date: null });
    const text = withParameterValues(builtInText('county-officials') ?? '', { last: '10%' });
    const scheme = parseScheme(text.replace('to: 2026-12-31 }', 'to: 2027-12-31 }'));
    const tried = await whatIf(await read(), {
      scheme,
      from: '2026-12-01',
      periods: ['2026-12', '2026-Q4', '2026']
    });
    const gained = tried.flatMap(({ comparison }) =>
      comparison.outcomes.flatMap(({ rule, subject, change }) =>
        change === 'gained' ? [`${comparison.period} ${rule} ${subject}`] : []
      )
    );
    expect(gained).toEqual(['2026 last N23']);
  });
});
