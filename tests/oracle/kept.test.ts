import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, it } from 'vitest';
import { parse } from 'yaml';
import * as v from 'valibot';
import { openFolder, type OracleRun } from './engine';
import { type OracleTable } from './rules/cells';
import { expectSame } from './same';

const folder = openFolder();
afterAll(folder.close);

const kept = fileURLToPath(new URL('kept', import.meta.url));
const shape = v.object({
  case: v.string(),
  scheme: v.string(),
  period: v.string(),
  first: v.optional(v.string()),
  roster: v.string(),
  entries: v.string(),
  ballots: v.optional(v.string())
});
const cases = readdirSync(kept)
  .sort()
  .map((name) => v.parse(shape, parse(readFileSync(`${kept}/${name}`, 'utf8'))));

describe('ledgers on which the engine and the second reading once differed', () => {
  it.each(cases)('$scheme: $case', async ({ scheme, period, first, roster, entries, ballots }) => {
    const tables = { roster: tableOf(roster), entries: tableOf(entries) };
    const run: OracleRun = {
      scheme,
      period,
      first,
      ...tables,
      ballots: ballots === undefined ? null : tableOf(ballots)
    };
    await expectSame(folder.path, run);
  });
});

function tableOf(csv: string): OracleTable {
  return csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
}
