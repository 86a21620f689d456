/**
 * The state of a publicity period on one day. `left` counts the working days from today on, today included.
 * `day` is the number of the last working day up to today; `running` is false on a day without a number of
 * its own: before the first one, on a weekend, on a holiday.
 */
export type WindowState =
  | { kind: 'open'; day: number; of: number; left: number; last: string; running: boolean }
  | { kind: 'over'; of: number; last: string };

/**
 * The state of a publicity period today. People may object from the moment of publication, so the days
 * before the first one are open too, with `day` 0 (《民法典》第二百零一条: the day of publication itself isn't
 * counted).
 * @param days working days of the period, YYYY-MM-DD, first to last
 * @param today YYYY-MM-DD in the unit's time zone
 */
export function windowState(days: readonly string[], today: string): WindowState {
  const last = days[days.length - 1] ?? today;
  const left = days.filter((day) => day >= today).length;
  if (left === 0) return { kind: 'over', of: days.length, last };
  const day = days.filter((each) => each <= today).length;
  return { kind: 'open', day, of: days.length, left, last, running: days.includes(today) };
}
