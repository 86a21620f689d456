import { expect } from 'vitest';
import { csv, engine, type OracleRun } from './engine';
import { chineseNames, idsByName } from './names';
import { comparable, gapsOfEffects, pointsOf, readPrinted } from './printed';
import { readPeriod } from './rules/calendar';
import { oracle, schemes } from './rules/oracle';
import { shown } from './rules/fraction';
import { standingAlone } from './rules/alone';
import { readBooks } from './rules/reading';
import { type OracleRules } from './rules/rules';

/** Expects the product's refusal of these files, or none, at the oracle's line, whichever of that line's faults it names. */
export async function expectSameLine(folder: string, run: OracleRun): Promise<void> {
  const rules = schemes.find(({ id }) => id === run.scheme);
  if (!rules) throw new Error(run.scheme);
  const books = readBooks(rules, run, idsByName(chineseNames(run.scheme)));
  const { error = null } = (await engine(folder, run)) as { error?: { file: string; row: number } };
  const expected = 'code' in books ? { file: books.file, row: books.row } : null;
  expect(error && { file: error.file, row: error.row }, textOf(run)).toEqual(expected);
}

/** Expects the product's answer on these files to be the oracle's: the same figures, or the same refusal. */
export async function expectSame(folder: string, run: OracleRun, otherwise?: OracleRules): Promise<void> {
  const rules = otherwise ?? schemes.find(({ id }) => id === run.scheme);
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
  const gaps = printed.rows.flatMap((row, n) => gapsOfEffects(row, expected.rows[n]?.adjustment ?? 0));
  expect(gaps, `effects that don't add up\n${textOf(run)}`).toEqual([]);
  const given = standingAlone(rules, books, period).map(([entry]) => {
    const row = printed.rows.find(({ subject }) => subject === entry.subject);
    return [entry.id, row ? pointsOf(row, entry.id) : null];
  });
  const due = standingAlone(rules, books, period).map(([entry, points]) => [entry.id, shown(points)]);
  expect(given, `what an entry counts\n${textOf(run)}`).toEqual(due);
}

/** A case as it is stored under `kept/`. */
function textOf({ scheme, period, first, ...tables }: OracleRun): string {
  const block = (name: string, text: string) => `${name}: |\n${text.replace(/^(?=.)/gm, '  ')}`;
  const ballots = tables.ballots ? block('ballots', csv(tables.ballots)) : '';
  return `scheme: ${scheme}\nperiod: '${period}'\n${first === undefined ? '' : `first: '${first}'\n`}${block('roster', csv(tables.roster))}${block('entries', csv(tables.entries))}${ballots}`;
}
