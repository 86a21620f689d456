import { NamesDiffer } from '$lib/server/domain/accounts/names-differ';
import { BadCells, type BadCell } from '$lib/server/domain/assessments/bad-cells';
import { cellKey } from '$lib/server/domain/assessments/cells';
import { namedIn, OpenQuestions } from '$lib/server/domain/ledger/need-answers';
import type { EntryQuestion } from '$lib/server/domain/ledger/questions';
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
  /** questions that wait for an answer, and what a ticked box sends as `answered` */
  questions?: ReturnType<typeof questionsView>;
  /** value of a ticked box by which an account and a person of another name are said to be one */
  same?: string;
}

/**
 * A refusal as a form shows it: its code, its sentence, the refused cells of a table, the open questions and what is asked
 * about an account's name if there are any. The code is noted for
 * the request's line in the log.
 */
export function refusalOf(problem: Problem): FormRefusal {
  noteRefusal(problem.code);
  return {
    code: problem.code,
    sentence: problemText({ code: problem.code, params: problem.params } as MessageParams),
    ...(problem instanceof BadCells && { cells: problem.cells.map(cellRefused) }),
    ...(problem instanceof OpenQuestions && {
      questions: questionsView(problem.questions)
    }),
    ...(problem instanceof NamesDiffer && { same: problem.answer })
  };
}

/** Questions as a page shows them: their sentences, and what its ticked box sends as `answered`. */
export function questionsView(questions: readonly EntryQuestion[]) {
  return { answer: namedIn(questions), sentences: questions.map(({ params }) => problemText(params)) };
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
