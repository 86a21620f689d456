export { numberIn, saysNothing, unitIn, type FigureUnit } from './cell-number';
export { pointsOfOne, valueWorth } from './item-cell';
export { itemOfHeading } from './item-of-heading';
export { countedItems, legendIn, marksIn, meaningOfMark } from './marks';
export { dayNamed, monthNamed, withoutMonth } from './months';
export { readRosterSheets, type ReadPerson } from './read-roster';
export { postHeadings, rosterColumnNames } from './roster-fields';
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
export { columnName, type CellRange, type Hiding, type Sheet, type SheetCell } from './sheet';
