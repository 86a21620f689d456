export { answeredWorth, readAnswers, schemeId, schemeOfAnswers, usualRanks, type Answers } from './answers';
export { proposeFromTable, rowsOfPaste, type SheetRow } from './from-table';
export { proposeFromText } from './from-text';
export type { Proposal } from './proposal';
export { reviewSentence } from './review-problem';
export { readReview, reviewSheet } from './review-sheet';
export { kindNames } from './worth';
export { writeScheme, type SchemeFacts } from './write-scheme';
