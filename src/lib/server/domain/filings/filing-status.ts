import type { Filing } from './filings';

/** `filed`: nobody above has looked yet; `asked`: a question waits for the unit; `answered`: for the superior. */
export type FilingState = 'filed' | 'asked' | 'answered' | 'returned' | 'accepted';

/** The state of a filing, by its last step. */
export function filingState({ steps }: Pick<Filing, 'steps'>): FilingState {
  const last = steps.at(-1)?.action;
  if (last === undefined) return 'filed';
  return ({ ask: 'asked', answer: 'answered', return: 'returned', accept: 'accepted' } as const)[last];
}
