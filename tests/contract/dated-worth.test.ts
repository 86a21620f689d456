import { claimLines } from '$lib/server/domain/claims/inbox';
import { changedFrom } from '$lib/server/domain/roster/spells';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('what a claim is worth on $kind', (database) => {
  let here: TestApp;

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'town-thousand', firstPeriod: '2026-07' });
  });
  afterEach(() => here.end());

  it('M16 E 二（四） goes by the group of its day, not by today’s', async () => {
    const { recorder } = here;
    const fields = { item: 'report-unit', quantity: 1, value: '', matterText: '', story: '' };
    await here.app.runCommand(recorder, { permission: 'import', key: 'dated-key-1' }, async (stores) => {
      const staff = (await stores.roster.find('p1')) ?? expect.fail('nobody');
      const head = changedFrom(staff, { pool: '', group: 'head' }, '2026-10-01');
      await stores.roster.save([head ?? staff]);
      for (const date of ['2026-09-30', '2026-10-01'])
        await stores.claims.declare({
          year: 2026,
          subject: 'p1',
          way: 'paper',
          account: recorder.account,
          paper: '表1号',
          fields: { ...fields, date, basis: date }
        });
      return null;
    });
    const { lines } = await claimLines(await here.app.read(recorder), here.app.clock(), { subject: 'p1' });
    expect(lines.map((line) => [line.fields.date, line.points])).toEqual([
      ['2026-09-30', -2000],
      ['2026-10-01', -4000]
    ]);
  });
});
