export { checkScheme } from './check/check-scheme';
export type { Finding } from './check/finding';
export { compareResults, type Comparison, type Move, type OutcomeChange } from './compare/compare-results';
export { composeVersions, rulesOn, type Span } from './compose-versions';
export { asInForce } from './compare/as-in-force';
export { concerning } from './explain/concerning';
export { explainStatement, type Explained } from './explain/explain-statement';
export { rulingNode, type Ruling } from './explain/ruling';
export type { ExplanationNode, NodeCode, Words } from './explain/node';
export type { Working } from './explain/working';
export { workingNode } from './explain/working-nodes';
export { workingsOf } from './explain/workings-of';
export { formatPoints, hundredthsOf, meanOf, numberOf, parseHundredths, type Hundredths } from './hundredths';
export { isInForce, publishes } from './in-force';
export { hiddenIn, quoted, visible } from './hidden';
export { groupName } from './group-name';
export { groupNamed, groupTitle } from './groups';
export { ballotGroups, groupsIn } from './groups-of';
export { itemNamed, itemOf } from './item-of';
export { kindOf, type Item } from './kinds';
export { lackedItems } from './lacked-items';
export { levelNames, type Level } from './kinds/levels/levels';
export type { Entry, Subject } from './ledger';
export type { ParameterValues } from './parameters';
export { parseScheme } from './parse-scheme';
export { own } from './own';
export { daysOf, nextMonth, previousMonth, isMonth } from './period';
export { isPresent } from './presence';
export { explain, reasons } from './reasons';
export type { Parameter, Rules, Scheme, Version } from './scheme';
export { SchemeError } from './scheme-error';
export { reckon, score, type Reckoning, type ScoreInput } from './score';
export type { Conversion, Effect, Reason, Result, Statement, Status, Warning } from './statement';
export type { Paper } from './taken-over';
export { typedNumber } from './typed-number';
export { understands } from './understands';
export { ruleLines } from './rule-lines';
export { messages, type Lang } from './messages';
export { readBallots, type Ballot } from './reading/ballots';
export { hanName } from './reading/han-name';
export { dayIn as dayInCell, monthIn as monthInCell, plainTextOf, textOf, wholeIn } from './reading/cells';
export { entryHeadings, headingKey, rosterHeadings } from './reading/columns';
export { decode, readCsv } from './reading/csv';
export { readEntries } from './reading/entries';
export {
  messageOf,
  nowhere,
  problemAt,
  type Problem,
  type ProblemCode,
  type RuleBlanks
} from './reading/problem';
export { readRoster } from './reading/roster';
export type { Cell, Table } from './reading/table';
