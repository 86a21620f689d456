import { formatPoints } from '$lib/points';
import type { UnlikeAssembly } from '$lib/server/domain/periods/unlike-assembly';

/**
 * The differences that keep a quarter from being sealed, with points as text.
 * @param nameOf gives a person's name by their number
 */
export function unlikeView(
  { quarter, people, entries }: UnlikeAssembly,
  nameOf: (subject: string) => string
) {
  return {
    quarter,
    entries,
    people: people.map(({ subject, fixed, now }) => ({
      subject,
      name: nameOf(subject),
      fixed: formatPoints(fixed, { signed: true }),
      now: formatPoints(now, { signed: true })
    }))
  };
}
