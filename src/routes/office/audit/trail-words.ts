import type { Change } from '$lib/server/platform/changes/changes';
import { m } from '$lib/text';

/** Names of the trail's actions. An action without a name here is shown by its code. */
const acts: Record<string, () => string> = {
  import: m.trail_act_import,
  seal: m.trail_act_seal,
  publish: m.trail_act_publish,
  assess: m.trail_act_assess,
  'score-oneself': m.trail_act_score_oneself,
  declare: m.trail_act_declare,
  'check-claims': m.trail_act_check_claims,
  'decide-claims': m.trail_act_decide_claims,
  'hold-assembly': m.trail_act_hold_assembly,
  'keep-ballot': m.trail_act_keep_ballot,
  adopt: m.trail_act_adopt,
  announce: m.trail_act_announce,
  'manage-boards': m.trail_act_manage_boards,
  'add-account': m.trail_act_add_account,
  'give-role': m.trail_act_give_role,
  'end-role': m.trail_act_end_role,
  'reset-password': m.trail_act_reset_password,
  'unlock-account': m.trail_act_unlock_account,
  'keep-own-account': m.trail_act_keep_own_account,
  found: m.trail_act_found,
  'map-sheet': m.trail_act_map_sheet,
  'take-over': m.trail_act_take_over,
  'propose-seal': m.trail_act_propose_seal,
  object: m.trail_act_object,
  'handle-objections': m.trail_act_handle_objections,
  file: m.trail_act_file,
  'review-filing': m.trail_act_review_filing,
  'spot-check': m.trail_act_spot_check,
  'decide-outcomes': m.trail_act_decide_outcomes,
  'keep-leave': m.trail_act_keep_leave,
  'keep-roster': m.trail_act_keep_roster,
  'set-unit': m.trail_act_set_unit,
  'enter-holidays': m.holiday_act,
  'keep-play': m.play_act,
  'set-playlists': m.list_act_playlists,
  'send-emergency': m.list_act_send,
  'end-emergency': m.list_act_end
};

export function actWord(act: string): string {
  return acts[act]?.() ?? act;
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
  'seal-proposal': m.trail_kind_seal_proposal,
  objection: m.trail_kind_objection,
  filing: m.trail_kind_filing,
  'spot-check': m.trail_kind_spot_check,
  outcome: m.trail_kind_outcome,
  leave: m.trail_kind_leave,
  takeover: m.trail_kind_takeover,
  holidays: m.holiday_kind,
  standing: m.standing_kind,
  playlist: m.list_kind_playlist,
  emergency: m.list_kind_emergency
};

/** Counts of changes in words, such as 事项 3、会议 1. */
export function changesText(changes: readonly { kind: Change['kind']; count: number }[]): string {
  return changes.map(({ kind, count }) => kinds[kind]?.({ count }) ?? `${kind} ${count}`).join(m.trail_and());
}
