import { deadlineLines } from '$lib/server/domain/deadlines/deadline-lines';
import { deadlinesNow } from '$lib/server/domain/deadlines/deadlines-now';
import { endCalendarLink, makeCalendarLink } from '$lib/server/domain/deadlines/keep-calendar';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('the days that documents set, on $kind', (database) => {
  let here: TestApp;
  const start = async (scheme: string, firstPeriod = '2026-09') => {
    here = await testApp({ database, scheme, firstPeriod });
  };
  afterEach(() => here.end());
  const stores = () => here.app.read(here.recorder);
  const now = async () => {
    const { late, due, trial } = await deadlinesNow(await stores(), here.app.clock());
    return {
      late: late.map(({ id, due, daysLate }) => `${id} ${due} ${daysLate}`),
      due: due.map(({ id, due }) => `${id} ${due}`),
      trial: trial?.to ?? null
    };
  };

  describe('E 四 1 次月5日前', () => {
    beforeEach(() => start('town-thousand'));
    it('is due within two weeks, then late since that day, then done', async () => {
      here.at('2026-09-20T02:00:00Z');
      expect(await now()).toEqual({ late: [], due: [], trial: null });
      here.at('2026-10-05T02:00:00Z');
      expect(await now()).toEqual({ late: [], due: ['publish 2026-09 2026-10-05'], trial: null });
      here.at('2026-10-08T02:00:00Z');
      expect(await now()).toEqual({ late: ['publish 2026-09 2026-10-05 3'], due: [], trial: null });
      await here.seal('2026-09');
      await here.publish('2026-09');
      expect(await now()).toEqual({ late: [], due: [], trial: null });
      const lines = await deadlineLines(await stores(), here.app.clock(), {
        from: '2026-10-01',
        to: '2026-11-30'
      });
      expect(lines.map(({ id, state, done, daysLate }) => [id, state, done, daysLate])).toEqual([
        ['publish 2026-09', 'done-late', '2026-10-08', 3],
        ['publish 2026-10', 'due', null, 0]
      ]);
      expect(lines[0]).toMatchObject({ clause: { ref: '四 1' }, by: { name: '机关支部' } });
    });
    it('a month that a later one has overtaken is no work any more', async () => {
      here.at('2026-11-03T02:00:00Z');
      await here.seal('2026-09');
      await here.seal('2026-10');
      await here.publish('2026-10');
      expect(await now()).toMatchObject({ late: [] });
    });
  });

  describe('A', () => {
    beforeEach(() => start('community-cadres'));
    it('四（二） 月初初评、会后及时公示, by whom, and 四（一） the last day for declaring', async () => {
      here.at('2026-10-08T02:00:00Z');
      expect(await now()).toEqual({
        late: [],
        due: ['assess 2026-09 2026-10-10', 'four-knows 2026-Q3 2026-10-10', 'publish 2026-09 2026-10-17'],
        trial: null
      });
      await here.seal('2026-09');
      // Published promptly counts from the meeting, once it was held.
      expect((await now()).due).toEqual(['four-knows 2026-Q3 2026-10-10', 'publish 2026-09 2026-10-15']);
      here.at('2026-10-20T02:00:00Z');
      expect(await now()).toMatchObject({
        late: ['four-knows 2026-Q3 2026-10-10 10', 'publish 2026-09 2026-10-15 5'],
        due: ['declare 2026-10 2026-10-31']
      });
    });
    it('a step is of the body by the unit’s name for it, else by the document’s', async () => {
      here.at('2026-10-08T02:00:00Z');
      const bodies = async () => {
        const span = { from: '2026-10-01', to: '2026-10-31' };
        const lines = await deadlineLines(await stores(), here.app.clock(), span);
        return Object.fromEntries(lines.map(({ step, by }) => [step, by?.name]));
      };
      expect(await bodies()).toMatchObject({ assess: '社区两委', publish: '社区', enter: '纪检专干' });
      await here.store
        .updateTable('unit')
        .set({ committee_name: '村两委', body_names: JSON.stringify({ 社区: '阳光社区居委会' }) })
        .where('id', '=', here.recorder.unit)
        .execute();
      expect(await bodies()).toMatchObject({
        assess: '村两委',
        publish: '阳光社区居委会',
        enter: '纪检专干',
        declare: undefined
      });
    });
    it('三（一） the quarter’s four-knows are done once they are entered', async () => {
      await here.book({ item: 'four-knows', value: '1', date: '2026-09-28', period: '2026-09' });
      here.at('2026-10-08T02:00:00Z');
      expect((await now()).due).toEqual(['assess 2026-09 2026-10-10', 'publish 2026-09 2026-10-17']);
    });
    it('an entry that was reversed was never entered, and one of many lines is found', async () => {
      const four = { item: 'four-knows', value: '1', date: '2026-09-28', period: '2026-09' };
      await here.book({ ...four, id: 'wrong' });
      await here.book({ ...four, item: '', value: '', reverses: 'wrong', id: 'undone' });
      here.at('2026-10-08T02:00:00Z');
      expect((await now()).due).toContain('four-knows 2026-Q3 2026-10-10');
      await here.book({ ...four, id: 'right' });
      expect((await now()).due).not.toContain('four-knows 2026-Q3 2026-10-10');
      const { ledger } = await stores();
      expect(await ledger.firstDecided({ items: ['four-knows'], since: '2026-01' })).toEqual([
        { item: 'four-knows', month: '2026-09', day: '2026-10-02' }
      ]);
    });
    it('M15 a half-year and a year that began before the unit did are published and filed over its months', async () => {
      here.at('2027-01-20T02:00:00Z');
      const lines = await deadlineLines(await stores(), here.app.clock(), {
        from: '2027-01-01',
        to: '2027-01-31'
      });
      expect(lines.map(({ id }) => id)).toEqual([
        'assess 2026-12',
        'four-knows 2026-Q4',
        'study-top5 2026-H2',
        'publish 2026-12',
        'declare 2027-01',
        'publish-half-year 2026-H2',
        'file-half-year 2026-H2',
        'reward 2026-H2',
        'file-year 2026'
      ]);
    });
  });

  it('C 六 a trial is told of in its last two months, until something follows it', async () => {
    await start('county-officials');
    here.at('2026-10-20T02:00:00Z');
    expect((await now()).trial).toBeNull();
    here.at('2026-11-25T02:00:00Z');
    expect((await now()).trial).toBe('2026-12-31');
    here.at('2027-02-01T02:00:00Z');
    expect((await now()).trial).toBe('2026-12-31');
  });

  it('C 四 1 月末: a month is assessed in the first days after it, and the quarter published with it', async () => {
    await start('county-officials', '2026-07');
    here.at('2026-10-02T02:00:00Z');
    expect((await now()).due).toEqual(
      expect.arrayContaining(['assess 2026-09 2026-10-05', 'publish-quarter 2026-Q3 2026-10-05'])
    );
    here.at('2026-10-06T02:00:00Z');
    expect((await now()).late).toContain('publish-quarter 2026-Q3 2026-10-05 1');
  });

  it('D 三（三） the assembly of each quarter', async () => {
    await start('party-members', '2026-07');
    here.at('2026-10-25T02:00:00Z');
    expect((await now()).due).toContain('evaluate 2026-Q3 2026-10-31');
  });

  it('B sets no days', async () => {
    await start('community-organisation', '2026-01');
    here.at('2027-02-01T02:00:00Z');
    expect(await now()).toEqual({ late: [], due: [], trial: null });
  });
});

