import { Problem } from '../../platform/problem/problem';
import type { EntryQuestion } from './questions';

/** Entries that may be too many, and the questions about them that nobody has answered. */
export class OpenQuestions extends Problem<'questions-open'> {
  constructor(readonly questions: readonly EntryQuestion[]) {
    super('questions-open', 409, { count: questions.length });
  }
}

/**
 * Finds the questions that nobody has answered. An answer names the entries that were looked at, so that one which came since is
 * asked about anew.
 * @param answered numbers of entries that somebody has looked at, and that shall all count
 */
export function openQuestions(
  questions: readonly EntryQuestion[],
  answered: readonly string[]
): EntryQuestion[] {
  const seen = new Set(answered);
  return questions.filter(({ names }) => names.some((name) => !seen.has(name)));
}

/**
 * Refuses entries that may be too many before somebody has said that they are meant (M17). A meeting's claims, an assembly's grid
 * and the plan of an import ask the same questions, and refuse with errors of their own.
 * @throws OpenQuestions
 */
export function needAnswers(questions: readonly EntryQuestion[], answered: readonly string[]): void {
  const open = openQuestions(questions, answered);
  if (open.length > 0) throw new OpenQuestions(open);
}

/** The numbers that questions name, one a line, as a form carries them; no number has a line's end in it. */
export function namedIn(questions: readonly EntryQuestion[]): string {
  return [...new Set(questions.flatMap(({ names }) => names))].join('\n');
}

/** Reads numbers as `namedIn` writes them and a form sends them; '' names none. */
export function namesFrom(text: string): string[] {
  return text === '' ? [] : text.split(/\r?\n/);
}
