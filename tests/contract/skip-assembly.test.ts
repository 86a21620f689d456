import { nextMonth } from '$lib/calendar';
import { describe, expect, it } from 'vitest';
import { evaluationsIn } from '$lib/server/domain/assemblies/quarter-evaluation';
import { skipAssembly } from '$lib/server/domain/assemblies/skip-assembly';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { evaluate } from '$lib/server/domain/assemblies/evaluate';
import { sealByTwo } from '../make/seal-by-two';
import { branchAssembly } from './branch-assembly';
import { databases } from './stores';

describe.each(databases)('D a quarter waits for its assembly on $kind', (database) => {
  const branch = branchAssembly(database);
  const { key, record, conclude } = branch;
  const skip = (reason = '党员多数外出务工', quarter = branch.quarter) =>
    skipAssembly(branch.here.app, branch.here.recorder, { key: key(), quarter, reason });
  const read = () => branch.here.app.read(branch.here.recorder);
  const proposing = async (period: string) => {
    const { app, recorder } = branch.here;
    const { shown } = await app.readTransaction(recorder, (stores) => draftSeal(stores, period));
    return proposeSeal(app, recorder, { key: key(), period, shown });
  };
  const upTo = async (...months: string[]) => {
    for (const month of months) await branch.here.seal(month);
  };

  it('D 三（三） its last month stays unsealed until the assembly has fixed the points', async () => {
    await upTo('2026-07', '2026-08');
    await expect(proposing('2026-09')).rejects.toMatchObject({
      code: 'assembly-due',
      params: { quarter: '2026-Q3', body: '党员大会' }
    });
    await record();
    await expect(proposing('2026-09')).rejects.toThrow('assembly-due');
    await conclude();
    await proposing('2026-09');
  });

  it('is named as the unit names its own assembly', async () => {
    await upTo('2026-07', '2026-08');
    await branch.here.store.updateTable('unit').set({ assembly_name: '社员大会' }).execute();
    await expect(proposing('2026-09')).rejects.toMatchObject({ params: { body: '社员大会' } });
  });

  it('D 三（三） what the first quarter’s assembly adds is booked in that quarter, and counts there', async () => {
    await upTo('2026-07', '2026-08');
    await record();
    await evaluate(branch.here.app, branch.here.recorder, {
      key: key(),
      quarter: branch.quarter,
      rows: [{ subject: 'p3', item: 'fault', value: '2', matterText: '' }]
    });
    await conclude();
    const { app, recorder, second } = branch.here;
    await sealByTwo(app, [recorder, second], { period: '2026-09', key: key() });
    const quarter = await (await read()).periods.results('2026-Q3');
    expect(quarter.find(({ subject }) => subject === 'p3')).toMatchObject({ points: -200, balance: 5800 });
  });

  it('is skipped once, with a reason, from its last month on, and while that is open', async () => {
    await expect(skip(' ')).rejects.toThrow('reason-missing');
    await expect(skip()).resolves.toEqual({ quarter: '2026-Q3' });
    await expect(skip()).rejects.toThrow('assembly-skipped');
    expect(await (await read()).assemblies.skips()).toMatchObject([
      { quarter: '2026-Q3', reason: '党员多数外出务工', account: 'r' }
    ]);
    const { app, recorder } = branch.here;
    const { outstanding } = await app.readTransaction(recorder, (stores) => draftSeal(stores, '2026-09'));
    const known = { quarter: '2026-Q3', body: '党员大会', reason: '党员多数外出务工' };
    expect(outstanding).toEqual([{ what: 'skipped', ...known }]);
    expect(await verifyAudit(branch.here.store, recorder.unit)).toMatchObject({ ok: true });
  });

  it('isn’t skipped before its last month, after it was fixed, or after the seal', async () => {
    branch.here.at('2026-11-30T04:00:00Z');
    await expect(skip('太早', '2026-Q4')).rejects.toThrow('quarter-not-over');
    await record();
    await conclude();
    await expect(skip()).rejects.toThrow('assembly-concluded');
  });

  it('isn’t skipped once it has met with its quorum', async () => {
    await record();
    const { changes } = await read();
    const before = await changes.head();
    await expect(skip()).rejects.toMatchObject({ code: 'assembly-met', params: { quarter: '2026-Q3' } });
    expect(await changes.head()).toBe(before);
    await record('1');
    await expect(skip()).resolves.toEqual({ quarter: '2026-Q3' });
  });

  it('D 三（三） a skipped one that meets after all keeps its month open until it has fixed the points', async () => {
    await upTo('2026-07', '2026-08');
    await skip();
    await record();
    await expect(proposing('2026-09')).rejects.toThrow('assembly-due');
    await conclude();
    await proposing('2026-09');
  });

  it('may meet before the seal after all, and then takes the place of the record', async () => {
    await skip();
    await record();
    await conclude();
    const stores = await read();
    expect(await evaluationsIn(stores, schemeOf(stores), '2026-Q3')).toEqual([
      { quarter: '2026-Q3', state: 'fixed' }
    ]);
  });

  it('says so on the notice of the quarter and in its filing, and not on a month’s', async () => {
    await upTo('2026-07', '2026-08');
    await skip();
    await upTo('2026-09');
    await branch.here.publish('2026-09');
    await branch.here.publish('2026-Q3');
    const stores = await read();
    const skipped = [
      { quarter: '2026-Q3', body: '党员大会', reason: '党员多数外出务工', date: '2026-10-05' }
    ];
    expect((await stores.notices.of('2026-Q3'))?.snapshot).toMatchObject({
      skipped,
      decided: [{ body: '两委会' }]
    });
    expect((await stores.notices.of('2026-09'))?.snapshot.skipped).toBeUndefined();
    expect((await buildFiling(stores, '2026-Q3')).skipped).toEqual(skipped);
    branch.here.at(`${nextMonth('2026-09')}-28T04:00:00Z`);
    await expect(skip()).rejects.toThrow('already-sealed');
  });

  it('one that meets after the seal stays named as skipped, with the day on which it met', async () => {
    await upTo('2026-07', '2026-08');
    await skip();
    await upTo('2026-09');
    await branch.here.publish('2026-Q3');
    await record();
    await conclude();
    const stores = await read();
    const skipped = [
      {
        quarter: '2026-Q3',
        body: '党员大会',
        reason: '党员多数外出务工',
        date: '2026-10-05',
        met: '2026-10-04'
      }
    ];
    expect((await buildFiling(stores, '2026-Q3')).skipped).toEqual(skipped);
  });
});
