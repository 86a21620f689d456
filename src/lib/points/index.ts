export { checkScheme } from './check/check-scheme';
export type { Finding } from './check/finding';
export { formatPoints, hundredthsOf, numberOf, parseHundredths, type Hundredths } from './hundredths';
export { isInForce, publishes } from './in-force';
export { itemNamed, itemOf } from './item-of';
export { kindOf, type Item } from './kinds';
export { levelNames, type Level } from './kinds/levels';
export type { Entry, Subject } from './ledger';
export { parseScheme } from './parse-scheme';
export {
  daysOf,
  isMonth,
  isPeriod,
  monthsOf,
  nextMonth,
  parsePeriod,
  periodAround,
  periodKinds,
  previousMonth,
  type Period,
  type PeriodKind
} from './period';
export { isPresent } from './presence';
export { explain, reasons, type Explanation } from './reasons';
export type { Clause, Default, Named, SameMatter, Scheme } from './scheme';
export { SchemeError, type SchemeFault } from './scheme-error';
export { score, type ScoreInput } from './score';
export type { Conversion, Effect, Outcome, Reason, Result, Statement, Status, Warning } from './statement';
export { messages, type Lang } from './messages';
export { readBallots, type Ballot } from './reading/ballots';
export { dayIn, monthIn, textOf } from './reading/cells';
export { ballotHeadings, entryHeadings, rosterHeadings } from './reading/columns';
export { readCsv, type CsvReading } from './reading/csv';
export { readEntries, type EntriesContext } from './reading/entries';
export { messageOf, nowhere, problemAt, type Place, type Problem, type ProblemCode } from './reading/problem';
export { readRoster } from './reading/roster';
export type { Cell, Table } from './reading/table';
