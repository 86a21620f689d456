import { formatPoints } from '$lib/points';
import type { Account } from '$lib/server/accounts/accounts';
import type { Actor } from '$lib/server/accounts/actor';
import type { Evidence } from '$lib/server/evidence/evidence';
import type { ClaimLine, InboxDetail } from '$lib/server/claims/inbox';
import { evidenceView } from '../../evidence-view';
import { claimLine } from '../../claim-line';

export function lineView(line: ClaimLine) {
  const { fields, remarks } = line;
  return {
    ...claimLine(line),
    ...{ date: fields.date, basis: fields.basis, asks: remarks.some(({ asks }) => asks) }
  };
}

/**
 * The claim beside the list.
 * @param actor whoever looks: of a claim of one's own nothing is decided
 * @param isRecorder who reported somebody else's is told to the recorder alone, and of their own not to them either
 */
export function detailView(
  detail: InboxDetail,
  {
    accounts,
    actor,
    isRecorder,
    evidence
  }: {
    accounts: readonly Account[];
    actor: Pick<Actor, 'account' | 'subject'>;
    isRecorder: boolean;
    /** null: not theirs to see */
    evidence: readonly Evidence[] | null;
  }
) {
  const { claim, item, fields, points, remarks, alike, booked } = detail;
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const isHidden = (account: string) =>
    claim.way === 'reported' &&
    account === claim.declaredBy &&
    (!isRecorder || claim.subject === actor.subject);
  const nameOf = (account: string) => (isHidden(account) ? null : (names.get(account) ?? null));
  return {
    ...lineView(detail),
    ...{ fields: { ...fields, quantity: String(fields.quantity) }, remarks, booked, alike },
    ...{ declared: claim.declared, paper: claim.paper, by: nameOf(claim.declaredBy) },
    evidence: evidence?.map((file) => evidenceView(file, isRecorder)) ?? null,
    isOwn: claim.subject === actor.subject || (claim.way !== 'paper' && claim.declaredBy === actor.account),
    clause: item && { ref: item.clause.ref, text: item.clause.text },
    sum:
      points === null || fields.quantity === 1
        ? null
        : { each: formatPoints(points / fields.quantity, { signed: true }), quantity: fields.quantity },
    steps: claim.steps.map(({ no, act, account, at, agrees, ruling, words }) => ({
      ...{ no, act, at, agrees, words, granted: ruling?.granted ?? null, entry: ruling?.entry ?? null },
      by: nameOf(account)
    }))
  };
}
