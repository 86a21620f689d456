import { canonical, type Json } from '$lib/notice';
import { createHash } from 'node:crypto';
import type { MonthClosing } from './periods';

/** The data over which a seal's digest is made. */
export interface SealDigestInput {
  unit: string;
  /** id of the proposal */
  proposal: string;
  /** accounts of the proposer and the sealer */
  by: readonly [proposer: string, sealer: string];
  closing: MonthClosing;
  /** the last audit record before, by number and digest */
  trail: { no: number; digest: string };
}

/**
 * Digest of a month's seal: SHA-256 over the canonical form, 64 hex digits. It covers its figures and, by the last
 * record of the trail, all that was ever booked: each record names the one before and what its command has written.
 */
export function sealDigest({ unit, proposal, by, closing, trail }: SealDigestInput): string {
  const periods = JSON.parse(JSON.stringify(closing.periods)) as Json;
  const { month, scheme } = closing;
  const form = { unit, proposal, by: [...by], month, scheme, periods, trail: { ...trail } };
  return createHash('sha256').update(canonical(form)).digest('hex');
}
