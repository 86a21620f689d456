import { formatPoints } from '$lib/points';
import type { Account } from '$lib/server/domain/accounts/accounts';
import type { Actor } from '$lib/server/platform/access/actor';
import { isBarred, partsInClaim, partsInRow } from '$lib/server/domain/conflicts/conflict';
import { actingPersonAmong } from '$lib/server/domain/conflicts/person-in-matter';
import type { Evidence } from '$lib/server/domain/evidence/evidence';
import type { ClaimLine, InboxDetail } from '$lib/server/domain/claims/inbox';
import { evidenceView } from '$lib/server/domain/evidence/evidence-view';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { problemText } from '../../problem-text';
import { itemText } from '$lib/ui/text/item-text';

/**
 * A claim's line in the office's list with its texts already in the reader's language, so that the page loads no messages
 * for it; `asks` says that something has to be looked at first.
 */
export function claimLineView({
  claim,
  no,
  name,
  item,
  fields,
  points,
  state,
  last,
  answerBy,
  remarks
}: ClaimLine) {
  return {
    id: claim.id,
    no,
    name,
    state,
    last,
    answerBy,
    way: claim.way,
    what: itemText(item, { ...fields, reverses: null }),
    points: points === null ? null : formatPoints(points, { signed: true }),
    date: fields.date,
    basis: fields.basis,
    asks: remarks.some(({ asks }) => asks)
  };
}

/**
 * The open claim beside the list.
 * @param actor the reader, who decides nothing about their own claims
 * @param isRecorder the recorder alone learns who reported a claim, but not of one about themselves
 */
export function claimDetailView(
  detail: InboxDetail,
  {
    accounts,
    actor,
    isRecorder,
    evidence,
    deviceTimes
  }: {
    accounts: readonly Account[];
    actor: Pick<Actor, 'account' | 'subject'>;
    isRecorder: boolean;
    /** null when the reader may not see it */
    evidence: readonly Evidence[] | null;
    /** instants by the devices' clocks, by the step's number */
    deviceTimes: ReadonlyMap<number, string>;
  }
) {
  const { claim, item, fields, points, remarks, questions, alike, booked } = detail;
  const person = actingPersonAmong(actor, accounts);
  const names = accountNames(accounts);
  const isHidden = (account: string) =>
    claim.way === 'reported' &&
    account === claim.declaredBy &&
    (!isRecorder || partsInRow(person, claim.subject).length > 0);
  const nameOf = (account: string) => (isHidden(account) ? null : (names.get(account) ?? null));
  return {
    ...claimLineView(detail),
    fields: { ...fields, quantity: String(fields.quantity) },
    remarks,
    questions: questions.map(({ params }) => problemText(params)),
    booked,
    alike,
    declared: claim.declared,
    paper: claim.paper,
    received: claim.received,
    by: nameOf(claim.declaredBy),
    evidence: evidence?.map((file) => evidenceView(file, isRecorder)) ?? null,
    isOwn: isBarred({ deed: 'check', parts: partsInClaim(person, claim) }),
    clause: item && { ref: item.clause.ref, text: item.clause.text },
    sum:
      points === null || fields.quantity === 1
        ? null
        : { each: formatPoints(points / fields.quantity, { signed: true }), quantity: fields.quantity },
    steps: claim.steps.map(({ no, action, account, at, agrees, ruling, words }) => ({
      no,
      action,
      at,
      // A device's clock that goes wrong would be known again, so whose name is hidden has none.
      deviceAt: isHidden(account) ? null : (deviceTimes.get(no) ?? null),
      agrees,
      words,
      granted: ruling?.granted ?? null,
      entry: ruling?.entry ?? null,
      by: nameOf(account)
    }))
  };
}
