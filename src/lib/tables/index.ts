export { readRosterSheets, type ReadPerson } from './read-roster';
export { readSheets } from './read-sheets';
export { readTakeoverSheets, type ReadMonth } from './read-takeover';
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
export type { CellRange, Hiding, Sheet, SheetCell } from './sheet';
