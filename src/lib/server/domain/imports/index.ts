export type { ImportAnswers, ImportCounts } from './book-plan';
export { confirmCorrection, previewCorrection, type CorrectionPreview } from './correct/correct-line';
export type { LineCorrection } from './correct/correction-table';
export { confirmImport } from './confirm-import';
export { decisionLimits, type DecisionInput } from './decision-trouble';
export { changesNothing, type ImportPlan } from './plan/import-plan';
export { importLimits } from './limits';
export { importedHeading, isKeptInRoster } from './roster/imported-headings';
export { heldRoster, openRoster, type RosterPreview } from './roster/open-roster';
export {
  digestOfLinks,
  digestOfQuestions,
  previewHeld,
  previewImport,
  type ImportPreview
} from './preview-import';
export { templateWorkbook } from './template';
export { rareCharacters } from '../../platform/text/text-trouble';
export type { ImportFinding, Upload } from './upload';
