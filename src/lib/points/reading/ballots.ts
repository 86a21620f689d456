import { groupNamed } from '../scheme/groups';
import { ballotGroups } from '../scheme/groups-of';
import { parseHundredths, type Hundredths } from '../hundredths';
import type { Subject } from '../ledger';
import type { Scheme } from '../scheme/scheme';
import { plainTextOf, textOf } from './cells';
import { ballotHeadings, columnsOf } from './columns';
import { problemAt, type ReadingProblem } from './problem';
import type { ReadTable } from './table';

/** One secret ballot: the subject, the group that cast it, and a score of 0–100 in hundredths. */
export interface Ballot {
  subject: string;
  group: string;
  score: Hundredths;
}

/** Reads ballots. A file that names voters is refused whole: a ballot is secret. A group goes by its id or its Chinese name. */
export function readBallots(
  table: ReadTable,
  { scheme, roster }: { scheme: Scheme; roster: readonly Pick<Subject, 'id'>[] }
): { ballots: Ballot[]; problems: ReadingProblem[] } {
  const columns = columnsOf(table, ballotHeadings, ['subject', 'group', 'score']);
  if (columns.missing.length > 0) return { ballots: [], problems: columns.missing };
  if (columns.has('voter')) {
    const place = { file: table.file, row: table.headerRow ?? 1, column: 'voter' };
    return { ballots: [], problems: [problemAt(place, 'bad-ballot', { value: 'voter' })] };
  }
  const subjects = new Set(roster.map((one) => one.id));
  const groups = ballotGroups(scheme);
  const ballots: Ballot[] = [];
  const problems: ReadingProblem[] = [];
  for (const row of columns.rows) {
    const subject = textOf(row.cell('subject'));
    const written = textOf(row.cell('group'));
    const group = groups.size === 0 ? written : (groupNamed(groups, written) ?? '');
    const text = plainTextOf(row.cell('score'));
    const score = parseHundredths(text);
    if (subject === '') problems.push(row.problem('subject', 'bad-ballot', { value: 'subject / 编号' }));
    else if (!subjects.has(subject))
      problems.push(row.problem('subject', 'unknown-subject', { value: subject }));
    if (group === '') problems.push(row.problem('group', 'bad-ballot', { value: written || 'group / 类别' }));
    if (score === null || score < 0 || score > 10_000) {
      problems.push(row.problem('score', 'bad-ballot', { value: text || 'score / 得分' }));
    } else ballots.push({ subject, group, score });
  }
  return { ballots, problems: columns.inOrder(problems) };
}
