import { periodKind } from '$lib/calendar';
import { typedNumber, type Subject } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { ballotScore } from './ballot-score';
import type { YearBallot, BallotPaper, Rereading } from './ballots';
import { paperNumber } from './paper-number';

/** The correction of one person's score on one paper, as typed. */
export interface TypedReading {
  /** the number that is written on the paper; '' for a line of the form that is left empty */
  no: string;
  /** the row of an imported list, from 1; '' when the list has one row about the person, and for a paper */
  row: string;
  /** 0–100; '': it gives the person no score */
  score: string;
}

type Read = Pick<Rereading, 'no' | 'line' | 'subject' | 'score'>;

/**
 * Reads the corrections that an upheld objection to a year's result makes to the year's closed ballot.
 * @param period of the notice that was objected to
 * @throws Problem `ballot-not-closed`, `bad-paper-number`, `paper-unknown`, `paper-row-missing`,
 * `bad-score`, `paper-same`, `bad-form` for a line that is named twice
 */
export async function readRereadings(
  { ballots }: UnitStores,
  typed: readonly TypedReading[],
  { period, subject }: { period: string; subject: Pick<Subject, 'id' | 'name'> }
): Promise<Read[]> {
  const ballot = periodKind(period) === 'year' ? await ballots.of(Number(period)) : null;
  if (!ballot?.closed) throw new Problem('ballot-not-closed', 409);
  const read = typed.map((each) => readOne(ballot, each, subject));
  if (new Set(read.map(({ no, line }) => `${no} ${line}`)).size < read.length)
    throw new Problem('bad-form', 400);
  return read;
}

function readOne(ballot: YearBallot, typed: TypedReading, subject: Pick<Subject, 'id' | 'name'>): Read {
  const no = paperNumber(typed.no);
  const paper = ballot.papers.find((each) => each.no === no && !each.struck);
  if (!paper) throw new Problem('paper-unknown', 422, { no });
  const lines = validLines(paper, ballot.rereadings);
  const line = lineOf(paper, lines, { row: typed.row, subject: subject.id });
  const score = ballotScore(typed.score, subject.name);
  if ((lines[line]?.score ?? null) === score) throw new Problem('paper-same', 409, { no });
  return { no, line, subject: subject.id, score };
}

type RereadLine = Pick<Rereading, 'subject' | 'score'>;

/** A paper line by line, as it is read today. */
function validLines({ no, scores }: BallotPaper, rereadings: readonly Rereading[]): RereadLine[] {
  const lines: RereadLine[] = [...scores];
  for (const reading of rereadings) if (reading.no === no) lines[reading.line] = reading;
  return lines;
}

/** A paper is one ballot about each: its line, or a new one. A list has rows of many, and none is added to it. */
function lineOf(
  { no, source }: BallotPaper,
  lines: readonly RereadLine[],
  { row, subject }: { row: string; subject: string }
): number {
  const own = lines.flatMap((line, at) => (line.subject === subject ? [at] : []));
  if (source === 'paper') return own[0] ?? lines.length;
  const named = typedNumber(row);
  const [only] = own;
  if (named === '' && only !== undefined && own.length === 1) return only;
  const at = Number(named) - 1;
  if (named !== '' && own.includes(at)) return at;
  throw new Problem('paper-row-missing', 422, { no, rows: own.map((each) => each + 1).join('、') || '—' });
}
