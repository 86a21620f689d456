import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaperScore } from '$lib/server/domain/ballots/ballots';
import type { Store } from '$lib/server/platform/store/open-store';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { person } from '../make/person';
import { aUnit, databases } from './stores';

const score = (subject: string, points: number): PaperScore => ({ subject, group: 'staff', score: points });

describe.each(databases)('ballots on $kind', ({ open }) => {
  let db: Store;
  let stores: UnitStores;
  beforeEach(async () => {
    db = await open();
    stores = await aUnit(db);
    await stores.roster.save([person('a'), person('b')]);
  });
  afterEach(() => db.destroy());

  const keyed = (no: number, ...scores: PaperScore[]) =>
    stores.ballots.add(2026, { no, source: 'paper', scores, keyedBy: 'r' });

  it('count nothing before they are closed, and struck papers never', async () => {
    const { ballots } = stores;
    expect(await ballots.of(2026)).toBeNull();
    await ballots.open(2026);
    await keyed(2, score('a', 9000), score('b', 8050));
    await keyed(1, score('a', 7000));
    await ballots.strike(2026, 2, 'r');
    await keyed(3, score('a', 9500));
    expect(await ballots.counted(2026)).toEqual([]);
    await ballots.check(2026, 'digest', 'c');
    await ballots.close(2026, 'c');
    expect(await ballots.of(2026)).toMatchObject({
      papers: [
        { no: 1, struck: false, source: 'paper', keyedBy: 'r', scores: [score('a', 7000)] },
        { no: 2, struck: true, scores: [score('a', 9000), score('b', 8050)] },
        { no: 3, struck: false }
      ],
      checks: [{ shown: 'digest', by: 'c' }],
      closed: { by: 'c' }
    });
    expect(await ballots.counted(2026)).toEqual([score('a', 7000), score('a', 9500)]);
    expect(await ballots.counted(2025)).toEqual([]);
  });

  it('are final once they are closed', async () => {
    const { ballots } = stores;
    await expect(keyed(1, score('a', 100))).rejects.toThrow('ballot-not-open');
    await ballots.open(2026);
    await expect(ballots.open(2026)).rejects.toThrow('ballot-opened');
    await keyed(1, score('a', 100));
    await ballots.close(2026, 'c');
    await expect(keyed(2, score('a', 100))).rejects.toThrow('ballot-not-open');
    await expect(ballots.strike(2026, 1, 'r')).rejects.toThrow('ballot-not-open');
    await expect(ballots.close(2026, 'c')).rejects.toThrow('ballot-not-open');
    for (const table of ['ballot', 'ballot_paper', 'ballot_score', 'ballot_closing'])
      await expect(sql.raw(`delete from ${table}`).execute(db)).rejects.toThrow('append-only');
  });

  it('refuse a number twice, a paper struck twice, and a person of another unit', async () => {
    const { ballots } = stores;
    await ballots.open(2026);
    await keyed(1, score('a', 100));
    await expect(keyed(1, score('a', 200))).rejects.toThrow('paper-number-taken');
    await ballots.strike(2026, 1, 'r');
    await expect(ballots.strike(2026, 1, 'r')).rejects.toThrow('not-found');
    await expect(keyed(2, score('z', 200))).rejects.toThrow('unknown-subject');
    expect(await (await aUnit(db, '西河镇')).ballots.of(2026)).toBeNull();
  });

  it('keep of a paper its number, its figures and who keyed it in, and nobody who cast it', async () => {
    const tables = await db.introspection.getTables();
    const columns = tables
      .filter(({ name }) => ['ballot_paper', 'ballot_score', 'ballot_strike'].includes(name))
      .flatMap(({ columns }) => columns.map(({ name }) => name));
    expect([...new Set(columns)].sort()).toEqual(
      ['ballot_id', 'category', 'id', 'keyed_by', 'line', 'no', 'paper_id', 'score', 'seq', 'source']
        .concat(['struck_by', 'subject_id', 'unit_id'])
        .sort()
    );
  });

  it('take a list of thousands', async () => {
    const { ballots } = stores;
    await ballots.open(2026);
    const scores = Array.from({ length: 2500 }, (_, at) => score(at % 2 ? 'a' : 'b', at));
    await ballots.add(2026, { no: 1, source: 'file', scores, keyedBy: 'r' });
    expect((await ballots.of(2026))?.papers[0]?.scores).toEqual(scores);
  });
});
