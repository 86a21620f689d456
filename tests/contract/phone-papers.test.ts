import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { myEverything } from '$lib/server/domain/me/my-everything';
import { changeFacts } from '$lib/server/domain/roster/date-roster';
import { everythingSheets } from '../../src/routes/api/me/everything.xlsx/everything-sheets';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { myOutcomes } from '$lib/server/domain/outcomes/my-outcomes';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { merge, myDeltaSchema, type MyState } from '$lib/sync';
import { monthOfYear } from '$lib/calendar';
import type { YearFile } from '$lib/ui/paper/year-file';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { myYearFile, myYears } from '../../src/routes/me/year/my-year-file';
import { yearFile } from '../../src/routes/year-file';
import { readExactly } from '../make/read-exactly';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('one’s own papers on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    people = await aCommittee(here);
    const earlier = { date: '2026-01-05', period: '2026-01' };
    await here.book(
      { ...earlier, item: 'mediation', subject: 'p3', quantity: 2, matterText: '漏水' },
      { ...earlier, item: 'task-early', subject: 'p3', matterText: '排查' },
      { ...earlier, item: 'late', subject: 'p3' },
      { ...earlier, item: 'activity', subject: 'p1', matterText: '别人的' }
    );
    here.at('2026-12-05T04:00:00Z');
    for (let month = 1; month <= 11; month += 1) await here.seal(monthOfYear(2026, month));
    await here.publish('2026-11');
    here.at('2027-01-08T04:00:00Z');
    await here.seal('2026-12');
  });
  afterEach(() => here.end());

  const delta = async (after: number, { epoch, papers }: { epoch?: string; papers?: string } = {}) =>
    readExactly(myDeltaSchema, await myDelta(here.app, here.member('p3'), after, { epoch, papers }));
  const phone = async (): Promise<MyState> => merge(null, await delta(0));

  /** Decides on the newest outcome that the rules propose for somebody. */
  async function decideOn(subject: string): Promise<void> {
    const met = { date: '2027-01-08', body: '两委会', minutes: '〔2027〕1号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, {
      key: 'the-meeting',
      ...met
    });
    const [proposed] = await myOutcomes(await here.app.read(people.recorder), subject);
    const { rule, period } = proposed ?? expect.fail('nothing proposed');
    await ruleOnOutcomes(here.app, people.c2, {
      key: `rule-on-${subject}`,
      meeting,
      period,
      rulings: [{ rule, subject, seen: 0, confirmed: false, words: '会议另行研究', correctBy: '' }]
    });
  }

  it('S2 come once, and again when something happened to them, not to another’s', async () => {
    const { cursor, epoch, papers } = await phone();
    const has = { epoch, papers: papers.digest };
    expect((await delta(cursor, has)).papers).toBeNull();
    // A phone that doesn't name its papers has none.
    expect((await delta(cursor, { epoch })).papers?.digest).toBe(papers.digest);
    await decideOn('p1');
    expect((await delta(cursor, has)).papers).toBeNull();
    await decideOn('p3');
    const after = (await delta(cursor, has)).papers;
    expect(after?.outcomes).toHaveLength(papers.outcomes.length);
    expect(after?.outcomes[0]?.ruling).toMatchObject({ confirmed: false, minutes: '〔2027〕1号' });
    expect(JSON.stringify(after)).not.toContain('别人的');
  });

  it('the yearly file that the phone works out is the office’s', async () => {
    const state = await phone();
    expect(myYears(state)).toEqual([2026, 2027]);
    const stores = await here.app.read(people.recorder);
    const person = (await stores.roster.find('p3')) ?? expect.fail('nobody');
    const file = await yearFile(stores, { person, year: 2026, oneself: 'm-p3', closed: true });
    const own = myYearFile(state, 2026) ?? expect.fail('unreadable');
    expect(own.lines).toHaveLength(3);
    expect(own.periods.find(({ period }) => period === '2026-11')?.notice).not.toBeNull();
    // The office's lines also have what no paper shows: whose they are, and the clause's text.
    const asPrinted = ({ lines, ...rest }: YearFile) => ({
      ...rest,
      lines: lines.map(({ id, date, period, item, clause, matterText, basis, ruling, ...line }) => {
        const { reversal, points, ofYear, reason } = line;
        const counted = { reversal, points, ofYear, reason };
        return { id, date, period, item, ref: clause?.ref, matterText, basis, ruling, ...counted };
      })
    });
    expect(asPrinted(own)).toEqual(asPrinted(file));
  });

  it('everything of one’s own as a file has numbers as numbers, and nobody else’s rows', async () => {
    const typed = {
      item: 'activity',
      date: '2027-01-03',
      quantity: '1',
      value: '',
      matterText: '',
      story: '清扫楼道'
    };
    await declareClaim(here.app, here.member('p3'), {
      key: 'declared-1',
      subject: '',
      basis: '1号',
      ...typed
    });
    await changeFacts(here.app, here.recorder, {
      key: 'changed-1',
      changing: {
        subject: 'p3',
        pool: '',
        group: '',
        department: '',
        post: '副科长',
        workplace: '望江社区',
        from: '2027-01-05'
      }
    });
    const everything = await myEverything(here.app, here.member('p3'));
    expect(everything.person).toMatchObject({ number: 'p3', post: '副科长', workplace: '望江社区' });
    expect(everything.entries.map(({ item, points }) => [item, points])).toEqual([
      ['mediation', 10],
      ['task-early', expect.any(Number)],
      ['late', expect.any(Number)]
    ]);
    expect(everything.claims).toMatchObject([{ fields: { item: 'activity', basis: '1号' } }]);
    expect(everything.results.map(({ period }) => period)).toContain('2026-H2');
    const january = everything.results.find(({ period }) => period === '2026-01');
    const sections = Object.values(january?.sections ?? {}).reduce((sum, points) => sum + points, 0);
    expect(january?.points).toBe(sections + (january?.adjusted ?? 0));
    expect(JSON.stringify(everything)).not.toContain('别人的');
    // The workbook names periods with their year and items as people call them.
    const rowsOf = (name: string) =>
      everythingSheets(everything, '').find((sheet) => sheet.name === name)?.rows as unknown[][];
    expect(rowsOf('申报')[0]).toEqual(expect.arrayContaining(['参加活动', '1号', '清扫楼道']));
    expect(rowsOf('核定结果').map(([period]) => period)).toEqual(
      expect.arrayContaining(['2026年1月', '2026年下半年'])
    );
    expect(rowsOf('积分事项')[0]).toContain('2026年1月');
    expect(rowsOf('在册与变动')).toEqual([
      ['p3', '', '2027-01-04', '', '', '', '', ''],
      ['p3', '2027-01-05', '至今', '', '', '', '副科长', '望江社区']
    ]);
    await expect(myEverything(here.app, people.recorder)).rejects.toThrow('not-scored');
  });
});
