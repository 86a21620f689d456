import { formatPoints } from '$lib/points';
import type { UnlikeAssembly } from '$lib/server/periods/unlike-assembly';

/** What keeps a quarter from being sealed, points written. */
export function unlikeView(
  { quarter, people, entries }: UnlikeAssembly,
  nameOf: (subject: string) => string
) {
  return {
    quarter,
    entries,
    people: people.map(({ subject, fixed, now }) => ({
      ...{ subject, name: nameOf(subject) },
      fixed: formatPoints(fixed, { signed: true }),
      now: formatPoints(now, { signed: true })
    }))
  };
}
