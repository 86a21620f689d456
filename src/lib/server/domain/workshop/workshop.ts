import type { DocumentReading, DraftDetails, RowAnswers } from '$lib/points/propose';
import { createHash } from 'node:crypto';

/** A rule document on its way to a scheme. There is one a unit, so that two people work on the same. */
export interface KeptDraft {
  /** the document as it was handed in */
  text: string;
  /** the document as it was read then: rows keep their ids though a later version reads better */
  reading: DocumentReading;
  answers: RowAnswers;
  /** name, first day and ranking, as typed last */
  details: DraftDetails;
  /** the account that changed it last */
  account: string;
  /** instant */
  changed: string;
}

/**
 * Names the document that a draft is of, and its rows: an answer carries it, so that none goes to another document's row of
 * the same id.
 */
export function draftDigest({ text, reading }: Pick<KeptDraft, 'text' | 'reading'>): string {
  return createHash('sha256')
    .update(JSON.stringify([text, reading]))
    .digest('hex');
}

/** One unit's draft. */
export interface Workshop {
  draft(): Promise<KeptDraft | null>;
  /** Puts a draft in the place of the one before. */
  keep(draft: KeptDraft): Promise<void>;
  discard(): Promise<void>;
}

export const workshopLimits = {
  /** characters of a document: the longest of the built-in ones have 8,000 */
  document: 50_000,
  /** bytes of a file */
  file: 5 * 1024 * 1024,
  /** rows of one draft */
  rows: 1000,
  /** characters of a row's cell */
  cell: 200
} as const;
