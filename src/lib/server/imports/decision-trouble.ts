import { isDay } from '$lib/calendar';
import { Problem } from '../problem';
import type { Decision } from '../decisions/decisions';
import { textTrouble } from './text-trouble';
import type { PlannedEntry } from './import-plan';

export type DecisionInput = Omit<Decision, 'id'>;

/** Characters of a minutes number: what a notice prints in one line. */
export const decisionLimits = { body: 20, minutes: 40 } as const;

/** Characters of a responsible department's name, which stands as the body of what it assesses. */
export const departmentLimit = 60;

/**
 * What is wrong with the ruling that entries are to rest on; null when nothing is. Its date lies not in the
 * future, and not before what it decides: no meeting credits what hasn't happened yet.
 *
 * @param today YYYY-MM-DD
 * @param longest characters of who decides
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
