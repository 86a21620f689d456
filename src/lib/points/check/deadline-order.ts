import { monthNumber, monthOf, periodKind, periodsAround, type Day, type PeriodKind } from '../../calendar';
import type { Deadline, DeadlineStep } from '../deadlines/deadline-shape';
import { ownDueDay, type OwnTerms } from '../deadlines/due-day';
import { neededBy } from '../deadlines/needed-before';
import type { Scheme } from '../scheme/scheme';
import type { SchemeRemark } from './finding';

/** Periods of every kind end with this month; the year itself says nothing. */
const december = '2001-12';
/** The terms of a unit that has set none. */
const unset: OwnTerms = { deadlineDay: null, filingMonths: 1, terms: {} };

/**
 * Finds steps whose last day comes before that of a step which they need done: in E December published by the
 * 5th of January seals the year, so that a ballot closed on the 10th would come too late.
 */
export function deadlineOrder(scheme: Scheme): SchemeRemark[] {
  const { deadlines } = scheme;
  const dueOf = (deadline: Deadline) => {
    const period = periodsAround(december).find((each) => periodKind(each) === deadline.every) ?? december;
    return { period, due: ownDueDay({ deadlines }, deadline, period, { own: unset, doneOn: () => null }) };
  };
  return deadlines.flatMap((needed) => {
    const { period, due } = dueOf(needed);
    if (due === null) return [];
    return neededBy(deadlines, needed, period).flatMap(({ deadline }): SchemeRemark[] => {
      const early = dueOf(deadline).due;
      if (early === null || early >= due) return [];
      const [step, before] = [stepWords(scheme, deadline), stepWords(scheme, needed)];
      return [
        {
          at: ['deadlines', deadlines.indexOf(deadline), 'due'],
          zh: `以年底为例，“${step.zh}”最迟${dayZh(early)}，比要先办完的“${before.zh}”（最迟${dayZh(due)}）还早`,
          en: `at a year’s end “${step.en}” is due on ${dayEn(early)}, before “${before.en}” (${dayEn(due)}), which it needs done`
        }
      ];
    });
  });
}

const everyWords: Record<PeriodKind, { zh: string; en: string }> = {
  month: { zh: '每月', en: 'monthly' },
  quarter: { zh: '每季度', en: 'quarterly' },
  'half-year': { zh: '每半年', en: 'half-yearly' },
  year: { zh: '每年', en: 'yearly' }
};

const words: Record<DeadlineStep, { zh: string; en: string }> = {
  declare: { zh: '申报', en: 'declaring' },
  assess: { zh: '初评', en: 'first assessment' },
  evaluate: { zh: '大会评定', en: 'evaluation by the assembly' },
  publish: { zh: '公示', en: 'publication' },
  file: { zh: '备案', en: 'filing' },
  review: { zh: '上级审核', en: 'review of the filing' },
  enter: { zh: '登记', en: 'entering' },
  reward: { zh: '落实', en: 'carrying out' }
};

function stepWords(
  { items, outcomes }: Scheme,
  { step, every, item, outcome }: Deadline
): { zh: string; en: string } {
  const about = items.find(({ id }) => id === item) ?? outcomes.find(({ id }) => id === outcome);
  const [how, what] = [everyWords[every], words[step]];
  return {
    zh: `${how.zh}${what.zh}${about?.name ?? ''}`,
    en: `${how.en} ${what.en}${about ? ` of ${about.english}` : ''}`
  };
}

function dayZh(day: Day): string {
  return `${monthNumber(monthOf(day))}月${Number(day.slice(8))}日`;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December']
];

function dayEn(day: Day): string {
  return `${Number(day.slice(8))} ${months[monthNumber(monthOf(day)) - 1] ?? ''}`;
}
