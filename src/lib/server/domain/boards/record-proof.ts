import type { ShownNotice } from '$lib/sync';
import type { Transaction } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import { addSpans, showingsText, spansOfShowings, spansOfText } from './showings-text';

/** Milliseconds by which a plain board's moments may be wrong: its page was that long on the way at most. */
const assumedUnsure = 2500;

/**
 * Stores what a board has shown, as `believableProofs` has checked it. A sum grows and never shrinks, and
 * takes all its numbers from one report. Showings are added up over the reports, each moment once.
 */
export async function recordProof(
  db: Transaction<Tables>,
  { board, at, notices }: { board: string; at: string; notices: readonly ShownNotice[] }
): Promise<void> {
  for (const notice of notices) {
    const known = await db
      .selectFrom('board_showing')
      .where('board_code', '=', board)
      .where('notice_code', '=', notice.code)
      .where('day', '=', notice.day)
      .where('run', '=', notice.run)
      .select(['seconds', 'showings', 'unsure_ms'])
      .executeTakeFirst();
    const showings = addedShowings(known?.showings ?? null, notice);
    const unsure = notice.unsure === undefined ? assumedUnsure : notice.unsure;
    if (!known) {
      await db
        .insertInto('board_showing')
        .values({
          board_code: board,
          notice_code: notice.code,
          day: notice.day,
          run: notice.run,
          ...sumsOf(notice),
          shared: 0,
          heard_at: at,
          showings,
          unsure_ms: unsure
        })
        .execute();
      continue;
    }
    const wasUnsure = known.unsure_ms === null ? null : Number(known.unsure_ms);
    await db
      .updateTable('board_showing')
      .set({
        ...(notice.seconds > Number(known.seconds) && { ...sumsOf(notice), heard_at: at }),
        showings,
        unsure_ms: unsure === null || wasUnsure === null ? null : Math.max(unsure, wasUnsure)
      })
      .where('board_code', '=', board)
      .where('notice_code', '=', notice.code)
      .where('day', '=', notice.day)
      .where('run', '=', notice.run)
      .execute();
  }
}

function sumsOf({ first, last, seconds, open }: ShownNotice) {
  return { first_at: first, last_at: last, seconds, open_seconds: open };
}

function addedShowings(known: string | null, { showings }: ShownNotice): string | null {
  if (!showings) return known;
  const added = spansOfShowings(showings);
  return showingsText(known === null ? added : addSpans(spansOfText(known), added));
}
