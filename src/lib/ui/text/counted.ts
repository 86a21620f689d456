import type { Snapshot } from '$lib/notice';
import { m } from '$lib/text';

/** The heading of the column with the subjects' names. */
export function nameHeading({ subjects }: Pick<Snapshot, 'subjects'>): string {
  if (subjects === 'communities') return m.common_community();
  return subjects === 'households' ? m.common_household() : m.common_name();
}

/** How many are ranked, in words: 16 人, 6 个社区, 40 户; 16 people, 6 communities, 40 households */
export function counted({ subjects }: Pick<Snapshot, 'subjects'>, count: number): string {
  if (subjects === 'communities') return m.common_communities({ count });
  return subjects === 'households' ? m.common_households({ count }) : m.common_people({ count });
}
