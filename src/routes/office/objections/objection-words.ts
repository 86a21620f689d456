import { m } from '$lib/text';
import type { ObjectionAct, ObjectionWay } from '$lib/server/domain/objections/objection';

/** Says in which way an objection came. */
export function wayText({ way, paper }: { way: ObjectionWay; paper: string }): string {
  if (way === 'audit') return m.objection_way_audit({ paper });
  if (way === 'paper') return m.objection_way_paper({ paper });
  return way === 'public' ? m.objection_way_public() : m.objection_way_member();
}

/** Names a step. A correction that changes nothing public ends without a notice. */
export function actText({ act, publishes }: { act: ObjectionAct; publishes: boolean }): string {
  return act === 'supplement' && !publishes ? m.objection_act_unchanged() : actNames[act]();
}

const actNames: Record<ObjectionAct, () => string> = {
  assign: m.objection_act_assign,
  find: m.objection_act_find,
  answer: m.objection_act_answer,
  appeal: m.objection_act_appeal,
  supplement: m.objection_act_supplement
};
