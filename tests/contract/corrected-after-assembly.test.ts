import { describe, expect, it } from 'vitest';
import { evaluate } from '$lib/server/domain/assemblies/evaluate';
import { recordAssembly } from '$lib/server/domain/assemblies/record-assembly';
import { skipAssembly } from '$lib/server/domain/assemblies/skip-assembly';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { changeFacts } from '$lib/server/domain/roster/date-roster';
import { joinRoster, leaveRoster } from '$lib/server/domain/roster/keep-roster';
import { aCommittee } from './a-committee';
import { branchAssembly } from './branch-assembly';
import { databases } from './stores';
import { publishCorrection, uphold, upholdAndPublish } from './uphold';

describe.each(databases)('D a correction between the assembly and the seal on $kind', (database) => {
  const branch = branchAssembly(database);
  const { key, record, conclude } = branch;
  const read = () => branch.here.app.read(branch.here.recorder);
  const unlike = async (month = '2026-09') => (await draftSeal(await read(), month)).unlike;
  const figures = async (period: string) =>
    (await (await read()).periods.results(period)).map(({ subject, points }) => [subject, points]);
  const august = { date: '2026-08-03', period: '2026-08' };

  /** August's fault of p3 is published, and the assembly has fixed the third quarter. */
  async function concludeThird() {
    const people = await aCommittee(branch.here);
    await branch.here.book({ item: 'fault', subject: 'p3', value: '2', ...august });
    for (const month of ['2026-07', '2026-08']) await branch.here.seal(month);
    const { code: notice } = await branch.here.publish('2026-08');
    await record();
    await conclude();
    return { people, notice };
  }

  it('D 三（四） an upheld objection is no difference: the quarter is sealed with it, and its notice names both', async () => {
    const { people, notice } = await concludeThird();
    const asked = { notice, about: '2', reverses: ['e3'], date: '2026-10-05' };
    const objection = await uphold(branch.here, people, asked);
    expect(await unlike()).toBeNull();
    await publishCorrection(branch.here, people, objection);
    await branch.here.seal('2026-09');
    expect(await figures('2026-Q3')).toEqual([
      ['p1', 1000],
      ['p2', -500],
      ['p3', 0]
    ]);
    await branch.here.publish('2026-Q3');
    const stores = await read();
    const decided = ['党员大会', '两委会'];
    const { snapshot } = (await stores.notices.of('2026-Q3')) ?? expect.fail('published');
    expect(snapshot.decided.map(({ body }) => body)).toEqual(decided);
    const filing = await buildFiling(stores, '2026-Q3');
    expect(filing.decided.map(({ body }) => body)).toEqual(decided);
    expect(await verifyAudit(branch.here.store, branch.here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('D 三（四） corrected after the seal, a quarter’s filing names the meetings that corrected it, also one that only undid a line', async () => {
    const { people, notice } = await concludeThird();
    await branch.here.seal('2026-09');
    const { code: quarterly } = await branch.here.publish('2026-Q3');
    const bodies = async () =>
      (await buildFiling(await read(), '2026-Q3')).decided.map(({ body, date }) => [body, date]);
    const assembly = ['党员大会', '2026-10-04'];
    expect(await bodies()).toEqual([assembly]);
    const asked = { notice, about: '2', reverses: ['e3'], date: '2026-10-05' };
    await upholdAndPublish(branch.here, people, asked);
    expect(await bodies()).toEqual([assembly, ['两委会', '2026-10-05']]);
    branch.here.at('2026-10-06T04:00:00Z');
    const again = { notice: quarterly, source: '203.0.113.8', date: '2026-10-06', reverses: ['e1'] };
    const typed = { item: 'perform-service', date: '2026-09-05', quantity: '', value: '8' };
    const corrected = { ...typed, matterText: '', basis: '', story: '' };
    await upholdAndPublish(branch.here, people, { ...again, corrected });
    expect(await bodies()).toEqual([assembly, ['两委会', '2026-10-05'], ['两委会', '2026-10-06']]);
  });

  it('other lines still keep it from being sealed, and only they are named', async () => {
    const { people, notice } = await concludeThird();
    const asked = { notice, about: '2', reverses: ['e3'], date: '2026-10-05' };
    await uphold(branch.here, people, asked);
    await branch.here.book({ item: 'fault', subject: 'p3', value: '3' });
    expect(await unlike()).toEqual({
      quarter: '2026-Q3',
      people: [{ subject: 'p3', fixed: -200, now: -500 }],
      entries: ['e4']
    });
    await branch.here.book({ item: '', subject: 'p3', reverses: 'e4' });
    await branch.here.seal('2026-09');
    expect(await figures('2026-09')).toEqual([
      ['p1', 1000],
      ['p2', -500],
      ['p3', 200]
    ]);
  });

  it('M7 an earlier line that was undone since is booked again as it was, and undone in a later month', async () => {
    await concludeThird();
    await branch.here.book({ item: '', subject: 'p1', reverses: 'e1' });
    expect(await unlike()).toMatchObject({
      people: [{ subject: 'p1', fixed: 1000, now: 0 }],
      entries: ['e4']
    });
    await branch.here.book({ item: 'perform-service', value: '10' });
    await branch.here.seal('2026-09');
    branch.here.at('2026-11-05T04:00:00Z');
    await branch.here.book({
      item: '',
      subject: 'p1',
      reverses: 'e5',
      date: '2026-10-08',
      period: '2026-10'
    });
    await branch.here.seal('2026-10');
    expect(await figures('2026-10')).toContainEqual(['p1', -1000]);
  });

  it('M4 no change of the roster keeps it from being sealed', async () => {
    await concludeThird();
    const { app, recorder } = branch.here;
    const facts = { pool: '', group: '', department: '', post: '', workplace: '' };
    const joining = { subject: 'n1', name: '某新', ...facts, from: '2026-09-02' };
    await joinRoster(app, recorder, { key: key(), joining });
    await leaveRoster(app, recorder, { key: key(), subject: 'p1', to: '2026-09-20', reason: 'died' });
    const changing = { subject: 'p2', ...facts, pool: '流动', from: '2026-09-20' };
    await changeFacts(app, recorder, { key: key(), changing });
    expect(await unlike()).toBeNull();
    await branch.here.seal('2026-09');
  });

  it('M10 somebody who left early in the quarter with points is evaluated with them, and blocks no seal', async () => {
    const { app, recorder } = branch.here;
    const july = { date: '2026-07-03', period: '2026-07' };
    await branch.here.book({ item: 'perform-service', subject: 'p3', value: '4', ...july });
    await leaveRoster(app, recorder, { key: key(), subject: 'p3', to: '2026-07-20', reason: 'transferred' });
    for (const month of ['2026-07', '2026-08']) await branch.here.seal(month);
    await record('2', { entitled: '2' });
    expect(await branch.points()).toEqual({ p1: 1000, p2: -500, p3: 400 });
    await conclude();
    expect(await unlike()).toBeNull();
    await branch.here.seal('2026-09');
    expect(await figures('2026-Q3')).toContainEqual(['p3', 400]);
  });

  it('M10 a branch whose members all came in the quarter’s last weeks is evaluated, and its quarter is sealed', async () => {
    for (const [subject, undone] of [
      ['p1', 'e1'],
      ['p2', 'e2']
    ] as const)
      await branch.here.book({ item: '', subject, reverses: undone });
    for (const month of ['2026-07', '2026-08']) await branch.here.seal(month);
    for (const subject of ['p1', 'p2', 'p3']) await branch.here.misdate(subject, '2026-09-10');
    await record('3', { entitled: '3' });
    expect(await branch.points()).toEqual({ p1: 0, p2: 0, p3: 0 });
    await conclude();
    await branch.here.seal('2026-09');
  });

  it('M5 what an earlier quarter’s late assembly adds is no difference either', async () => {
    const { app, recorder } = branch.here;
    for (const month of ['2026-07', '2026-08']) await branch.here.seal(month);
    await skipAssembly(app, recorder, { key: key(), quarter: '2026-Q3', reason: '党员多数外出务工' });
    branch.here.at('2027-01-05T04:00:00Z');
    for (const month of ['2026-09', '2026-10', '2026-11']) await branch.here.seal(month);
    const met = { date: '2027-01-04', entitled: '3', present: '3', why: '' };
    const meet = (quarter: string) =>
      recordAssembly(app, recorder, { key: key(), quarter, minutes: `${quarter}大会`, ...met });
    await meet('2026-Q4');
    branch.quarter = '2026-Q4';
    await conclude();
    await meet('2026-Q3');
    const rows = [{ subject: 'p3', item: 'fault', value: '2', matterText: '' }];
    await evaluate(app, recorder, { key: key(), quarter: '2026-Q3', rows });
    expect(await unlike('2026-12')).toBeNull();
    branch.quarter = '2026-Q3';
    await conclude();
    await branch.here.seal('2026-12');
    expect(await figures('2026-Q4')).toContainEqual(['p3', -200]);
  });
});
