import { formatPoints, levelNames, type Item, type Level } from '$lib/points';
import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';

const signed = (points: number) => formatPoints(points, { signed: true });

/** What an item is worth, in a line: `+5 / 起`, `街道 +5、市 +10`, 由两委会定. */
export function worthOf(item: Item): string {
  const english = getLocale() === 'en';
  const each = item.measure && !english ? ` / ${item.measure}` : '';
  const list = (parts: string[]) => parts.join(m.office_list_comma());
  switch (item.kind) {
    case 'count':
      return `${signed(item.points)}${each}${item.limit ? m.office_worth_limit({ times: item.limit.times, per: item.limit.per === 'month' ? m.office_a_month() : m.office_a_year() }) : ''}`;
    case 'standing':
      return m.office_worth_standing({ points: signed(item.points) });
    case 'levels':
      return list(
        Object.entries(item.levels).map(
          ([level, points]) => `${english ? level : levelNames[level as Level]} ${signed(points)}`
        )
      );
    case 'ranks':
      return list(
        item.ranks.map(({ first, last, points }) =>
          m.office_worth_ranks({ first, last, points: signed(points) })
        )
      );
    case 'resolution':
      return m.office_worth_resolution();
    case 'fact':
      return m.office_worth_fact();
  }
}
