import type { Published } from '$lib/notice';
import type { BoardFeed } from '$lib/sync';

/** The notice of a code, or the one in front; null when it hangs no more. */
export function noticeOf({ notice, alsoOpen }: BoardFeed, code?: string): Published | null {
  if (code === undefined) return notice;
  return [notice, ...alsoOpen].find((each) => each?.snapshot.code === code) ?? null;
}
