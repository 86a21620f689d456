import { isWithin, type Day } from '$lib/calendar';
import type { AdoptedSpan, AdoptionLine } from '$lib/server/schemes/adoptions';
import { named, parameterView } from './scheme-view';

/** What takes the place of the rules in force, and with which values; null when nothing is to come, or others are shown. */
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
  const values = line?.act === 'adopt' ? line.parameters : {};
  return {
    from,
    title: named(scheme),
    parameters: scheme.parameters.map((parameter) => parameterView(parameter, values))
  };
}

export type Coming = NonNullable<ReturnType<typeof comingAfter>>;
