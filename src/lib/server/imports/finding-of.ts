import type { Problem } from '$lib/points';
import { titleOf } from './columns';
import type { FoundTable } from './find-table';
import type { Finding } from './upload';

/** A problem of the rules' reader, with its sheet, and with the Chinese title of a column that the file lacks. */
export function findingOf(problem: Problem, { kind, table, sheet }: FoundTable): Finding {
  const { message: _, ...told } = problem;
  const column = problem.column === null ? null : titleOf(kind, problem.column);
  return { ...told, file: table.file, sheet, column };
}
