export {
  badLinks,
  boardText,
  boldRuns,
  mayLink,
  readWritten,
  withoutMarks,
  type TextBlock,
  type TextRun
} from './written';
