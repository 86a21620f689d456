import { lastDay, lastMonth, monthsFrom, quarterOf } from '$lib/calendar';
import { skipAssembly } from '$lib/server/domain/assemblies/skip-assembly';
import { yearEnd } from '$lib/server/domain/dashboard/year-end';
import { stepRuns, lifeSteps, type LifeStep } from '$lib/server/domain/practice/rehearsal/lived-month';
import { liveMonths } from '$lib/server/domain/practice/rehearsal/live-months';
import { afterEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const staff = Array.from({ length: 5 }, (_, at) => person(`s${at + 1}`, `某${at + 1}`, { group: 'staff' }));
const leaders = Array.from({ length: 5 }, (_, at) =>
  person(`l${at + 1}`, `某某${at + 1}`, { group: 'leaders' })
);

describe.each(databases)('the year-end checklist on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  const begin = async (scheme: string, firstPeriod = '2026-01') => {
    here = await testApp({ database, scheme, firstPeriod, people: [...leaders, ...staff] });
  };
  const life = () => {
    const { app, recorder, second } = here;
    const setClock = (to: Date) => here.at(to.toISOString());
    return { app, recorder, second, scores: 'alike' as const, setClock };
  };
  const skip = (quarter: string) =>
    skipAssembly(here.app, here.recorder, { key: `skip-${quarter}-0`, quarter, reason: '党员多数外出务工' });
  const list = async () => {
    const found = await yearEnd(await here.app.read(here.recorder), here.app.clock());
    return (
      found && found.lines.map(({ step, state, owed }) => `${step} ${state}${owed > 0 ? ` ${owed}` : ''}`)
    );
  };
  /** Lives December step by step, and looks at the list before it and after each step. */
  async function december(): Promise<(string[] | null)[]> {
    const { stopped } = await liveMonths(life(), monthsFrom('2026-01', '2026-11'));
    if (stopped) throw new Error(`${stopped.month} ${stopped.step}`, { cause: stopped.cause });
    here.at('2026-11-30T04:00:00Z');
    expect(await list()).toBeNull();
    here.at('2026-12-01T04:00:00Z');
    const seen = [await list()];
    const lived = { month: '2026-12', sealed: [], published: [], filed: [] };
    const asked: LifeStep[] = lifeSteps.filter((step) => step !== 'book');
    await stepRuns.book(life(), lived);
    for (const step of asked) {
      await stepRuns[step](life(), lived);
      const now = await list();
      if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
    }
    return seen;
  }

  it('A: seal, publish and file, in this order, until the year is filed', async () => {
    await begin('community-cadres');
    expect(await december()).toEqual([
      ['seal later', 'publish later', 'file later'],
      ['seal open', 'publish later', 'file later'],
      ['seal done', 'publish open', 'file later'],
      ['seal done', 'publish done', 'file open'],
      null
    ]);
  });

  it('B: the departments’ figures first; its document has nothing filed', async () => {
    await begin('community-organisation');
    const seen = await december();
    expect(seen[0]).toEqual([expect.stringMatching(/^marks open \d+$/), 'seal later', 'publish later']);
    expect(seen.slice(-3)).toEqual([
      ['marks done', 'seal open', 'publish later'],
      ['marks done', 'seal done', 'publish open'],
      null
    ]);
  });

  it('C: seal and publish', async () => {
    await begin('county-officials');
    expect(await december()).toEqual([
      ['seal later', 'publish later'],
      ['seal open', 'publish later'],
      ['seal done', 'publish open'],
      null
    ]);
  });

  it('D: the assembly on the last quarter first', async () => {
    await begin('party-members');
    expect(await december()).toEqual([
      ['assembly open', 'seal later', 'publish later', 'file later'],
      ['assembly done', 'seal open', 'publish later', 'file later'],
      ['assembly done', 'seal done', 'publish open', 'file later'],
      ['assembly done', 'seal done', 'publish done', 'file open'],
      null
    ]);
  });

  it('D: an assembly that was skipped is no step that was done, and December waits for the months before it', async () => {
    await begin('party-members');
    here.at('2027-01-05T04:00:00Z');
    const later = ['seal later', 'publish later', 'file later'];
    expect(await list()).toEqual(['assembly open', ...later]);
    for (const month of monthsFrom('2026-01', '2026-10')) {
      const quarter = quarterOf(month);
      if (lastMonth(quarter) === month) await skip(quarter);
      await here.seal(month);
    }
    await skip('2026-Q4');
    expect(await list()).toEqual(['assembly skipped', ...later]);
    await here.seal('2026-11');
    expect(await list()).toEqual(['assembly skipped', 'seal open', 'publish later', 'file later']);
  });

  it('E: the ballot and the marks first', async () => {
    await begin('town-thousand');
    expect(await december()).toEqual([
      ['ballot open', 'marks open 2', 'seal later', 'publish later'],
      ['ballot open', 'marks open 2', 'seal open', 'publish later'],
      ['ballot done', 'marks open 2', 'seal open', 'publish later'],
      ['ballot done', 'marks done', 'seal open', 'publish later'],
      ['ballot done', 'marks done', 'seal done', 'publish open'],
      null
    ]);
  });

  it('says what December was sealed without, and a unit that began within the year ends it over its months', async () => {
    await begin('town-thousand', '2026-12');
    here.at(`${lastDay('2026-12')}T12:00:00Z`);
    expect(await list()).toEqual(['ballot open', 'marks open 2', 'seal later', 'publish later']);
    await here.end();
    await begin('town-thousand');
    here.at('2027-01-05T04:00:00Z');
    for (const month of monthsFrom('2026-01', '2026-12')) await here.seal(month);
    expect(await list()).toEqual(['ballot missed', 'marks missed 2', 'seal done', 'publish open']);
  });
});
