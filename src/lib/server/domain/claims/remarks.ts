import { monthOf, type Day } from '$lib/calendar';
import type { Claim } from './claim';
import { claimNo } from './claim-no';
import type { ClaimStatus } from './claim-status';

export interface ClaimWithStatus {
  claim: Claim;
  status: ClaimStatus;
  /** no recorder may check it */
  unchecked: boolean;
}

/**
 * Remarks for the person who checks a claim (核对). `asks`: somebody has to decide something; otherwise it is
 * in order.
 */
export type ClaimRemark =
  /** another claim has the same paper as its basis */
  | { code: 'paper-shared'; asks: true; name: string; no: string }
  | { code: 'no-paper'; asks: true }
  /** the person it was reported of may still answer, until the end of that day: it is checked after that */
  | { code: 'awaited'; asks: true; until: Day }
  /**
   * the person it was reported of says that it wasn't so (`contested`), or hasn't answered in time
   * (`unanswered`)
   */
  | { code: 'contested'; asks: true }
  | { code: 'unanswered'; asks: true }
  /** the only recorder's own: it goes before the meeting without a check */
  | { code: 'no-checker'; asks: true }
  /** it happened in a sealed month: if granted, it is booked in the open one (M4) */
  | { code: 'late'; asks: true; open: string }
  | { code: 'in-time'; asks: false; month: string };

/**
 * Groups claims by the paper that they name. It is made once for all, so that two thousand claims are each
 * compared with one or two.
 */
export function byPaper(claims: readonly ClaimWithStatus[]): ReadonlyMap<string, readonly ClaimWithStatus[]> {
  const papers = new Map<string, ClaimWithStatus[]>();
  for (const one of claims) {
    const { basis } = one.status.fields;
    if (basis === '' || isGone(one)) continue;
    const same = papers.get(basis);
    if (same) same.push(one);
    else papers.set(basis, [one]);
  }
  return papers;
}

/**
 * Lists what a recorder should look at in a claim.
 * @param open the month that is open
 */
export function remarksOn(
  { claim, status, unchecked }: ClaimWithStatus,
  {
    papers,
    nameOf,
    open
  }: {
    papers: ReadonlyMap<string, readonly ClaimWithStatus[]>;
    nameOf(subject: string): string;
    open: string;
  }
): ClaimRemark[] {
  const { basis, date } = status.fields;
  const remarks: ClaimRemark[] = [];
  for (const { claim: other } of papers.get(basis) ?? [])
    if (other.id !== claim.id)
      remarks.push({ code: 'paper-shared', asks: true, name: nameOf(other.subject), no: claimNo(other) });
  if (basis === '') remarks.push({ code: 'no-paper', asks: true });
  if (status.answer?.agrees === false) remarks.push({ code: 'contested', asks: true });
  if (status.state === 'waiting' && status.answerBy !== null)
    remarks.push({ code: 'awaited', asks: true, until: status.answerBy });
  else if (claim.way === 'reported' && !status.answer) remarks.push({ code: 'unanswered', asks: true });
  if (unchecked) remarks.push({ code: 'no-checker', asks: true });
  const month = monthOf(date);
  if (month < open) remarks.push({ code: 'late', asks: true, open });
  else remarks.push({ code: 'in-time', asks: false, month });
  return remarks;
}

function isGone({ status }: ClaimWithStatus): boolean {
  return status.state === 'withdrawn' || status.state === 'merged' || status.state === 'refused';
}
