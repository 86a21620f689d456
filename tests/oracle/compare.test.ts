import fc from 'fast-check';
import { afterAll, describe, it } from 'vitest';
import { openFolder } from './engine';
import { ledgers } from './ledgers';
import { chineseNames } from './names';
import { expectSame } from './same';
import { asked } from './seed';
import { periodOf, tablesOf } from './write';

const folder = openFolder();
afterAll(folder.close);

describe(`the engine against a second reading of the rules (${asked.shown})`, () => {
  it.each(asked.schemes)('$id: random ledgers come out the same', { timeout: 3_600_000 }, async (rules) => {
    const names = chineseNames(rules.id);
    await fc.assert(
      fc.asyncProperty(ledgers(rules), async (draft) => {
        const tables = tablesOf(rules, draft, names);
        await expectSame(folder.path, { scheme: rules.id, period: periodOf(rules, draft), ...tables });
      }),
      { seed: asked.seed, numRuns: asked.runs }
    );
  });
});
