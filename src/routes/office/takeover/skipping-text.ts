import type { PartialPeriod, SkippingCost } from '$lib/server/domain/takeover/cost-of-skipping';
import { m } from '$lib/text';
import { monthName } from '$lib/ui/text/dates';
import { periodTitle } from '$lib/ui/text/period-text';

/**
 * The cost of skipping the takeover in one sentence: 不结转，1月至9月的积分就不计入任何周期：2026年下半年只算10月至12月，照常排名；
 * 2026年度只算10月至12月，不到一半，只列积分、不排名。
 */
export function skippingText({ first, last, partial }: SkippingCost): string {
  const lost = monthsText(first, last);
  if (partial.length === 0) return m.begin_skip_none({ lost });
  const sentence = partial.map(partialText).join(m.begin_skip_comma());
  return m.begin_skip_cost({ lost }) + m.begin_skip_end({ sentence });
}

function partialText({ period, first, last, isRanked }: PartialPeriod): string {
  const words = { period: periodTitle(period), months: monthsText(first, last) };
  return isRanked ? m.begin_skip_ranked(words) : m.begin_skip_listed(words);
}

/** 12月, 10月至12月 */
function monthsText(first: string, last: string): string {
  if (first === last) return monthName(first);
  return m.begin_skip_months({ first: monthName(first), last: monthName(last) });
}
