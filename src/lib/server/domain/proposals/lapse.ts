import { Problem } from '../../platform/problem/problem';

/** A proposal that one account has put up, and the reason why nobody can agree to it any more. */
export interface PutUp<Proposal> {
  proposal: Proposal;
  /** null: it waits for a second person */
  lapse: Problem | null;
}

/**
 * Finds out whether a proposal has lapsed.
 * @param check throws the Problem for which it can't be agreed to any more
 */
export async function lapseBy(check: () => Promise<void>): Promise<Problem | null> {
  try {
    await check();
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error;
  }
}

/** The proposal that still waits for a second person; null when none was put up, or it has lapsed. */
export function stillWaits<Proposal>(put: PutUp<Proposal> | null): Proposal | null {
  return put?.lapse === null ? put.proposal : null;
}
