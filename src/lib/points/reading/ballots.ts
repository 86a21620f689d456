import { parseHundredths, type Hundredths } from '../hundredths';
import type { Subject } from '../ledger';
import type { Scheme } from '../scheme';
import { plainTextOf, textOf } from './cells';
import { ballotHeadings, columnsOf } from './columns';
import { problemAt, type Problem } from './problem';
import type { Table } from './table';

/** One secret ballot: who it is about, which group cast it, and its score of 0–100 in hundredths. */
export interface Ballot {
  subject: string;
  group: string;
  score: Hundredths;
}

/** Reads ballots. A file that names voters is refused whole: a ballot is secret. */
export function readBallots(
  table: Table,
  { scheme, roster }: { scheme: Scheme; roster: readonly Pick<Subject, 'id'>[] }
): { ballots: Ballot[]; problems: Problem[] } {
  const columns = columnsOf(table, ballotHeadings, ['subject', 'group', 'score']);
  if (columns.missing.length > 0) return { ballots: [], problems: columns.missing };
  if (columns.has('voter')) {
    const place = { file: table.file, row: table.headerRow ?? 1, column: 'voter' };
    return { ballots: [], problems: [problemAt(place, 'bad-ballot', { value: 'voter' })] };
  }
  const subjects = new Set(roster.map((one) => one.id));
  const groups = groupsOf(scheme);
  const ballots: Ballot[] = [];
  const problems: Problem[] = [];
  for (const row of columns.rows) {
    const subject = textOf(row.cell('subject'));
    const group = textOf(row.cell('group'));
    const text = plainTextOf(row.cell('score'));
    const score = parseHundredths(text);
    if (subject === '') problems.push(row.problem('subject', 'bad-ballot', { value: 'subject / 编号' }));
    else if (!subjects.has(subject))
      problems.push(row.problem('subject', 'unknown-subject', { value: subject }));
    if (group === '') problems.push(row.problem('group', 'bad-ballot', { value: 'group / 类别' }));
    else if (groups.size > 0 && !groups.has(group))
      problems.push(row.problem('group', 'bad-ballot', { value: group }));
    if (score === null || score < 0 || score > 10_000) {
      problems.push(row.problem('score', 'bad-ballot', { value: text || 'score / 得分' }));
    } else ballots.push({ subject, group, score });
  }
  return { ballots, problems: columns.inOrder(problems) };
}

/** Groups whose ballots some item of the scheme counts; none where it has no such item. */
function groupsOf(scheme: Scheme): Set<string> {
  const items = scheme.inForce.flatMap(({ rules = scheme }) => rules.items);
  return new Set(items.flatMap((item) => (item.kind === 'ballot' ? item.groups : [])));
}
