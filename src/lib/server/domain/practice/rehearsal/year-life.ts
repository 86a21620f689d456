import type { Day } from '$lib/calendar';
import type { Actor } from '../../../platform/access/actor';
import type { App } from '../../../app';

/**
 * How people score in a lived year: nobody anything, all the same (so that everybody ties), or each their own.
 */
export type LivedScores = 'none' | 'alike' | 'varied';

/** A unit whose year is lived by the real commands, on a clock that the life moves. */
export interface YearLife {
  app: App;
  setClock(to: Date): void;
  recorder: Actor;
  /** seals what the recorder proposes, and compares the ballots that the recorder keys in */
  second: Actor;
  scores: LivedScores;
}

/** Noon of a day, which is that day in nearly every zone. */
export function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** A key of a command that is sent once in a month's life. */
export function lifeKey(
  { recorder }: Pick<YearLife, 'recorder'>,
  ...parts: readonly (string | number)[]
): string {
  return ['lived', recorder.unit, ...parts].join('-');
}
