import { BadCells, type BadCell } from '$lib/server/domain/assessments/bad-cells';
import { cellKey } from '$lib/server/domain/assessments/cells';
import { Problem, type MessageParams } from '$lib/server/platform/problem/problem';
import { retryAfter } from '$lib/server/platform/problem/retry-after';
import { noteRefusal } from '$lib/server/platform/requests/note-refusal';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { problemText } from '../problem-text';

export interface FormRefusal {
  code: string;
  sentence: string;
  /** table cells whose value was refused, each by `subject item` */
  cells?: { key: string; sentence: string }[];
}

/**
 * A refusal as a form shows it: its code, its sentence, and the refused cells of a table if there are any. The code is noted for
 * the request's line in the log.
 */
export function refusalOf(problem: Problem): FormRefusal {
  noteRefusal(problem.code);
  return {
    code: problem.code,
    sentence: problemText({ code: problem.code, params: problem.params } as MessageParams),
    ...(problem instanceof BadCells && { cells: problem.cells.map(cellRefused) })
  };
}

function cellRefused({ subject, name, item, params }: BadCell) {
  const sentence = problemText(params);
  return { key: cellKey(subject, item), sentence: name === '' ? sentence : `${name}\u3000${sentence}` };
}

/**
 * Runs a form's command. A refusal goes back to the form together with what was typed; any other error is
 * thrown on.
 * @param command the command
 * @param values what the form gets back
 * @param event for a command that may be refused for a while: its answer gets `Retry-After`
 * @returns the command's result, or the refusal
 */
export async function orRefused<T, V extends object>(
  action: () => Promise<T>,
  values: V,
  event?: Pick<RequestEvent, 'setHeaders'>
) {
  try {
    return { ok: true as const, answer: await action() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    event?.setHeaders(retryAfter(error));
    return { ok: false as const, refused: fail(error.status, { ...values, refusal: refusalOf(error) }) };
  }
}
