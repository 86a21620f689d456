import type { Subject } from '$lib/points';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rehearseYear } from '$lib/server/domain/practice/manage-practice';
import { rehearsedUnit } from '$lib/server/domain/practice/rehearsal/rehearsed-unit';
import { openPracticeYears, type PracticeYears } from '$lib/server/domain/practice/practice-years';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { afterEach, describe, expect, it } from 'vitest';
import { adoptByTwo } from '../make/adopt-by-two';
import { person } from '../make/person';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const seven = Array.from({ length: 7 }, (_, at) => person(`p${at + 1}`, `某人${at + 1}`));
const few = seven.slice(0, 3);

describe.each(databases)('a rehearsal of the year, beside an app on $kind', (database) => {
  let here: TestApp;
  let practiceYears: PracticeYears;
  const begin = async (scheme: string, people: readonly Subject[] = few) => {
    here = await testApp({ database, scheme, people: [...people] });
    practiceYears = openPracticeYears(here.app.settings, { plugins: [], clock: () => here.app.clock() });
  };
  afterEach(async () => {
    await practiceYears.close();
    await here.end();
  });
  const rehearse = (key: string) => rehearseYear({ app: here.app, practiceYears }, here.recorder, { key });

  it('C: lives every month, quarter and the year to its end, and nothing of it stands in the real unit', async () => {
    // Seven who all tie are too many for one place, in each of the four quarters.
    await begin('county-officials', seven);
    const seals = async () => (await (await here.app.read(here.recorder)).periods.seals()).length;
    const report = await rehearse('rehearse-key-1');
    expect(report).toMatchObject({ year: 2026, people: 7 });
    expect(report.runs.map(({ scores, stopped }) => [scores, stopped])).toEqual([
      ['varied', null],
      ['alike', null]
    ]);
    const december = report.runs.map(({ months }) => months.at(-1));
    const lived = { sealed: ['2026-12', '2026-Q4', '2026'], published: ['2026-Q4', '2026'] };
    expect(december).toMatchObject([lived, lived]);
    expect(practiceYears.rehearsal(here.recorder.unit)).toEqual(report);
    expect(await seals()).toBe(0);
    expect(await here.app.public.hasPublished()).toBe(false);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    // The report alone is left of it.
    expect(readdirSync(join(here.app.settings.dataDir, 'practice'))).toEqual([
      `${here.recorder.unit}.rehearsal`
    ]);
    here.at('2026-10-06T04:00:00Z');
    expect(await rehearse('rehearse-key-1')).toEqual(report);
    expect((await rehearse('rehearse-key-2')).at).not.toBe(report.at);
  });

  it('D: goes by the unit’s own rules, each in its days', async () => {
    await begin('party-members');
    const decision = { date: '2026-10-02', body: '党员大会', minutes: '〔2026〕7号' };
    // From December on another document holds, which has no assembly and no quarters.
    await adoptByTwo(here.app, [here.recorder, here.second], {
      key: 'rehearse-adopt',
      asked: { source: 'built-in:town-thousand', typed: {}, from: '2026-12-01' },
      decision
    });
    const { runs } = await rehearse('rehearse-key-3');
    expect(runs[0]?.months.slice(9).map(({ sealed }) => sealed)).toEqual([
      ['2026-10'],
      ['2026-11'],
      ['2026-12', '2026']
    ]);
  });

  it('C: takes over the unit’s own numbers and the shape of its roster, and nobody’s name', async () => {
    await begin('county-officials');
    await here.misdate('p2', '2026-10-01');
    await adoptByTwo(here.app, [here.recorder, here.second], {
      key: 'rehearse-numbers',
      asked: { source: 'built-in:county-officials', typed: { advanced: '20%' }, from: '2026-11-01' },
      decision: { date: '2026-10-02', body: '县委组织部', minutes: '〔2026〕8号' }
    });
    const stores = await here.app.read(here.recorder);
    const { rules, people } = await rehearsedUnit(stores, here.app.clock());
    expect(rules.map(({ action, from }) => [action, from])).toEqual([
      ['adopt', '2024-01-01'],
      ['adopt', '2026-11-01']
    ]);
    expect(rules[1]).toMatchObject({
      parameters: { advanced: expect.anything() },
      text: await stores.adoptions.textOf(2)
    });
    expect(people.map(({ pool }) => pool).sort()).toEqual(['', '', '外聘']);
    expect(JSON.stringify(people)).not.toMatch(/某人/);
  });

  it('is not for the committee', async () => {
    await begin('community-cadres');
    await expect(
      rehearseYear({ app: here.app, practiceYears }, here.second, { key: 'rehearse-key-4' })
    ).rejects.toThrow('forbidden');
    expect(practiceYears.rehearsal(here.recorder.unit)).toBeNull();
  });
});
