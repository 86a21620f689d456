import type { PeriodKind } from '$lib/calendar';
import { periodEndTerm, type Deadline } from '$lib/points';
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

/** How often a step comes, with the document's day for it: 每月，次月 5 日前. */
export function deadlineText({ every, due }: Pick<Deadline, 'every' | 'due'>): string {
  const day = dueText(due);
  return day === '' ? everyText[every]() : m.rules_due({ every: everyText[every](), due: day });
}

function dueText(due: Deadline['due']): string {
  switch (due.on) {
    case 'last-day':
      return m.rules_due_last_day();
    case 'next-month':
      return m.rules_due_next_month({ day: due.day });
    case 'next-month-start':
      return m.rules_due_next_month_start();
    case 'period-end':
      return m.rules_due_period_end({ day: periodEndTerm });
    case 'after-end':
      return m.rules_due_after_end();
    case 'promptly':
      return m.rules_due_promptly();
    case 'unsaid':
      return '';
  }
}
