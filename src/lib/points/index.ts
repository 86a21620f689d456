export { checkScheme } from './check/check-scheme';
export type { SchemeFinding } from './check/finding';
export {
  compareResults,
  type ResultComparison,
  type ResultMove,
  type OutcomeChange
} from './compare/compare-results';
export { composeVersions, rulesOn, type VersionSpan } from './scheme/compose-versions';
export { ruleChanges, type RuleChange, type RulePart } from './compare/rule-changes';
export { declarableItems, hasDeclaring, isDeclarable, offeredItems, type DeclarableItem } from './declarable';
export { asInForce } from './compare/as-in-force';
export { concerning } from './explain/concerning';
export { explainStatement, type ExplanationInput } from './explain/explain-statement';
export { recordedText } from './explain/recorded-text';
export { rulingNode, type Ruling } from './explain/ruling';
export type { ExplanationNode, NodeCode, ExplanationText } from './explain/node';
export type { Working } from './explain/working';
export { workingNode } from './explain/working-nodes';
export { workingsOf } from './explain/workings-of';
export { formatPoints, hundredthsOf, meanOf, numberOf, parseHundredths, type Hundredths } from './hundredths';
export { correctionName } from './explain/correction-name';
export {
  asIfInTime,
  lateCorrections,
  assessmentKeyIn,
  setOffIn,
  type LateCorrection
} from './score/as-if-in-time';
export { apartFromCorrections } from './score/correction-lines';
export { recordedSince, servedSince } from './score/first-month';
export { servedHere } from './score/served-here';
export { periodicDuties, type PeriodicDuty } from './periodic-duties';
export { prolongedText } from './scheme/prolonged';
export { isInForce, isMonthInForce, publishes } from './scheme/in-force';
export { hiddenIn, quoted, visible } from './hidden';
export { groupName } from './scheme/group-name';
export { groupNamed, groupTitle } from './scheme/groups';
export { asksDepartments, ballotGroups, groupsIn } from './scheme/groups-of';
export { scoresPeople } from './scheme/scores-people';
export {
  dueSteps,
  isUnitTerm,
  filingDueDay,
  periodEndTerm,
  periodOfResult,
  stateOfDue,
  termBounds
} from './deadlines/due-day';
export type { DoneOn, DueStep, OwnTerms, StepState, TermBounds } from './deadlines/due-day';
export type { Deadline, DeadlineStep, Trial } from './deadlines/deadline-shape';
export { comparedItems } from './same-matter';
export { isCountedByMonth, likenessOf, type Likeness, type LikeEntry } from './likeness';
export { overOnce, type OnceEntry } from './once';
export { itemNamed, itemOf } from './scheme/item-of';
export { kindOf, type Item } from './kinds';
export { assessedPoints } from './kinds/assess/assess';
export { lackedItems } from './score/lacked-items';
export { worthOfLines, type LineWorth, type WorthContext } from './score/line-worth';
export { levelNames, type Level } from './kinds/levels/levels';
export {
  keyedByText,
  type Entry,
  type EntryFields,
  type EntryWithBasis,
  type Spell,
  type Subject,
  type WrittenEntry
} from './ledger';
export type { ParameterValues } from './scheme/parameters';
export { parseScheme } from './scheme/parse-scheme';
export { distancesOf, type Distances, type PublishedPlace } from './outcomes/distances';
export {
  classOf,
  hasClosedOutcomes,
  holderOf,
  proposerOf,
  talkHolder,
  isClosedClass,
  outcomeClasses,
  type OutcomeClass
} from './outcomes/outcome-class';
export { own } from './own';
/** The phone knows these rules, and of the calendar only the functions that they need. */
export { daysOf, previousMonth, wholeYear } from '../calendar';
export { isPresent } from './score/presence';
export { spellOn } from './score/spells';
export { explain, reasons } from './reasons';
export type { Organs, Procedure } from './scheme/organs';
export type { Parameter, SchemeRules, Scheme, SubjectKind, Version } from './scheme/scheme';
export { isFirstAssessment } from './scheme/first-assessment';
export { rulesIn } from './scheme/rules-in';
export { scoreNoun } from './scheme/score-noun';
export { SchemeError } from './scheme/scheme-error';
export { lookedBackAt } from './score/look-back';
export type { PastPeriod, SealedHistory } from './score/sealed-history';
export { convertEach } from './score/convert-each';
export { scoreEach } from './score/score-each';
export { effectsOf, reckon, score, type Reckoning, type ScoreInput } from './score/score';
export type {
  Conversion,
  Effect,
  Reason,
  ScoreResult,
  Statement,
  StatementStatus,
  Warning
} from './score/statement';
export type { PaperMonths } from './score/taken-over';
export {
  schemeNumbers,
  withComment,
  withNumbers,
  withParameterValues,
  type SchemeNumber
} from './numbers/scheme-numbers';
export { typedNumber } from './typed-number';
export { understands } from './scheme/understands';
export { ruleLines } from './scheme/rule-lines';
export { messages, type Lang } from './messages';
export { readBallots, type Ballot } from './reading/ballots';
export { hanName, isSameName, nameKey } from './reading/han-name';
export { dayInCell, monthIn as monthInCell, plainTextOf, textOf, wholeIn } from './reading/cells';
export { entryHeadings, headingKey, rosterHeading, rosterHeadings } from './reading/columns';
export { decode, readCsv } from './reading/csv';
export { readEntryTable } from './reading/entries';
export {
  messageOf,
  noPlace,
  problemAt,
  type ReadingProblem,
  type ProblemCode,
  type RuleBlanks
} from './reading/problem';
export { acceptedValues, readValue } from './kinds/read-value';
export { readRoster } from './reading/roster';
export type { TableCell, ReadTable } from './reading/table';
export type { RedemptionRule } from './redemption';
export {
  accountYears,
  closedShopOn,
  isInAccount,
  isOpenAccount,
  onlyYear,
  shopOn,
  spendableOf,
  spentOf,
  type AccountYears
} from './redemption-account';
