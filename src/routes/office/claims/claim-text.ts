import { m } from '$lib/text';
import { claimStates } from '$lib/ui/text/claim-states';
import { dayText, monthTitle } from '$lib/ui/text/dates';
import type { ClaimAction } from '$lib/server/domain/claims/claim';
import type { ClaimState } from '$lib/server/domain/claims/claim-status';
import type { InboxView } from '$lib/server/domain/claims/inbox';
import type { ClaimRemark } from '$lib/server/domain/claims/remarks';

export const inboxViewText: Record<InboxView, () => string> = {
  open: m.office_claims_open,
  returned: m.office_claims_returned,
  forwarded: m.office_claims_forwarded,
  ended: m.office_claims_ended
};

/** The state of a claim in words, for its line in the list. */
export function stateText(line: { state: ClaimState; asks: boolean; answerBy: string | null }): string {
  if (line.state === 'waiting' && line.answerBy) return m.claim_waits_until({ day: dayText(line.answerBy) });
  if (line.state === 'open') return line.asks ? m.claim_asks() : m.claim_in_order();
  return claimStates[line.state]();
}

/** Says what was just done with claims, which may still be undone. */
export function doneText({ action, claims }: { action: ClaimAction; claims: number }): string {
  if (action === 'return') return m.dashboard_done_return({ count: claims });
  if (action === 'merge') return m.dashboard_done_merge();
  return m.dashboard_done_forward({ count: claims });
}

/** The line that says what was done with claims, where it can't be undone, by the word in the address. */
export function finalText(done: string): string {
  if (done === 'undone') return m.dashboard_undone();
  if (done === 'erased') return m.dashboard_file_gone();
  if (done === 'suspected') return m.claim_suspect_done();
  return m.office_claims_done();
}

export const claimActionText: Record<ClaimAction, () => string> = {
  declare: m.claim_action_declare,
  answer: m.claim_action_answer,
  amend: m.claim_action_amend,
  withdraw: m.claim_action_withdraw,
  return: m.claim_action_return,
  forward: m.claim_action_forward,
  merge: m.claim_action_merge,
  rule: m.claim_action_rule,
  suspect: m.claim_action_suspect,
  'find-false': m.claim_action_find_false,
  clear: m.claim_action_clear,
  undo: m.dashboard_action_undo
};

/** Says what the checker should know about a claim. */
export function claimRemarkText(remark: ClaimRemark): string {
  switch (remark.code) {
    case 'paper-shared':
      return m.claim_paper_shared({ no: remark.no, name: remark.name });
    case 'no-paper':
      return m.claim_no_paper();
    case 'contested':
      return m.claim_contested();
    case 'awaited':
      return m.claim_awaited({ day: dayText(remark.until) });
    case 'unanswered':
      return m.claim_unanswered();
    case 'no-checker':
      return m.claim_no_checker();
    case 'late':
      return m.claim_late({ month: monthTitle(remark.open) });
    case 'in-time':
      return m.claim_in_time({ month: monthTitle(remark.month) });
  }
}
