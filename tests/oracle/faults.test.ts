import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openFolder } from './engine';
import { plant } from './faults';
import { ledgers, settled } from './ledgers';
import { chineseNames, idsByName } from './names';
import { readBooks, type OracleTables } from './rules/reading';
import { expectSame, expectSameLine } from './same';
import { asked } from './seed';
import { periodOf, tablesOf } from './write';

const folder = openFolder();
afterAll(folder.close);

const planted = fc.record({ kind: fc.nat(1000), line: fc.nat(1000), way: fc.nat(1000) });

describe(`of two planted faults the first is refused (${asked.shown})`, () => {
  it.each(asked.schemes)('$id', { timeout: 3_600_000 }, async (rules) => {
    const names = chineseNames(rules.id);
    const ids = idsByName(names);
    const lineOf = (tables: OracleTables) => {
      const read = readBooks(rules, tables, ids);
      return 'code' in read ? `${read.file} ${read.row}` : null;
    };
    await fc.assert(
      fc.asyncProperty(ledgers(rules).map(settled), planted, planted, async (draft, one, another) => {
        const sound = tablesOf(rules, draft, names);
        const [first, second] = [plant(rules, sound, ids, one), plant(rules, sound, ids, another)];
        const both = first && plant(rules, first, ids, another);
        if (!second || !both || lineOf(first) === lineOf(second)) return;
        // Two faults may meet in one line, and the rules don't say which of these comes first.
        await expectSameLine(folder.path, { scheme: rules.id, period: periodOf(rules, draft), ...both });
      }),
      { seed: asked.seed, numRuns: asked.runs }
    );
  });
});

describe(`a planted fault is refused at its place (${asked.shown})`, () => {
  it.each(asked.schemes)('$id', { timeout: 3_600_000 }, async (rules) => {
    const names = chineseNames(rules.id);
    const ids = idsByName(names);
    await fc.assert(
      fc.asyncProperty(ledgers(rules).map(settled), planted, async (draft, where) => {
        const tables = plant(rules, tablesOf(rules, draft, names), ids, where);
        if (tables === null) return;
        expect(readBooks(rules, tables, ids)).toHaveProperty('code');
        await expectSame(folder.path, { scheme: rules.id, period: periodOf(rules, draft), ...tables });
      }),
      { seed: asked.seed, numRuns: asked.runs }
    );
  });
});
