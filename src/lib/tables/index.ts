export { readSheets } from './read-sheets';
export { readingAround, type ReadingAround } from './around';
export type { Answers, Reading, ReadEntry, Question, LeftOut, SheetReading, CellCounts } from './reading';
export { addressOf, columnName, type Hiding, type CellRange, type Sheet, type SheetCell } from './sheet';
