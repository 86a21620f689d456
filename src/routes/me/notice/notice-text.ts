import type { OpenNotice } from '$lib/sync';
import { m } from '$lib/text';
import { periodTitle } from '$lib/ui/text/period-text';

/** A notice of either kind by its period and number: 2026年10月 公示〔2026〕12号. */
export function noticeText(
  notice: Pick<OpenNotice, 'period' | 'year' | 'no'> & { corrects?: boolean }
): string {
  const { year, no } = notice;
  const named = { period: periodTitle(notice.period), year, no };
  return notice.corrects ? m.objection_phone_correction(named) : m.objection_phone_notice(named);
}
