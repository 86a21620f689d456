import { formatPoints } from '../hundredths';
import type { OutcomeRule } from '../outcomes';
import type { Finder, SchemeRemark } from './finding';

type Band = Extract<OutcomeRule, { kind: 'band' }>;
interface Placed {
  band: Band;
  n: number;
  from: number;
  below: number;
}

/** Grades whose bounds overlap, or leave scores without a grade (D: 80 and more, but not in the top third). */
export const gradeBounds: Finder = {
  code: 'grade-bounds',
  find({ outcomes }) {
    const placed = outcomes.flatMap((rule, n): Placed[] =>
      rule.kind === 'band'
        ? [{ band: rule, n, from: rule.from ?? -Infinity, below: rule.below ?? Infinity }]
        : []
    );
    const periods = [...new Set(placed.map(({ band }) => band.period))];
    return periods.flatMap((period) => {
      const bands = placed.filter(({ band }) => band.period === period).sort((a, b) => a.from - b.from);
      const rest = outcomes.find((one) => one.kind === 'others' && one.period === period);
      return [...empty(bands), ...overlaps(bands), ...gaps(bands, rest), ...shares(bands, rest)];
    });
  }
};

function empty(bands: readonly Placed[]): SchemeRemark[] {
  return bands.flatMap(({ band, n, from, below }): SchemeRemark[] =>
    from < below
      ? []
      : [
          {
            at: ['outcomes', n, 'from'],
            zh: `“${band.name}”的下限不低于上限，没有人能得到`,
            en: `“${band.english}” starts where it ends or above: nobody can have it`
          }
        ]
  );
}

/**
 * Finds overlaps of grades that take everybody within their bounds; a grade with a share makes its own
 * choice.
 */
function overlaps(bands: readonly Placed[]): SchemeRemark[] {
  const plain = bands.filter((one) => !isPartial(one) && one.from < one.below);
  return plain.flatMap((one, n): SchemeRemark[] => {
    const before = plain.slice(0, n).find((other) => other.below > one.from);
    if (!before) return [];
    return [
      {
        at: ['outcomes', one.n, 'from'],
        zh: `“${before.band.name}”与“${one.band.name}”的分数段重叠`,
        en: `“${before.band.english}” and “${one.band.english}” overlap`
      }
    ];
  });
}

function gaps(bands: readonly Placed[], rest: OutcomeRule | undefined): SchemeRemark[] {
  let reach = -Infinity;
  return bands.flatMap((one, n): SchemeRemark[] => {
    const before = reach;
    reach = Math.max(reach, one.below);
    if (n === 0 || one.from <= before) return [];
    const [low, high] = [formatPoints(before), formatPoints(one.from)];
    return [
      {
        at: ['outcomes', one.n, 'from'],
        zh: `${low} 分（含）到 ${high} 分（不含）没有哪个等次写明${takenZh(rest)}`,
        en: `no grade names scores from ${low} to below ${high}${takenEn(rest)}`
      }
    ];
  });
}

/** Finds grades that take only a share of those within their bounds, where nothing grades the others. */
function shares(bands: readonly Placed[], rest: OutcomeRule | undefined): SchemeRemark[] {
  return bands.filter(isPartial).flatMap((one): SchemeRemark[] => {
    const also = bands.some(
      (other) => other !== one && !isPartial(other) && other.from <= one.from && other.below >= one.below
    );
    if (also) return [];
    const side = one.band.withinTop ? { zh: '靠前', en: 'the top' } : { zh: '靠后', en: 'the bottom' };
    return [
      {
        at: ['outcomes', one.n, one.band.withinTop ? 'withinTop' : 'withinBottom'],
        zh: `分数够“${one.band.name}”、排名却不${side.zh}的，没有哪个等次写明${takenZh(rest)}`,
        en: `no grade names those with the score of “${one.band.english}” who aren’t among ${side.en}${takenEn(rest)}`
      }
    ];
  });
}

function isPartial({ band }: Placed): boolean {
  return band.withinTop !== undefined || band.withinBottom !== undefined;
}

function takenZh(rest: OutcomeRule | undefined): string {
  return rest ? `，现在归入“${rest.name}”` : '';
}

function takenEn(rest: OutcomeRule | undefined): string {
  return rest ? `: they fall to “${rest.english}”` : '';
}
