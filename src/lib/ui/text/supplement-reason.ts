import type { Supplement } from '$lib/notice';
import { m } from '$lib/text';
import { fullDay } from './dates';

/** The reason for a late assembly's supplementary notice: 根据2026年4月12日党员大会. */
export function supplementReason({ decided }: Pick<Supplement, 'decided'>): string {
  const [meeting] = decided;
  return m.objection_supplement_by_assembly({
    date: fullDay(meeting?.date ?? ''),
    body: meeting?.body ?? ''
  });
}
