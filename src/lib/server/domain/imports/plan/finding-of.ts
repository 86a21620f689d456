import type { ReadingProblem } from '$lib/points';
import { titleOf } from './columns';
import type { FoundTable } from '../files/find-table';
import type { ImportFinding } from '../upload';

/** A problem of the rules' reader, with its sheet, and with the Chinese title of a column that the file lacks. */
export function findingOf(problem: ReadingProblem, { kind, table, sheet }: FoundTable): ImportFinding {
  const { message: _, ...reported } = problem;
  const column = problem.column === null ? null : titleOf(kind, problem.column);
  return { ...reported, file: table.file, sheet, column };
}
