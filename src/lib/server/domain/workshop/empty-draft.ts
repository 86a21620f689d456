import type { KeptDraft } from './workshop';

/** A draft of a document that nobody has handed in yet. */
export function emptyDraft(account: string, at: Date): KeptDraft {
  return {
    text: '',
    reading: { rows: [], sentences: [] },
    answers: {},
    details: { name: '', english: '', from: '', ranks: 'points', scored: 'people', clears: 'never' },
    account,
    changed: at.toISOString()
  };
}
