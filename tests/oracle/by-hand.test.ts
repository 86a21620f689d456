import { afterAll, describe, expect, it } from 'vitest';
import { runOf, type Case } from './by-hand/case';
import { communityCadres } from './by-hand/community-cadres';
import { communityOrganisation } from './by-hand/community-organisation';
import { countyOfficials } from './by-hand/county-officials';
import { partyMembers } from './by-hand/party-members';
import { townThousand } from './by-hand/town-thousand';
import { engine, openFolder, type OracleRun } from './engine';
import { chineseNames, idsByName } from './names';
import { comparable, readPrinted } from './printed';
import { endsBefore, readPeriod } from './rules/calendar';
import { oracle, schemes } from './rules/oracle';
import { readBooks } from './rules/reading';
import { asked } from './seed';

const folder = openFolder();
afterAll(folder.close);

const books: readonly (readonly [scheme: string, cases: readonly Case[]])[] = [
  ['community-cadres', communityCadres],
  ['community-organisation', communityOrganisation],
  ['county-officials', countyOfficials],
  ['party-members', partyMembers],
  ['town-thousand', townThousand]
];

describe.each(books)('%s, derived by hand', (scheme, cases) => {
  it.each(cases)('the second reading: $name', (of) => {
    expect(seen(of, byOracle(runOf(scheme, of)))).toEqual(expected(of));
  });

  if (asked.schemes.some(({ id }) => id === scheme)) {
    it.each(cases)('the engine: $name', async (of) => {
      expect(seen(of, await byEngine(runOf(scheme, of)))).toEqual(expected(of));
    });
  }
});

interface Seen {
  rows: readonly ({ subject: string } & Record<string, unknown>)[];
  outcomes: readonly string[];
  conversions: readonly string[];
  warnings: readonly string[];
}

type Answer = Seen | { error: unknown };

function byOracle(run: OracleRun): Answer {
  const rules = schemes.find(({ id }) => id === run.scheme);
  if (!rules) throw new Error(`no scheme ${run.scheme}`);
  const period = readPeriod(run.period);
  const isPublished =
    period !== null &&
    period.span in rules.score &&
    period.year >= rules.since &&
    period.year <= (rules.until ?? Infinity) &&
    !endsBefore(period, run.first ?? '');
  if (!isPublished) return { error: { code: 'bad-period', file: null, row: null, column: null } };
  const read = readBooks(rules, run, idsByName(chineseNames(run.scheme)));
  return 'code' in read ? { error: read } : oracle(rules, read, period);
}

async function byEngine(run: OracleRun): Promise<Answer> {
  const printed = await engine(folder.path, run);
  if (typeof printed === 'object' && printed !== null && 'error' in printed) return { error: printed.error };
  return comparable(readPrinted(printed));
}

/** The parts of an answer that the case mentions. */
function seen(of: Case, answer: Answer) {
  if ('error' in answer) return { error: answer.error };
  const { rows, outcomes, conversions, warnings } = answer;
  const named = Object.keys(of.rows ?? {}).map((subject) => rows.find((row) => row.subject === subject));
  return {
    ...(of.rows ? { rows: named } : {}),
    ...(of.outcomes ? { outcomes } : {}),
    ...(of.conversions ? { conversions } : {}),
    ...(of.warnings ? { warnings } : {})
  };
}

function expected(of: Case) {
  if (of.error) return { error: expect.objectContaining(of.error) };
  return {
    ...(of.rows
      ? { rows: Object.values(of.rows).map((row) => expect.objectContaining(withParts(row))) }
      : {}),
    ...(of.outcomes ? { outcomes: of.outcomes } : {}),
    ...(of.conversions ? { conversions: of.conversions } : {}),
    ...(of.warnings ? { warnings: of.warnings } : {})
  };
}

/** Keeps only those of a row's sections that the case mentions. */
function withParts(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return 'sections' in row ? { ...row, sections: expect.objectContaining(row['sections']) } : row;
}
