import {
  ballotGroups,
  groupTitle,
  headingKey,
  readBallots,
  textOf,
  type ReadingProblem as Finding,
  type ReadTable
} from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { importLimits } from '../imports/limits';
import { gridsOf } from '../imports/files/read-uploads';
import type { Grid } from '../imports/files/read-workbook';
import { Unreadable, type Upload } from '../imports/upload';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { doubledList } from './doubled-list';
import { freeNumber } from './paper-number';
import { needSheet } from './keep-ballot';
import { needVoters } from './voters';

export interface BallotListInput {
  key: string;
  year: number;
  upload: Upload;
  /** number of the earlier list of which it is said that this one is another; '' or absent: nothing was said */
  answered?: string;
}

/**
 * Takes in a list of ballots (编号 类别 得分), as one paper of many rows: struck out, all of it goes. One whose rows are in an earlier
 * list is asked about first, as it would double the votes.
 * @throws Problem `ballot-list-twice`, `ballot-group-unknown`, `ballot-list-long`, `ballot-list-refused` with the first thing that is wrong and where, what keeps a file
 *   from being read at all (`gridsOf`), and what `keyPaper` throws
 */
export async function importBallots(
  app: App,
  actor: Actor,
  { key, year, upload, answered = '' }: BallotListInput
): Promise<{ no: number; count: number }> {
  const table = await tableOf(upload);
  const rows = table.rows.map(({ cells }) => cells.map(textOf));
  const input = { year, header: [...table.header], rows, ...(answered !== '' && { answered }) };
  return app.runCommand(actor, { permission: 'keep-ballot', key, input }, async (stores) => {
    const { people, ballot, papers } = await needSheet(stores, year);
    const scheme = schemeOf(stores);
    const read = readBallots(table, { scheme, roster: people });
    const [first] = read.problems;
    if (first) throw refusal(first, ballotGroups(scheme));
    const scores = read.ballots;
    if (scores.length === 0) throw new Problem('empty-paper', 422);
    const kept = ballot?.papers ?? [];
    const twice = doubledList(kept, scores);
    if (twice && answered !== String(twice.no))
      throw new Problem('ballot-list-twice', 409, { no: twice.no, count: twice.scores.length });
    needVoters(papers, [...kept, { source: 'file', struck: false, scores }]);
    const no = freeNumber(kept);
    await stores.ballots.add(year, { no, source: 'file', scores, keyedBy: actor.account });
    return { no, count: scores.length };
  });
}

function refusal({ row, column, message, code, params }: Finding, groups: ReadonlySet<string>): Problem {
  if (code === 'bad-ballot' && column !== null && isGroup(column) && !isGroup(params.value))
    return new Problem('ballot-group-unknown', 422, {
      row: row ?? 1,
      column,
      value: params.value,
      known: [...groups].map(groupTitle).join('、')
    });
  return new Problem('ballot-list-refused', 422, {
    row: row ?? 1,
    column: column ?? '',
    message
  });
}

const isGroup = (text: string) => ['类别', 'group', 'group / 类别'].includes(text);

async function tableOf(upload: Upload): Promise<ReadTable> {
  try {
    for (const grid of await gridsOf(upload)) {
      const table = tableIn(upload.name, grid);
      if (table) return table;
    }
    throw new Unreadable('no-table');
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // Ballots have no month to be split by.
    if (error.params.code === 'too-many-rows')
      throw new Problem('ballot-list-long', 422, error.params.params);
    throw new Problem(error.params.code, 422, error.params.params);
  }
}

/**
 * Finds the table below the row that names a person's number; rows above it are a title. A CSV begins with
 * its header.
 */
function tableIn(file: string, { sheet, rows }: Grid): ReadTable | null {
  const named = rows.findIndex(({ cells }) =>
    cells.some((cell) => ['编号', 'subject'].includes(headingKey(textOf(cell))))
  );
  const at = named < 0 && sheet === '' ? 0 : named;
  const header = rows[at];
  if (!header) return null;
  const below = rows.slice(at + 1);
  if (below.length > importLimits.rows) throw new Unreadable('too-many-rows', { limit: importLimits.rows });
  return { file, sheet, header: header.cells.map(textOf), headerRow: header.row, rows: below };
}
