import { isDay } from '$lib/calendar';
import type { BoardState, Shown, ShownNotice } from '$lib/sync';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables';

/**
 * What a board says is written down: what it shows, how it is, how long it has shown which notice. It can say so again at any
 * time: sums only grow. Of a notice that isn't its unit's, or on a day before it was published, nothing is believed.
 *
 * @param board whose token said so
 */
export function hearBoard(
  db: Kysely<Tables>,
  now: Date,
  { board, unit }: { board: string; unit: string },
  { shows, state, notices = [] }: Shown
): Promise<void> {
  const at = now.toISOString();
  return db.transaction().execute(async (transaction) => {
    await transaction.updateTable('board').set({ seen_at: at, shows }).where('code', '=', board).execute();
    if (state) await noteState(transaction, { board, at, state });
    const own = await ofUnit(transaction, { unit, notices, now });
    if (own.length > 0) await noteShowings(transaction, { board, at, notices: own });
  });
}

async function noteState(
  db: Transaction<Tables>,
  { board, at, state }: { board: string; at: string; state: BoardState }
): Promise<void> {
  const known = await db
    .selectFrom('board_beat')
    .where('board_code', '=', board)
    .select(['start', 'start_before', 'twice_at', 'trouble', 'trouble_at'])
    .executeTakeFirst();
  const isOther = known !== undefined && known.start !== state.start;
  // A start that was over speaks again: two pages run at once.
  const isTwice = isOther && known.start_before === state.start;
  const trouble = state.trouble.join(' ');
  const row = {
    at,
    start: state.start,
    start_before: isOther ? known.start : (known?.start_before ?? null),
    twice_at: isTwice ? at : (known?.twice_at ?? null),
    painted_at: state.painted,
    scene: state.scene,
    heap: state.heap,
    nodes: state.nodes,
    clock_offset: state.offset,
    persisted: state.persisted === null ? null : Number(state.persisted),
    version: state.version,
    browser: state.browser,
    width: state.width,
    height: state.height,
    trouble: trouble || (known?.trouble ?? ''),
    trouble_at: trouble ? at : (known?.trouble_at ?? null)
  };
  await db
    .insertInto('board_beat')
    .values({ board_code: board, ...row })
    .onConflict((conflict) => conflict.column('board_code').doUpdateSet(row))
    .execute();
}

/** A day's clock may differ by some hours where a board has no clock of its own; a day that is still to come can't have been. */
async function ofUnit(
  db: Transaction<Tables>,
  { unit, notices, now }: { unit: string; notices: readonly ShownNotice[]; now: Date }
): Promise<ShownNotice[]> {
  if (notices.length === 0) return [];
  const codes = [...new Set(notices.map(({ code }) => code))];
  const rows = await db
    .selectFrom('notice')
    .where('unit_id', '=', unit)
    .where('code', 'in', codes)
    .select(['code', 'published_at'])
    .execute();
  const published = new Map(rows.map((row) => [row.code, Date.parse(row.published_at)]));
  const tomorrow = now.getTime() + 86_400_000;
  return notices.filter(({ code, day, first, last, seconds, open }) => {
    const since = published.get(code);
    const [from, until] = [Date.parse(first), Date.parse(last)];
    if (since === undefined || until < from || open > seconds) return false;
    // Zones reach from 12 hours behind to 14 ahead: this day lies between these two.
    const isOnDay = Math.abs(from - Date.parse(`${day}T12:00:00Z`)) <= 26 * 3_600_000;
    return (
      isOnDay &&
      isDay(day) &&
      from >= since - 60_000 &&
      until <= tomorrow &&
      seconds <= (until - from) / 1000 + 60
    );
  });
}

async function noteShowings(
  db: Transaction<Tables>,
  { board, at, notices }: { board: string; at: string; notices: readonly ShownNotice[] }
): Promise<void> {
  await db
    .insertInto('board_showing')
    .values(
      notices.map(({ code, day, run, first, last, seconds, open }) => ({
        ...{ board_code: board, notice_code: code, day, run, heard_at: at },
        ...{ first_at: first, last_at: last, seconds, open_seconds: open }
      }))
    )
    .onConflict((conflict) =>
      conflict
        .columns(['notice_code', 'board_code', 'day', 'run'])
        .doUpdateSet({
          last_at: (eb) => eb.ref('excluded.last_at'),
          seconds: (eb) => eb.ref('excluded.seconds'),
          open_seconds: (eb) => eb.ref('excluded.open_seconds'),
          heard_at: at
        })
        .where((eb) => eb(eb.ref('excluded.seconds'), '>', eb.ref('board_showing.seconds')))
    )
    .execute();
}