describe.each(databases)('a private address for a calendar on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    here.at('2026-10-08T02:00:00Z');
    const { accounts } = await here.app.read(here.operator);
    const given = { account: 'r', role: 'recorder', subject: null, from: '2026-10-01' } as const;
    await accounts.give({ ...given, to: '2026-11-30', by: null });
  });
  afterEach(() => here.end());
  const make = (key = 'calendar-1') => makeCalendarLink(here.app, here.recorder, { key, feed: 'office' });
  const read = async (secret: string | null) => {
    const calendar = await here.app.public.privateCalendar(secret ?? '');
    return calendar?.feed === 'office' ? calendar : null;
  };

  it('has the unit’s days, and no person and no figure', async () => {
    await here.book({ item: 'mediation' });
    const calendar = await read(await make());
    expect(calendar?.lines.map(({ id, due }) => `${id} ${due}`).slice(0, 3)).toEqual([
      'declare 2026-09 2026-09-30',
      'assess 2026-09 2026-10-10',
      'four-knows 2026-Q3 2026-10-10'
    ]);
    const names = (await (await here.app.read(here.recorder)).roster.list()).map(({ name }) => name);
    for (const name of names) expect(JSON.stringify(calendar)).not.toContain(name);
  });
  it('is told once, is stored as a digest alone, and ends when another is made', async () => {
    const first = await make();
    expect(await make()).toBeNull();
    const second = await make('calendar-2');
    expect(await read(first)).toBeNull();
    expect(await read(second)).not.toBeNull();
    const stored = JSON.stringify([
      await here.store.selectFrom('calendar_link').selectAll().execute(),
      await here.store.selectFrom('answer').selectAll().execute()
    ]);
    expect(stored).not.toContain(second);
  });
  it('ends by its account’s will, and with its roles', async () => {
    const first = await make();
    await endCalendarLink(here.app, here.recorder, { key: 'calendar-end', feed: 'office' });
    expect(await read(first)).toBeNull();
    const second = await make('calendar-2');
    here.at('2026-12-01T02:00:00Z');
    expect(await read(second)).toBeNull();
    expect(await read('')).toBeNull();
  });
});

