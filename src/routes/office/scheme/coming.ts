import { isWithin, type Day } from '$lib/calendar';
import type { AdoptedSpan, AdoptionLine } from '$lib/server/domain/schemes/adoptions';
import { localizedName, parameterView } from './scheme-view';

/**
 * The version that will replace the rules in force, with its values; null when none is coming, or other rules
 * are shown.
 */
export function comingAfter(
  shown: Pick<AdoptedSpan, 'from' | 'to'>,
  { spans, lines }: { spans: readonly AdoptedSpan[]; lines: readonly AdoptionLine[] },
  today: Day
) {
  const isNow = isWithin(today, shown);
  const next = isNow ? spans.find(({ from }) => from > today) : undefined;
  if (!next) return null;
  const { scheme, from, no } = next;
  const line = lines.find((each) => each.no === no);
  const values = line?.action === 'adopt' ? line.parameters : {};
  return {
    from,
    title: localizedName(scheme),
    parameters: scheme.parameters.map((parameter) => parameterView(parameter, values))
  };
}

export type ComingScheme = NonNullable<ReturnType<typeof comingAfter>>;
