import type { Snapshot } from '$lib/notice';
import { m } from '$lib/text';

/** The heading of the column with the subjects' names. */
export function nameHeading({ subjects }: Pick<Snapshot, 'subjects'>): string {
  return subjects === 'communities' ? m.common_community() : m.common_name();
}

/** How many are ranked, in words: 16 人, 6 个社区; 16 people, 6 communities */
export function counted({ subjects }: Pick<Snapshot, 'subjects'>, count: number): string {
  return subjects === 'communities' ? m.common_communities({ count }) : m.common_people({ count });
}
