import { type Run } from '../engine';
import { type Table } from '../rules/cells';

/** A case derived on paper from the rules' words; what it doesn't mention isn't looked at. */
export interface Case {
  name: string;
  period: string;
  /** `u1`, or `u1 pool=leaders from=2026-07-01`. */
  roster: readonly string[];
  /** `u1 mediation 2026-10-08 period=2026-11 quantity=2`; ids are e1, e2 … A reversal: `u1 - 2026-11-01 reverses=e1`. */
  entries?: readonly string[];
  /** `u1 leaders 90 80 70`. */
  ballots?: readonly string[];
  rows?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** `rule | pool | subject`, all of them. */
  outcomes?: readonly string[];
  conversions?: readonly string[];
  warnings?: readonly string[];
  error?: Readonly<Record<string, unknown>>;
}

/** The case as the files of the command. */
export function runOf(scheme: string, { period, roster, entries = [], ballots = [] }: Case): Run {
  const votes = ballots.flatMap((line) => {
    const [subject = '', group = '', ...scores] = line.split(' ');
    return scores.map((score) => [subject, group, score]);
  });
  return {
    scheme,
    period,
    roster: table(['subject', 'pool', 'group', 'from', 'to'], ['subject'], roster),
    entries: table(
      ['id', 'subject', 'item', 'date', 'period', 'quantity', 'value', 'matter', 'basis', 'reverses'],
      ['id', 'subject', 'item', 'date'],
      entries.map((line, n) => `e${n + 1} ${line}`)
    ),
    ballots: votes.length > 0 ? [['subject', 'group', 'score'], ...votes] : null
  };
}

/** Words in the order of `first`, then `column=text`. A `-` is an empty cell. */
function table(columns: readonly string[], first: readonly string[], lines: readonly string[]): Table {
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
