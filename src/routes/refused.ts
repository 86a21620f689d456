import { Problem, type Told } from '$lib/server/problem';
import { fail } from '@sveltejs/kit';
import { problemText } from './problem-text';

export interface Refusal {
  code: string;
  sentence: string;
}

export function refusalOf(problem: Problem): Refusal {
  return {
    code: problem.code,
    sentence: problemText({ code: problem.code, params: problem.params } as Told)
  };
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
