import { numberedTables } from '$lib/server/platform/store/next-no';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/**
 * Numbers that can't come twice for two things, and why.
 * - `random`: drawn at random, so that nobody guesses it
 * - `line`: a line of the ledger; `nextNumbers` knows those that were given before a restore
 * - `within`: counts the parts of one row that has a number or a random name of its own
 * - `paper`: typed from a paper that bears it
 */
const others: Record<string, 'random' | 'line' | 'within' | 'paper'> = {
  'adoption.no': 'within',
  'announcement.code': 'random',
  'announcement_file.no': 'within',
  'announcement_part.no': 'within',
  'announcement_version.no': 'within',
  'audit.no': 'within',
  'ballot_paper.no': 'paper',
  'board.code': 'random',
  'claim_step.entry_no': 'line',
  'claim_step.no': 'within',
  'commitment.no': 'within',
  'entry.no': 'line',
  'evidence_part.no': 'within',
  'filing_paper_part.no': 'within',
  'filing_step.no': 'within',
  'held_part.no': 'within',
  'holiday_year.no': 'within',
  'notice.code': 'random',
  'objection.receipt': 'random',
  'objection.entry_no': 'line',
  'objection_step.no': 'within',
  'outcome_recusal.no': 'within',
  'outcome_ruling.no': 'within',
  'pairing.code': 'random',
  'seal_approval.trail_no': 'within',
  'spot_check_finding.no': 'within',
  'spot_check_pick.no': 'within',
  'subject.code': 'paper'
};

it('each number of the schema is one that a restore never gives again, or another kind that is listed', () => {
  const schema = readFileSync('src/lib/server/platform/store/migrations/0001-baseline/sqlite.sql', 'utf8');
  const found = [...schema.matchAll(/^create table (\w+) \(\n(.*?)^\);/gms)].flatMap(
    ([, table = '', body = '']) =>
      [...body.matchAll(/^ {2}(\w*_no|no|code|receipt|number) /gm)].map(([, column]) => `${table}.${column}`)
  );
  const known = [...numberedTables.map((table) => `${table}.no`), ...Object.keys(others)];
  expect(found.sort()).toEqual(known.sort());
});
