import { addDays, type Day } from '$lib/calendar';
import {
  closedShopOn,
  formatPoints,
  onlyYear,
  type AccountYears,
  type RedemptionRule,
  type Scheme
} from '$lib/points';
import type { MySpending } from '$lib/sync';
import { getLocale, m } from '$lib/text';
import { dayText, fullDay } from '$lib/ui/text/dates';

/** The price list in the reader's language. */
export function goodsView({ goods }: Pick<RedemptionRule, 'goods'>) {
  return goods.map((good) => {
    const name = localName(good);
    const blanks = { name, points: formatPoints(good.points), measure: good.measure };
    return {
      id: good.id,
      name,
      price: good.measure === '' ? m.redemption_price(blanks) : m.redemption_price_each(blanks)
    };
  });
}

/** Words for the years whose points are one account: “2026年的积分”, “2027年及以前的积分”. */
export function accountYearsText(years: AccountYears): string {
  const { first, last } = years;
  const only = onlyYear(years);
  if (only !== null) return m.redemption_year({ year: String(only) });
  if (last !== null) return m.redemption_years_upto({ year: String(last) });
  return first === null ? m.redemption_years_all() : m.redemption_years_since({ year: String(first) });
}

/** Why an account's points buy nothing any more, to the office; '' while they do. */
export function overText({ closedSince, isOpen }: { closedSince: Day | null; isOpen: boolean }): string {
  if (closedSince !== null) return m.redemption_closed({ day: fullDay(closedSince) });
  return isOpen ? '' : m.redemption_cleared();
}

/** Whether points buy nothing any more, because their last day has passed; null: no such day is known. */
export function isOverOn(until: Day | null, today: Day): boolean {
  return until !== null && until < today;
}

/** Until when one's own points buy goods, or since when they don't, with the reason; '' where there is no such day. */
export function untilText(
  until: Day | null,
  { scheme, today }: { scheme: Pick<Scheme, 'redemption' | 'inForce'> | null; today: Day }
): string {
  if (until === null) return '';
  const end = addDays(until, 1);
  const isClosed = scheme !== null && closedShopOn(scheme, end) !== null;
  if (isOverOn(until, today)) {
    const day = fullDay(end);
    return isClosed ? m.redemption_over_closed({ day }) : m.redemption_over({ day });
  }
  const day = dayText(until);
  return isClosed ? m.redemption_until_closed({ day }) : m.redemption_until({ day });
}

/**
 * An account of spent points as pages show it; a good that no rules name any more is shown by its id.
 * @param scheme null when this version of a phone's program can't read it
 */
export function redemptionAccountView(
  { earned, spent, left, lines }: Omit<MySpending, 'year' | 'until'>,
  scheme: Pick<Scheme, 'redemption' | 'inForce'> | null
) {
  const goods = [scheme, ...(scheme?.inForce ?? []).flatMap(({ rules }) => rules ?? [])].flatMap(
    (rules) => rules?.redemption?.goods ?? []
  );
  const nameOf = (id: string) => {
    const good = goods.find((each) => each.id === id);
    return good ? localName(good) : id;
  };
  return {
    earned: formatPoints(earned),
    spent: formatPoints(spent),
    left: formatPoints(left),
    canSpend: left > 0,
    lines: lines.map(({ id, no, action, good, quantity, amount, day, words, isUndone }) => {
      const what = m.redemption_what_of({ name: nameOf(good), quantity });
      return {
        id,
        no,
        day,
        words,
        isUndone,
        isReversal: action === 'reversal',
        what: action === 'reversal' ? m.redemption_reversal({ what }) : what,
        points: formatPoints(action === 'reversal' ? amount : -amount, { signed: true })
      };
    })
  };
}

function localName({ name, english }: { name: string; english: string }): string {
  return getLocale() === 'en' ? english : name;
}
