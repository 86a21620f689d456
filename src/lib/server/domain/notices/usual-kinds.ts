import { periodKinds, type PeriodKind } from '$lib/calendar';
import type { Scheme } from '$lib/points';

/** Kinds that a document's process doesn't publish, though its scheme scores them: A's quarters, C's months. */
const unusual: Record<string, readonly PeriodKind[]> = {
  'community-cadres': ['quarter'],
  'county-officials': ['month']
};

/** The kinds of periods for which a notice is usual under this scheme, shortest first. Others may be published too. */
export function usualKinds({ id, score }: Pick<Scheme, 'id' | 'score'>): PeriodKind[] {
  return periodKinds.filter((kind) => score[kind] !== undefined && !unusual[id]?.includes(kind));
}
