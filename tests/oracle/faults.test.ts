import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csv, engine, openFolder } from './engine';
import { kinds, plant } from './faults';
import { ledgers } from './ledgers';
import { chineseNames, idsByName } from './names';
import { readBooks } from './rules/reading';
import { asked } from './seed';
import { periodOf, tablesOf } from './write';

const folder = openFolder();
afterAll(folder.close);

const planted = fc.record({ kind: fc.nat(1000), line: fc.nat(1000), way: fc.nat(1000) });

describe(`a planted fault is refused at its place (${asked.shown})`, () => {
  it.each(asked.schemes)('$id', { timeout: 3_600_000 }, async (rules) => {
    const names = chineseNames(rules.id);
    const ids = idsByName(names);
    const met = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(ledgers(rules), planted, async (draft, where) => {
        const tables = plant(rules, tablesOf(rules, draft, names), ids, where);
        if (tables === null) return;
        const expected = readBooks(rules, tables, ids);
        if (!('code' in expected)) throw new Error(`no fault: ${kindOf(where)}\n${csv(tables.entries)}`);
        met.set(expected.code, (met.get(expected.code) ?? 0) + 1);
        const printed = await engine(folder.path, {
          scheme: rules.id,
          period: periodOf(rules, draft),
          ...tables
        });
        const shown = `${rules.id} ${kindOf(where)}\n${csv(tables.roster)}\n${csv(tables.entries)}\n${tables.ballots ? csv(tables.ballots) : ''}`;
        expect(printed, shown).toEqual({ error: expected });
      }),
      { seed: asked.seed, numRuns: asked.runs * 2 }
    );
    if (asked.isLong) console.log(rules.id, Object.fromEntries(met));
  });
});

function kindOf({ kind }: { kind: number }): string {
  return Object.keys(kinds)[kind % Object.keys(kinds).length] ?? '';
}
