import {
  digestOf,
  periodKind,
  periodKinds,
  snapshotSchema,
  type Published,
  type Snapshot
} from '$lib/notice';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { logChanges } from '../changes/log-changes';
import { Problem } from '../problem';
import type { Tables } from '../store/tables';
import { inFront } from './hanging';
import type { Notices } from './notices';

/** One unit's notices, over SQL. */
export function sqlNotices(db: Kysely<Tables>, unit: string, clock: () => Date): Notices {
  const mine = () =>
    db
      .selectFrom('notice')
      .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
      .where('unit_id', '=', unit)
      .select(['digest', 'notice_body.body']);
  const of = async (period: string) =>
    published(
      await mine()
        .where('period', '=', period)
        .orderBy('year', 'desc')
        .orderBy('no', 'desc')
        .limit(1)
        .executeTakeFirst()
    );
  return {
    async latest({ after = 0, kinds = periodKinds } = {}) {
      const lines = await db
        .selectFrom('notice')
        .where('unit_id', '=', unit)
        .select(['period', 'seq', 'year', 'no'])
        .execute();
      const newest = inFront(lines.filter(({ period }) => kinds.includes(periodKind(period))));
      return newest && newest.seq > after ? of(newest.period) : null;
    },
    of,
    async nextNumber(year) {
      const row = await db
        .selectFrom('notice')
        .where('unit_id', '=', unit)
        .where('year', '=', year)
        .select((fn) => fn.fn.max('no').as('no'))
        .executeTakeFirst();
      return Number(row?.no ?? 0) + 1;
    },
    async list() {
      const rows = await db
        .selectFrom('notice')
        .where('unit_id', '=', unit)
        .select(['code', 'digest', 'period', 'year', 'no', 'published_at', 'last_day'])
        .orderBy('year', 'desc')
        .orderBy('no', 'desc')
        .execute();
      return rows.map(({ published_at, last_day, ...row }) => ({
        ...row,
        published: published_at,
        lastDay: last_day
      }));
    },
    async publish({ digest, snapshot }) {
      if (digestOf(v.parse(snapshotSchema, snapshot)) !== digest)
        throw new Error(`notice ${snapshot.code} doesn't match its digest`);
      const taken = await mine().where('period', '=', snapshot.period).limit(1).executeTakeFirst();
      if (taken) throw new Problem('already-published', 409, { period: snapshot.period });
      const id = randomUUID();
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'notice', subject_id: null }]);
      await db
        .insertInto('notice')
        .values({
          id,
          seq,
          unit_id: unit,
          code: snapshot.code,
          period: snapshot.period,
          digest,
          year: snapshot.number.year,
          no: snapshot.number.no,
          published_at: snapshot.published,
          last_day: snapshot.window[snapshot.window.length - 1] ?? snapshot.published.slice(0, 10)
        })
        .execute();
      await db
        .insertInto('notice_body')
        .values({ notice_id: id, body: JSON.stringify(snapshot) })
        .execute();
    }
  };
}

/**
 * A stored row as what was published. The body stands where it can be erased, and so changed: what isn't whole, or
 * doesn't match its digest, is shown to nobody.
 * @throws Problem `notice-damaged`
 */
export function published(row: { digest: string; body: string } | undefined): Published | null {
  if (!row) return null;
  const snapshot = storedSnapshot(row.body);
  if (!snapshot || digestOf(snapshot) !== row.digest) throw new Problem('notice-damaged', 503);
  return { digest: row.digest, snapshot };
}

function storedSnapshot(body: string): Snapshot | null {
  try {
    return v.parse(snapshotSchema, JSON.parse(body));
  } catch {
    return null;
  }
}
