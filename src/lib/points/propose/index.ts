export {
  answeredWorth,
  readAnswers,
  schemeId,
  schemeOfAnswers,
  usualRanks,
  type QuestionnaireAnswers
} from './review/answers';
export { mayBeRule } from './no-rule-reason';
export { readDocument, type DocumentReading } from './document/read-document';
export type { DocumentSentence } from './document/document-sentences';
export type { DocumentFact } from './document/document-facts';
export { scoredKinds, subjectKindOf, type ScoredKind } from './review/answers';
export { subjectsIn, type DocumentSubjects } from './document/subjects-in';
export type { NoRuleReason } from './no-rule-reason';
export { textOfRows } from './document/text-of-rows';
export type { SchemeProposal } from './proposal';
export { reviewSentence } from './review/review-problem';
export { readReview, reviewSheet } from './review/review-sheet';
export { proposalRemarkText } from './remark';
export { kindNames } from './worth/worth';
export { writeScheme, type SchemeFacts } from './review/write-scheme';
export {
  draftCounts,
  draftRows,
  madeRowId,
  type DraftCounts,
  type DraftRow,
  type RowAnswer,
  type RowAnswers
} from './draft/draft-rows';
export { draftScheme, factsOf, type DraftDetails, type DraftTrouble } from './draft/draft-scheme';
export { inventedMonth, type InventedMonth, type InventedPurchase } from './draft/invented-month';
