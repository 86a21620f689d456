export type { Imported } from './book-plan';
export { confirmImport } from './confirm-import';
export { decisionLimits, type DecisionInput } from './decision-trouble';
export { changesNothing, type ImportPlan } from './import-plan';
export { limits } from './limits';
export { previewHeld, previewImport, type ImportPreview } from './preview-import';
export { templateWorkbook } from './template';
export { rareCharacters } from './text-trouble';
export type { Finding, Upload } from './upload';
