import { assemblySheet, shownPoints } from '$lib/server/domain/assemblies/assembly-sheet';
import { concludeAssembly } from '$lib/server/domain/assemblies/conclude';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { scoreOneself } from '$lib/server/domain/assessments/score-oneself';
import { checkBallot, closeBallot, keyPaper, openBallot } from '$lib/server/domain/ballots/keep-ballot';
import { stateVoters } from '$lib/server/domain/ballots/state-voters';
import { ballotSheet } from '$lib/server/domain/ballots/tally';
import { yearAhead } from '$lib/server/domain/periods/outstanding';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { afterEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('what is outstanding when a month is sealed, on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `outstanding-${(no += 1)}`;
  afterEach(() => here.end());

  const found = async (scheme: string) => {
    here = await testApp({ database, scheme, firstPeriod: '2026-01' });
    here.at('2027-01-05T04:00:00Z');
  };
  const due = async (month: string) => {
    const { outstanding } = await here.app.readTransaction(here.recorder, (stores) =>
      draftSeal(stores, month)
    );
    return outstanding;
  };

  it('D the assembly of the quarter that ends, until it has fixed the points', async () => {
    await found('party-members');
    expect(await due('2026-11')).toEqual([]);
    expect(await due('2026-12')).toEqual([{ what: 'assembly', quarter: '2026-Q4', body: '党员大会' }]);
    const quarter = '2026-Q4';
    await recordAssembly(here.app, here.recorder, {
      key: key(),
      quarter,
      date: '2026-12-31',
      minutes: '4号',
      entitled: '3',
      present: '3',
      why: ''
    });
    const shown = await here.app.readTransaction(here.recorder, async (stores) =>
      shownPoints(await assemblySheet(stores, quarter))
    );
    await concludeAssembly(here.app, here.recorder, { key: key(), quarter, shown });
    expect(await due('2026-12')).toEqual([]);
  });

  it('claims of the month or before, until they are decided', async () => {
    await found('community-cadres');
    const { claims } = await here.app.read(here.recorder);
    const fields = { item: 'mediation', quantity: 1, value: '', matterText: '', basis: '1号', story: '' };
    for (const date of ['2026-10-31', '2026-11-02'])
      await claims.declare({
        year: 2026,
        subject: 'p1',
        way: 'own',
        account: 'm',
        paper: '',
        fields: { ...fields, date }
      });
    expect(await due('2026-09')).toEqual([]);
    expect(await due('2026-10')).toEqual([{ what: 'claims', count: 1 }]);
    expect(await due('2026-11')).toEqual([{ what: 'claims', count: 2 }]);
  });

  it('E the ballot until it is closed, then who lacks one, and what else the year asks for', async () => {
    await found('town-thousand');
    const year = 2026;
    const marks = (chiefs: number, heads: number) => ({
      what: 'departments',
      year,
      owed: [
        { name: '包片委员、片长', owed: chiefs },
        { name: '部门负责人', owed: heads }
      ]
    });
    expect(await due('2026-11')).toEqual([]);
    expect(await due('2026-12')).toEqual([{ what: 'ballot', year, opened: false }, marks(3, 3)]);
    await openBallot(here.app, here.recorder, { key: key(), year });
    for (const group of ['leaders', 'staff'])
      await stateVoters(here.app, here.recorder, { key: key(), year, group, voters: '10', why: '' });
    expect(await due('2026-12')).toMatchObject([{ what: 'ballot', opened: true }, {}]);
    const scores = [{ subject: 'p1', typed: '90' }];
    for (let at = 1; at <= 10; at += 1)
      await keyPaper(here.app, here.recorder, {
        key: key(),
        year,
        no: String(at),
        group: at > 5 ? 'staff' : 'leaders',
        scores
      });
    const shown = async () =>
      (await here.app.readTransaction(here.recorder, (stores) => ballotSheet(stores, year)))?.shown ?? '';
    const other = { ...here.recorder, account: 'c' };
    await checkBallot(here.app, other, { key: key(), year, shown: await shown() });
    await closeBallot(here.app, here.recorder, { key: key(), year, shown: await shown() });
    await here.book(
      ...['p1', 'p2'].map((subject) => ({
        item: 'central',
        value: '250',
        subject,
        date: '2026-12-31',
        period: '2026-12'
      })),
      { item: 'professional-grade', value: '0', subject: 'p3', date: '2026-12-31', period: '2026-12' }
    );
    expect(await due('2026-12')).toEqual([
      marks(1, 2),
      { what: 'lacked', year, people: 2, item: { id: 'appraisal', name: '民主评议', english: 'Appraisal' } }
    ]);
  });

  it('B what departments owe, and self-scores', async () => {
    await found('community-organisation');
    expect(await due('2026-11')).toEqual([]);
    const [departments, selfScores, ...more] = await due('2026-12');
    expect(departments).toMatchObject({ what: 'departments', year: 2026 });
    // There are fifteen figures for each of three communities; the sixteenth comes from the detail table.
    expect(
      departments?.what === 'departments' && departments.owed.reduce((sum, { owed }) => sum + owed, 0)
    ).toBe(45);
    expect(selfScores).toEqual({ what: 'self-scores', year: 2026, owed: 51 });
    expect(more).toEqual([]);
    const ahead = () => here.app.readTransaction(here.recorder, (stores) => yearAhead(stores, '2026-11'));
    expect(await ahead()).toEqual({
      year: '2026',
      departments: departments?.what === 'departments' && departments.owed,
      selfScores: 51
    });
    const scores = [{ item: 'team-1', typed: '3' }];
    await scoreOneself(here.app, here.member('p1'), { key: key(), year: 2026, scores });
    await here.book({ item: 'integrity', value: '5', subject: 'p1', date: '2026-12-31', period: '2026-12' });
    const [left, self] = await due('2026-12');
    expect(left?.what === 'departments' && left.owed.reduce((sum, { owed }) => sum + owed, 0)).toBe(44);
    expect(self).toMatchObject({ owed: 50 });
    expect((await ahead())?.selfScores).toBe(50);
  });

  it('no year lies ahead where a month has figures of its own', async () => {
    await found('town-thousand');
    const ahead = await here.app.readTransaction(here.recorder, (stores) => yearAhead(stores, '2026-11'));
    expect(ahead).toBeNull();
  });
});
