import type { Subject } from '$lib/points';

/**
 * The paper ballots of a year's assembly (民主评议), each with its group and a score for each person. Nobody's
 * name is on them.
 */
export function paperBallots(
  people: readonly Subject[],
  random: () => number
): { group: 'leaders' | 'staff'; scores: { subject: string; score: string }[] }[] {
  const paper = (group: 'leaders' | 'staff') => ({
    group,
    scores: people.map(({ id }, place) => ({
      subject: id,
      score: String(99 - place - Math.floor(random() * 9))
    }))
  });
  return [
    ...Array.from({ length: 6 }, () => paper('leaders')),
    ...Array.from({ length: 20 }, () => paper('staff'))
  ];
}
