import * as v from 'valibot';
import { formatPoints } from '../../hundredths';
import { itemKeys, listOf, points, wholeNumber } from '../../scheme/shape';
import { kindDefaults, unbounded, worthNothing, type KindOfShape } from '../kind';

export const ranksShape = v.strictObject({
  ...itemKeys,
  kind: v.literal('ranks'),
  ranks: v.pipe(listOf(v.strictObject({ first: wholeNumber, last: wholeNumber, points }), 200), v.nonEmpty())
});

/** Points by rank in `value`, from `first` to `last`; other ranks 0. */
export const ranks: KindOfShape<typeof ranksShape> = {
  ...kindDefaults,
  readValue: (_item, text) => (/^0*[1-9]\d{0,5}$/.test(text) ? String(Number(text)) : null),
  face(item, entry) {
    const rank = Number(entry.value);
    return item.ranks.find((span) => rank >= span.first && rank <= span.last)?.points ?? 0;
  },
  said: (_item, value) => ({ zh: `第 ${value} 名`, en: `rank ${value}` }),
  spans: (item) => item.ranks.map(({ first, last }, n) => ({ first, last, at: ['ranks', n] })),
  bounds: (item) => ({
    ...unbounded,
    entry: Math.max(0, ...item.ranks.map((span) => Math.abs(span.points)))
  }),
  neverCounts: (item) =>
    item.ranks.every((span) => span.points === 0 || span.first > span.last) ? worthNothing : null,
  words(item) {
    const each = item.ranks.map(({ first, last, points: worth }) => ({
      span: first === last ? String(first) : `${first}—${last}`,
      worth: formatPoints(worth, { signed: true })
    }));
    return {
      zh: each.map(({ span, worth }) => `第 ${span} 名 ${worth}`).join('、'),
      en: each.map(({ span, worth }) => `rank ${span.replace('—', '–')}: ${worth}`).join(', ')
    };
  }
};
