import type { Day } from '$lib/calendar';
import type { AccountYears, Hundredths, RedemptionRule } from '$lib/points';

/** A line of somebody's account of spent points (积分兑换). Lines are never changed, only added. */
export interface RedemptionLine {
  id: string;
  /** the year whose points it spends */
  year: number;
  /** `never`: points of other years too were in the account that it spends from */
  clears: RedemptionRule['clears'];
  /** the first year of the account that it spends from; null: the account has no beginning */
  first: number | null;
  /** counts within the unit's year */
  no: number;
  /** 编号 */
  subject: string;
  action: 'redeem' | 'reversal';
  /** id of the good in the scheme of its day */
  good: string;
  quantity: number;
  /** price of one, on that day */
  price: Hundredths;
  /** `quantity` times `price` */
  amount: Hundredths;
  day: Day;
  /** id of the line that it undoes */
  reverses: string | null;
  account: string;
  /** '' when erased or not given */
  words: string;
}

/** One unit's accounts of spent points: they only grow. */
export interface Redemptions {
  /** in the order of booking; only of one person, or from the account of some years, when given */
  lines(filter?: { subject?: string; years?: AccountYears }): Promise<RedemptionLine[]>;
  /** The points that sealed months of some years brought, by 编号. */
  earned(years: AccountYears): Promise<Map<string, Hundredths>>;
  /** Books a line. The caller has to check that enough is left; the database does so too. */
  add(line: Omit<RedemptionLine, 'id' | 'no'>): Promise<{ id: string; no: number }>;
}
