import type { UnitStores } from '../units/unit-stores';
import { asPublished } from './rank-order';

/**
 * The 编号 of the persons whose rows a period's own notice shows, in its order: that of the results which held when it was
 * published. Corrections are told apart by the order in which they were recorded: a clock that was wrong misdates numbers.
 */
export async function peopleOfNotice(
  { periods, notices }: Pick<UnitStores, 'periods' | 'notices'>,
  { code, period }: { code: string; period: string }
): Promise<string[]> {
  const published = (await notices.line(code))?.seq ?? Infinity;
  const versions = (await periods.versions(period)).get(period) ?? [];
  const then = versions.findLast(({ notice }) => notice === null || notice.seq < published);
  const sealed = await periods.sealedResults(period);
  const shown = sealed.map((result) => ({ ...result, ...then?.results.get(result.subject) }));
  return asPublished(shown).map(({ subject }) => subject);
}
