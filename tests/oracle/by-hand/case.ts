import { type OracleRun } from '../engine';
import { type OracleTable } from '../rules/cells';

/** A case derived on paper from the rules' text; what it doesn't mention isn't compared. */
export interface Case {
  name: string;
  period: string;
  /** the ledger's first month (M15) */
  first?: string;
  /** lines like `u1`, or `u1 pool=leaders from=2026-07-01` */
  roster: readonly string[];
  /**
   * lines like `u1 mediation 2026-10-08 period=2026-11 quantity=2`; ids are e1, e2 …; a reversal is `u1 -
   * 2026-11-01 reverses=e1`
   */
  entries?: readonly string[];
  /** lines like `u1 leaders 90 80 70` */
  ballots?: readonly string[];
  rows?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** all of them, as `rule | pool | subject` */
  outcomes?: readonly string[];
  conversions?: readonly string[];
  warnings?: readonly string[];
  error?: Readonly<Record<string, unknown>>;
}

/** Writes a case as the files of the command. */
export function runOf(
  scheme: string,
  { period, first, roster, entries = [], ballots = [] }: Case
): OracleRun {
  const votes = ballots.flatMap((line) => {
    const [subject = '', group = '', ...scores] = line.split(' ');
    return scores.map((score) => [subject, group, score]);
  });
  return {
    scheme,
    period,
    first,
    roster: table(['subject', 'pool', 'group', 'from', 'to'], ['subject'], roster),
    entries: table(
      ['id', 'subject', 'item', 'date', 'period', 'quantity', 'value', 'matter', 'basis', 'reverses'],
      ['id', 'subject', 'item', 'date'],
      entries.map((line, n) => `e${n + 1} ${line}`)
    ),
    ballots: votes.length > 0 ? [['subject', 'group', 'score'], ...votes] : null
  };
}

/**
 * A table from lines of words: first those in the order of `first`, then `column=text`. A `-` is an empty
 * cell.
 */
function table(columns: readonly string[], first: readonly string[], lines: readonly string[]): OracleTable {
  return [
    columns,
    ...lines.map((line) => {
      const words = line.split(' ');
      const named = new Map(words.slice(first.length).map((word) => pair(word)));
      return columns.map((column) => {
        const place = first.indexOf(column);
        const text = place < 0 ? named.get(column) : words[place];
        return text === undefined || text === '-' ? '' : text;
      });
    })
  ];
}

function pair(word: string): [string, string] {
  const [name = '', ...text] = word.split('=');
  return [name, text.join('=')];
}
