import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csv, engine, openFolder, type Run } from './engine';
import { ledgers } from './ledgers';
import { chineseNames, idsByName } from './names';
import { comparable, gapOfEffects, readPrinted } from './printed';
import { readPeriod } from './rules/calendar';
import { oracle } from './rules/oracle';
import { readBooks } from './rules/reading';
import { type Rules } from './rules/rules';
import { asked } from './seed';
import { periodOf, tablesOf } from './write';

const folder = openFolder();
afterAll(folder.close);

describe(`the engine against a second reading of the rules (${asked.shown})`, () => {
  it.each(asked.schemes)('$id: random ledgers come out the same', { timeout: 3_600_000 }, async (rules) => {
    const names = chineseNames(rules.id);
    await fc.assert(
      fc.asyncProperty(ledgers(rules), async (draft) => {
        const run = { scheme: rules.id, period: periodOf(rules, draft), ...tablesOf(rules, draft, names) };
        await expectSame(rules, run, names);
      }),
      { seed: asked.seed, numRuns: asked.runs }
    );
  });
});

async function expectSame(rules: Rules, run: Run, names: ReadonlyMap<string, string>): Promise<void> {
  const books = readBooks(rules, run, idsByName(names));
  const period = readPeriod(run.period);
  if ('code' in books || period === null) throw new Error(`an unsound ledger: ${JSON.stringify(books)}`);
  const printed = readPrinted(await engine(folder.path, run));
  const expected = oracle(rules, books, period);
  const shown = `${run.scheme} ${run.period}\n${csv(run.roster)}\n${csv(run.entries)}\n${run.ballots ? csv(run.ballots) : ''}`;
  expect(comparable(printed), shown).toEqual({
    ...expected,
    rows: expected.rows.map(({ adjustment: _, ...row }) => row)
  });
  expect(
    printed.rows.filter((row) => gapOfEffects(row) > 0),
    shown
  ).toEqual([]);
}