describe.each(databases)('a member’s private address for a calendar on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    here.at('2026-10-08T02:00:00Z');
    const { accounts } = await here.app.read(here.operator);
    await accounts.add({ id: 'm-p1', username: 'mp1', name: '沈秋月' });
    const given = { account: 'm-p1', role: 'member', subject: 'p1', from: '2026-09-01' } as const;
    await accounts.give({ ...given, to: '2026-11-30', by: null });
  });
  afterEach(() => here.end());
  const make = (key = 'own-calendar-1') =>
    makeCalendarLink(here.app, here.member('p1'), { key, feed: 'own' });
  const days = async (secret: string | null) => {
    const calendar = await here.app.public.privateCalendar(secret ?? '');
    return calendar?.feed === 'own' ? calendar.days : null;
  };

  it('has the last days of months, notices, reports and objections, and no name and no figure', async () => {
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    const { code } = await here.publish('2026-09');
    const typed = {
      item: 'good-deed',
      date: '2026-10-03',
      quantity: '',
      value: '',
      matterText: '',
      story: ''
    };
    const report = { ...typed, subject: 'p1', basis: '感谢信7号' };
    const { id } = await declareClaim(here.app, here.member('p2'), { key: 'reported-1', ...report });
    const objection = { notice: code, about: '', entry: '', said: '总数不对。', contact: '' };
    const { no } = await objectAsMember(here.app, here.member('p1'), { key: 'objected-1', ...objection });
    const found = (await days(await make())) ?? [];
    expect(found.filter(({ day }) => day <= '2026-10-31').map(({ id, day }) => `${day} ${id}`)).toEqual([
      '2026-09-30 declare-2026-09',
      `2026-10-11 report-${id}`,
      `2026-10-14 notice-${code}`,
      `2026-10-14 answer-${no}`,
      '2026-10-31 declare-2026-10'
    ]);
    const { list } = (await here.app.read(here.recorder)).roster;
    for (const { name } of await list()) expect(JSON.stringify(found)).not.toContain(name);
    expect(JSON.stringify(found)).not.toMatch(/points|感谢信|总数不对/);
  });
  it('stands beside the office’s address of the same account, and each ends alone', async () => {
    const own = await make();
    const { accounts } = await here.app.read(here.operator);
    await accounts.give({
      account: 'm-p1',
      role: 'recorder',
      subject: null,
      from: '2026-10-01',
      to: null,
      by: null
    });
    const recorder = { ...here.recorder, account: 'm-p1' };
    await makeCalendarLink(here.app, recorder, { key: 'office-1', feed: 'office' });
    expect(await days(own)).not.toBeNull();
    await endCalendarLink(here.app, recorder, { key: 'office-2', feed: 'office' });
    expect(await days(own)).not.toBeNull();
    await endCalendarLink(here.app, here.member('p1'), { key: 'own-end-1', feed: 'own' });
    expect(await days(own)).toBeNull();
  });
  it('ends when another is made, and with the member’s role', async () => {
    const first = await make();
    const second = await make('own-calendar-2');
    expect(await days(first)).toBeNull();
    expect(await days(second)).not.toBeNull();
    here.at('2026-12-01T02:00:00Z');
    expect(await days(second)).toBeNull();
    await expect(
      makeCalendarLink(here.app, here.recorder, { key: 'own-none-1', feed: 'own' })
    ).rejects.toThrow();
  });
});
