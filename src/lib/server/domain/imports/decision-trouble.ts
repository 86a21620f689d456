import { isDay } from '$lib/calendar';
import { Problem } from '../../platform/problem/problem';
import type { Decision } from '../decisions/decisions';
import { textTrouble } from '../../platform/text/text-trouble';
import type { PlannedEntry } from './plan/import-plan';

export type DecisionInput = Omit<Decision, 'id'>;

/** The most characters of a body and of a minutes number, so that a notice prints them in one line. */
export const decisionLimits = { body: 20, minutes: 40 } as const;

/** The most characters of a responsible department's name, which is the body of its assessments. */
export const departmentLimit = 60;

/**
 * The fault of a ruling that entries are to be based on; null when there is none. Its date may not be in
 * the future, nor before the entries that it decides: no meeting credits what hasn't happened yet.
 * @param today YYYY-MM-DD
 * @param longest most characters of the body
 */
export function decisionTrouble(
  decision: DecisionInput,
  entries: readonly PlannedEntry[],
  today: string,
  longest: number = decisionLimits.body
): Problem | null {
  const { date, body, minutes } = decision;
  if (!isDay(date)) return new Problem('decision-date-missing', 422);
  if (body === '') return new Problem('decision-body-missing', 422);
  if (minutes === '') return new Problem('decision-minutes-missing', 422);
  const trouble = textTrouble(body, longest) ?? textTrouble(minutes, decisionLimits.minutes);
  if (trouble) return new Problem(trouble.code, 422, trouble.params);
  if (date > today) return new Problem('decision-in-future', 422, { date, today });
  const latest = entries.reduce<PlannedEntry | null>(
    (last, each) => (each.entry.date > date && each.entry.date > (last?.entry.date ?? '') ? each : last),
    null
  );
  if (!latest) return null;
  return new Problem('decision-before-event', 422, { date, event: latest.entry.date, row: latest.row });
}
