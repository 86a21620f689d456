import { BadCells, type BadCell } from '$lib/server/assessments/bad-cells';
import { cellKey } from '$lib/server/assessments/cells';
import { Problem, type Told } from '$lib/server/problem';
import { fail } from '@sveltejs/kit';
import { problemText } from './problem-text';

export interface Refusal {
  code: string;
  sentence: string;
  /** cells of a table that say what can't be kept, by `subject item` */
  cells?: { key: string; sentence: string }[];
}

export function refusalOf(problem: Problem): Refusal {
  return {
    code: problem.code,
    sentence: problemText({ code: problem.code, params: problem.params } as Told),
    ...(problem instanceof BadCells && { cells: problem.cells.map(cellRefused) })
  };
}

function cellRefused({ subject, name, item, told }: BadCell) {
  const sentence = problemText(told);
  return { key: cellKey(subject, item), sentence: name === '' ? sentence : `${name}\u3000${sentence}` };
}

/** Runs a form's act. A refusal comes back to the form, with what was typed; anything else is a fault. */
export async function orRefused<T, V extends object>(act: () => Promise<T>, values: V) {
  try {
    return { ok: true as const, answer: await act() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ok: false as const, refused: fail(error.status, { ...values, refusal: refusalOf(error) }) };
  }
}
