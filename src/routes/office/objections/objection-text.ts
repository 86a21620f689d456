import { m } from '$lib/text';
import type { ObjectionAction, ObjectionWay } from '$lib/server/domain/objections/objection';

/** Says in which way an objection came. */
export function wayText({ way, paper }: { way: ObjectionWay; paper: string }): string {
  if (way === 'audit') return m.objection_way_audit({ paper });
  if (way === 'paper') return m.objection_way_paper({ paper });
  return way === 'public' ? m.objection_way_public() : m.objection_way_member();
}

/** Names a step. A correction that changes nothing public ends without a notice. */
export function objectionActionText({
  action,
  publishes
}: {
  action: ObjectionAction;
  publishes: boolean;
}): string {
  return action === 'supplement' && !publishes ? m.objection_action_unchanged() : claimActionText[action]();
}

const claimActionText: Record<ObjectionAction, () => string> = {
  assign: m.objection_action_assign,
  find: m.objection_action_find,
  answer: m.objection_action_answer,
  appeal: m.objection_action_appeal,
  supplement: m.objection_action_supplement
};
