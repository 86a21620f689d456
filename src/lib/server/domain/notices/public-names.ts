import { mask } from '$lib/notice';
import type { Subject } from '$lib/points';
import { namesApart } from '../roster/names-apart';

/** The names that a notice shows, by 编号: told apart where people share one, or masked where the unit masks them. */
export function publicNames(
  people: readonly Pick<Subject, 'id' | 'name' | 'post'>[],
  { masked }: { masked: boolean }
): Map<string, string> {
  return masked ? new Map(people.map(({ id, name }) => [id, mask(name)])) : namesApart(people);
}
