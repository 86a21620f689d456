import type { PeriodKind } from '$lib/calendar';
import { m, getLocale } from '$lib/text';
import { periodTitle } from './period-text';

type Step = 'declare' | 'assess' | 'evaluate' | 'publish' | 'file' | 'review' | 'enter' | 'reward';

/** A step with what it is about, as the server reports it. */
interface NamedStep {
  step: Step;
  about: { name: string; english: string } | null;
}

const texts: Record<Step, (of: { about: string }) => string> = {
  declare: m.deadline_what_declare,
  assess: m.deadline_what_assess,
  evaluate: m.deadline_what_evaluate,
  publish: m.deadline_what_publish,
  file: m.deadline_what_file,
  review: m.deadline_what_review,
  enter: m.deadline_what_enter,
  reward: m.deadline_what_reward
};

/** How often a step comes: 每月, 每半年. */
export const everyText: Record<PeriodKind, () => string> = {
  month: m.deadline_every_month,
  quarter: m.deadline_every_quarter,
  'half-year': m.deadline_every_half_year,
  year: m.deadline_every_year
};

/** A step of a document's procedure: 公示结果, 登记“四知四清四掌握”结果. */
export function stepText({ step, about }: NamedStep): string {
  return texts[step]({ about: about ? (getLocale() === 'en' ? about.english : about.name) : '' });
}

/** A step with its period: 2026年10月：公示结果. */
export function stepOfPeriodText({ period, ...step }: NamedStep & { period: string }): string {
  return m.deadline_of_period({ period: periodTitle(period), what: stepText(step) });
}
