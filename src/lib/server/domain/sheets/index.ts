export { confirmSheet } from './confirm-sheet';
export type { MappingInput } from './mapping';
export { markText, meaningText } from './marks/meaning';
export { hasTwoReadings, holdSheet, openSheet, type OpenSheet } from './open-sheet';
export { pastedUpload } from './pasted';
export { basisLimit } from './plan-sheet';
export { previewSheet, rememberMapping, type SheetPreview } from './preview-sheet';
