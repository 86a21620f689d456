import type { Change } from '$lib/server/platform/changes/changes';
import { m } from '$lib/text';

/** Names of the trail's actions. An action without a name here is shown by its code. */
const actions: Record<string, () => string> = {
  import: m.trail_action_import,
  seal: m.trail_action_seal,
  publish: m.trail_action_publish,
  assess: m.trail_action_assess,
  'score-oneself': m.trail_action_score_oneself,
  declare: m.trail_action_declare,
  'check-claims': m.trail_action_check_claims,
  'decide-claims': m.trail_action_decide_claims,
  redeem: m.trail_action_redeem,
  'confirm-meeting': m.trail_action_confirm_meeting,
  'hold-assembly': m.trail_action_hold_assembly,
  'skip-assembly': m.trail_action_skip_assembly,
  'keep-ballot': m.trail_action_keep_ballot,
  adopt: m.trail_action_adopt,
  'confirm-adoption': m.adoption_trail_confirm,
  'draft-scheme': m.trail_action_draft_scheme,
  announce: m.trail_action_announce,
  'manage-boards': m.trail_action_manage_boards,
  'add-account': m.trail_action_add_account,
  'give-role': m.trail_action_give_role,
  'end-role': m.trail_action_end_role,
  'reset-password': m.trail_action_reset_password,
  'note-account-changes': m.account_changes_action,
  'unlock-account': m.trail_action_unlock_account,
  'keep-own-account': m.trail_action_keep_own_account,
  found: m.trail_action_found,
  'map-sheet': m.trail_action_map_sheet,
  'take-over': m.trail_action_take_over,
  'propose-seal': m.trail_action_propose_seal,
  object: m.trail_action_object,
  'handle-objections': m.trail_action_handle_objections,
  file: m.trail_action_file,
  'review-filing': m.trail_action_review_filing,
  'spot-check': m.trail_action_spot_check,
  'decide-outcomes': m.trail_action_decide_outcomes,
  'hold-talks': m.talk_action,
  'close-corrections': m.correction_action,
  'keep-leave': m.trail_action_keep_leave,
  'keep-roster': m.trail_action_keep_roster,
  'set-unit': m.trail_action_set_unit,
  'enter-holidays': m.holiday_action,
  'keep-practice': m.practice_action,
  'keep-calendar': m.deadline_action_calendar,
  'keep-own-calendar': m.deadline_action_calendar,
  'keep-own-reminders': m.reminder_action,
  'set-playlists': m.list_action_playlists,
  'send-emergency': m.list_action_send,
  'end-emergency': m.list_action_end
};

export function auditActionText(action: string): string {
  return actions[action]?.() ?? action;
}

const kinds: Partial<Record<string, (count: { count: number }) => string>> = {
  roster: m.trail_kind_roster,
  entry: m.trail_kind_entry,
  seal: m.trail_kind_seal,
  notice: m.trail_kind_notice,
  announcement: m.trail_kind_announcement,
  board: m.trail_kind_board,
  'self-score': m.trail_kind_self_score,
  assembly: m.trail_kind_assembly,
  ballot: m.trail_kind_ballot,
  claim: m.trail_kind_claim,
  meeting: m.trail_kind_meeting,
  scheme: m.trail_kind_scheme,
  'scheme-proposal': m.adoption_trail_kind,
  'seal-proposal': m.trail_kind_seal_proposal,
  objection: m.trail_kind_objection,
  filing: m.trail_kind_filing,
  'spot-check': m.trail_kind_spot_check,
  outcome: m.trail_kind_outcome,
  leave: m.trail_kind_leave,
  takeover: m.trail_kind_takeover,
  holidays: m.holiday_kind,
  certificate: m.certificate_kind,
  playlist: m.list_kind_playlist,
  emergency: m.list_kind_emergency
};

/** A count of changes of one kind in words, such as 事项 3. */
export function changeText({ kind, count }: { kind: string; count: number }): string {
  return kinds[kind]?.({ count }) ?? `${kind} ${count}`;
}

/** Counts of changes in words, such as 事项 3、会议 1. */
export function changesText(changes: readonly { kind: Change['kind']; count: number }[]): string {
  return changes.map(changeText).join(m.trail_and());
}
