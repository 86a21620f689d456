import type { Published, PublishedSupplement } from '$lib/notice';
import type { NoticeLine, Notices } from '$lib/server/domain/notices/notices';

/** A published notice as it reads now: a period's own one as corrected, or a supplementary one. */
export type NoticeToHang = { line: NoticeLine } & (
  ({ kind: 'own' } & Published) | ({ kind: 'supplement' } & PublishedSupplement)
);

/**
 * Finds what is printed and passed on, by the code in its address; null when the unit has no such notice.
 * @throws Problem `notice-damaged`
 */
export async function noticeToHang(notices: Notices, code: string): Promise<NoticeToHang | null> {
  const line = await notices.line(code);
  if (!line) return null;
  const own = await notices.one(code);
  if (own) return { line, kind: 'own', ...(await notices.asCorrected(own)) };
  const supplement = await notices.supplementOf(code);
  return supplement && { line, kind: 'supplement', ...supplement };
}
