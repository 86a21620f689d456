export { readRosterSheets, type ReadPerson } from './read-roster';
export { readSheets } from './read-sheets';
export { readTakeoverSheets, type ReadMonth } from './read-takeover';
export { readingAround, type ReadingAround } from './around';
export type {
  Answers,
  Reading,
  TableReading,
  ReadEntry,
  Question,
  LeftOut,
  SheetReading,
  CellCounts
} from './reading';
export { addressOf, columnName, type Hiding, type CellRange, type Sheet, type SheetCell } from './sheet';
