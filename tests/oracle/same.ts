import { expect } from 'vitest';
import { csv, engine, type Run } from './engine';
import { chineseNames, idsByName } from './names';
import { comparable, gapOfEffects, readPrinted } from './printed';
import { readPeriod } from './rules/calendar';
import { oracle, schemes } from './rules/oracle';
import { readBooks } from './rules/reading';

/** The product's answer on these files is the second reading's: the same figures, or the same refusal. */
export async function expectSame(folder: string, run: Run): Promise<void> {
  const rules = schemes.find(({ id }) => id === run.scheme);
  const period = readPeriod(run.period);
  if (!rules || !period) throw new Error(`${run.scheme} ${run.period}`);
  const books = readBooks(rules, run, idsByName(chineseNames(run.scheme)));
  const answer = await engine(folder, run);
  if ('code' in books) {
    expect(answer, textOf(run)).toEqual({ error: books });
    return;
  }
  expect(answer, textOf(run)).not.toHaveProperty('error');
  const printed = readPrinted(answer);
  const expected = oracle(rules, books, period);
  expect(comparable(printed), textOf(run)).toEqual({
    ...expected,
    rows: expected.rows.map(({ adjustment: _, ...row }) => row)
  });
  const gaps = printed.rows.filter((row) => gapOfEffects(row) > 0);
  expect(gaps, `effects that don't add up to the points\n${textOf(run)}`).toEqual([]);
}

/** As a case is kept under `kept/`. */
function textOf({ scheme, period, ...tables }: Run): string {
  const block = (name: string, text: string) => `${name}: |\n${text.replace(/^(?=.)/gm, '  ')}`;
  const ballots = tables.ballots ? block('ballots', csv(tables.ballots)) : '';
  return `scheme: ${scheme}\nperiod: '${period}'\n${block('roster', csv(tables.roster))}${block('entries', csv(tables.entries))}${ballots}`;
}
