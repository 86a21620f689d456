import { expect } from 'vitest';
import { csv, engine, type Run } from './engine';
import { chineseNames, idsByName } from './names';
import { comparable, gapsOfEffects, pointsOf, readPrinted } from './printed';
import { readPeriod } from './rules/calendar';
import { oracle, schemes } from './rules/oracle';
import { shown } from './rules/fraction';
import { standingAlone } from './rules/alone';
import { readBooks } from './rules/reading';
import { type Rules } from './rules/rules';

/** The product's answer on these files is the second reading's: the same figures, or the same refusal. */
export async function expectSame(folder: string, run: Run, otherwise?: Rules): Promise<void> {
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

/** As a case is kept under `kept/`. */
function textOf({ scheme, period, ...tables }: Run): string {
  const block = (name: string, text: string) => `${name}: |\n${text.replace(/^(?=.)/gm, '  ')}`;
  const ballots = tables.ballots ? block('ballots', csv(tables.ballots)) : '';
  return `scheme: ${scheme}\nperiod: '${period}'\n${block('roster', csv(tables.roster))}${block('entries', csv(tables.entries))}${ballots}`;
}
