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
  // Everybody who may vote has, and nobody twice.
  return people.flatMap(({ group }) => {
    if (group === 'leaders') return [paper('leaders')];
    return group === 'staff' || group === 'head' ? [paper('staff')] : [];
  });
}
