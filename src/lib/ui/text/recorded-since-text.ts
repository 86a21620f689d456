import { wholeYear, monthNumber } from '$lib/calendar';
import { m } from '$lib/text';
import { monthTitle } from './dates';

/**
 * M15: that a period isn't recorded whole: 自2026年11月起记分, Recorded since November 2026.
 * @param since `YYYY-MM`; null, or absent: it is
 * @returns '' where there is nothing to say
 */
export function recordedSinceText(since: string | null | undefined): string {
  return since ? m.common_recorded_since({ month: monthTitle(since) }) : '';
}

/**
 * The Chinese sentence of `recordedSinceText`, for texts that are Chinese for every reader: a notice's own
 * words on paper and in chats.
 */
export function recordedSinceInChinese(since: string | null | undefined): string {
  if (!since) return '';
  const month = { year: wholeYear(since), month: monthNumber(since) };
  return m.publish_sheet_recorded_since(month, { locale: 'zh-CN' });
}

/** Lists `recordedSinceText` among notes or titles: one sentence, or none where there is nothing to say. */
export function recordedSinceNotes(since: string | null | undefined): string[] {
  return since ? [recordedSinceText(since)] : [];
}
