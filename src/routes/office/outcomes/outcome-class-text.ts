import { m } from '$lib/text';

export const outcomeClassText = {
  reward: m.outcome_class_reward,
  grade: m.outcome_class_grade,
  leave: m.outcome_class_leave,
  talk: m.outcome_class_talk,
  discipline: m.outcome_class_discipline
} as const;
