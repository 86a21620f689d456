import { yearOf, type Day } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';

/** The next number in a year's series of minutes, as the unit's records have them: 两委会议纪要〔2026〕3号. */
export async function nextMinutes(
  { decisions }: Pick<UnitStores, 'decisions'>,
  title: string,
  date: Day
): Promise<string> {
  const series = `${title}〔${yearOf(date)}〕`;
  const taken = (await decisions.list()).map(({ minutes }) => minutes);
  return `${series}${new Set(taken.filter((each) => each.startsWith(series))).size + 1}号`;
}
