import { m } from '$lib/text';
import { fullDay } from '$lib/ui/text/dates';

/** All days of somebody's service, spell by spell: 2026年1月5日—2026年3月31日、2026年6月1日—今. */
export function serviceText(spells: readonly { from: string | null; to: string | null }[]): string {
  const day = (one: string | null) => (one === null ? '' : fullDay(one));
  return spells.map(({ from, to }) => `${day(from)}—${day(to)}`).join(m.office_list_comma());
}
