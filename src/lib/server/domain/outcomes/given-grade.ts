import type { SchemeRules } from '$lib/points';

/**
 * The names of the grade that an assembly gave instead of the proposed one; its id where the rules don't have it any more.
 * @returns `given` is left out where it gave none
 */
export function givenGrade(
  { outcomes }: Pick<SchemeRules, 'outcomes'>,
  given: string | null
): { given?: { name: string; english: string } } {
  if (given === null) return {};
  const { name, english } = outcomes.find(({ id }) => id === given) ?? { name: given, english: given };
  return { given: { name, english } };
}
