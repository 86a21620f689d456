import type { Filing, FilingStep } from './filings';

/**
 * `filed`: nobody above has looked yet; `asked`: a question waits for the unit; `answered`: for the superior.
 * A `returned` filing stays so, whatever is answered to its return: the period is filed anew.
 */
export type FilingState = 'filed' | 'asked' | 'answered' | 'returned' | 'accepted';

/** The state of a filing, by its return or else its last step. */
export function filingState(filing: Pick<Filing, 'steps'>): FilingState {
  const last = (returnOf(filing) ?? filing.steps.at(-1))?.action;
  if (last === undefined) return 'filed';
  return ({ ask: 'asked', answer: 'answered', return: 'returned', accept: 'accepted' } as const)[last];
}

/** The step by which the superior returned a filing; null: it wasn't returned. */
export function returnOf({ steps }: Pick<Filing, 'steps'>): FilingStep | null {
  return steps.find(({ action }) => action === 'return') ?? null;
}
