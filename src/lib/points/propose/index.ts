export {
  answeredWorth,
  readAnswers,
  schemeId,
  schemeOfAnswers,
  usualRanks,
  type QuestionnaireAnswers
} from './review/answers';
export { proposeFromTable, rowsOfPaste, type ProposalSheetRow } from './from-table';
export { proposeFromText } from './from-text';
export type { SchemeProposal } from './proposal';
export { reviewSentence } from './review/review-problem';
export { readReview, reviewSheet } from './review/review-sheet';
export { kindNames } from './worth/worth';
export { writeScheme, type SchemeFacts } from './review/write-scheme';
