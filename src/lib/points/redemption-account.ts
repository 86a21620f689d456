import { addDays, monthNumber, yearOf, type Day } from '../calendar';
import type { Hundredths } from './hundredths';
import type { RedemptionRule } from './redemption';
import { rulesOn } from './scheme/compose-versions';
import type { Scheme } from './scheme/scheme';

/** Years whose points are one account, both included; null: it goes on without an end, or has no beginning. */
export interface AccountYears {
  first: number | null;
  last: number | null;
}

/**
 * The years whose points are spent from one account together with a year's. An account ends with the year at
 * whose end the rules in force clear it. Points that were kept before the rules changed are cleared with the first
 * year that is; cleared points don't come back. Where the rules give up their shop for good, the account ends with
 * the year in which they did (the year before, when goods went on through January only).
 */
export function accountYears(scheme: Pick<Scheme, 'inForce' | 'redemption'>, year: number): AccountYears {
  const spans = scheme.inForce.map(({ from }) => yearOf(from));
  const [begin = year, end = year] = [spans[0], spans[spans.length - 1]];
  const isLast = (each: number) => endsWith(scheme, Math.min(Math.max(each, begin), end), end);
  // Before the first version and after the last one all years are alike.
  let last: number | null = year;
  while (last !== null && !isLast(last)) last = last < end ? last + 1 : null;
  let first: number | null = year;
  while (first !== null && !isLast(first - 1)) first = first > begin ? first - 1 : null;
  return { first, last };
}

/**
 * Whether an account ends with a year: its points are cleared then, or no later rules sell for them. Where the year's
 * rules know no goods, the next rules that do say it.
 */
function endsWith(scheme: Pick<Scheme, 'inForce' | 'redemption'>, year: number, end: number): boolean {
  for (let each = year; each <= end; each += 1) {
    const { redemption } = rulesOn(scheme, `${each}-12-31`);
    if (redemption) return redemption.clears === 'year' || (each === year && !sellsAfter(scheme, year));
  }
  return true;
}

/** Whether rules know goods at any time after a year and the January that belongs to it. */
function sellsAfter(scheme: Pick<Scheme, 'inForce' | 'redemption'>, year: number): boolean {
  const day = `${year + 1}-02-01`;
  const later = scheme.inForce.filter(({ from }) => from > day);
  return [rulesOn(scheme, day), ...later.map(({ rules }) => rules ?? scheme)].some((each) => each.redemption);
}

/** The year of an account of one year; null for an account of several. */
export function onlyYear({ first, last }: AccountYears): number | null {
  return first === last ? first : null;
}

/** Whether a year's points are in an account. */
export function isInAccount({ first, last }: AccountYears, year: number): boolean {
  return (first === null || year >= first) && (last === null || year <= last);
}

/**
 * Whether an account's points may be spent on a day: within its years, and in the January after them, because December's
 * points are known only when it is sealed.
 */
export function isOpenAccount(years: AccountYears, day: Day): boolean {
  const year = yearOf(day);
  return isInAccount(years, year) || (monthNumber(day) === 1 && isInAccount(years, year - 1));
}

/**
 * The goods that points buy on a day, and the year whose points buy them. Where the rules know none any more, those of
 * the December before go on through January, because its points are known only when it is sealed.
 */
export function shopOn(
  scheme: Pick<Scheme, 'inForce' | 'redemption'>,
  day: Day
): { rule: RedemptionRule; year: number } | null {
  const year = yearOf(day);
  const own = rulesOn(scheme, day).redemption;
  if (own) return { rule: own, year };
  const before = rulesOn(scheme, `${year - 1}-12-31`).redemption;
  return before && monthNumber(day) === 1 ? { rule: before, year: year - 1 } : null;
}

/** A points shop that the rules have given up. */
export interface ClosedShop {
  /** the first day of the rules that know no goods */
  since: Day;
  /** the last day on which points bought goods */
  last: Day;
  /** the last year whose points bought goods */
  year: number;
  rule: RedemptionRule;
}

/** The shop that the rules had before a day on which points buy nothing; null where they do, or never did. */
export function closedShopOn(scheme: Pick<Scheme, 'inForce' | 'redemption'>, day: Day): ClosedShop | null {
  if (shopOn(scheme, day)) return null;
  const begun = scheme.inForce.filter(({ from }) => from <= day);
  for (let at = begun.length - 1; at > 0; at -= 1) {
    const since = begun[at]?.from ?? day;
    const rule = rulesOn(scheme, addDays(since, -1)).redemption;
    if (!rule) continue;
    const year = yearOf(since);
    // Through January the goods of the December before went on.
    const wentOn = shopOn(scheme, since)?.year === year - 1;
    return wentOn
      ? { rule, since, last: `${year}-01-31`, year: year - 1 }
      : { rule, since, last: addDays(since, -1), year: yearOf(addDays(since, -1)) };
  }
  return null;
}

/** A line of somebody's account: goods that were handed out, or a line that undoes another. */
export interface SpendingLine {
  action: 'redeem' | 'reversal';
  /** > 0 */
  amount: Hundredths;
}

/** The points that lines have spent, without those that were undone. */
export function spentOf(lines: readonly SpendingLine[]): Hundredths {
  return lines.reduce((sum, { action, amount }) => sum + (action === 'redeem' ? amount : -amount), 0);
}

/**
 * The points that somebody may still spend: what sealed months brought, less what is spent. Never below 0,
 * also where a later month took away points that were spent already.
 */
export function spendableOf(earned: Hundredths, lines: readonly SpendingLine[]): Hundredths {
  return Math.max(0, earned - spentOf(lines));
}
