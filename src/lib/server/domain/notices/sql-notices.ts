import {
  digestOf,
  isThere,
  snapshotSchema,
  supplementSchema,
  type Channel,
  type Published,
  type Snapshot,
  type Supplement
} from '$lib/notice';
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { recordOf } from '../audit/record-of';
import { keepCorrectedPeriod } from '../periods/sql-corrections';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { subjectId, subjectIds } from '../roster/subject-ids';
import { byKey } from '../../platform/store/by-key';
import { chunks } from '../../platform/store/chunks';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import { channelsIn } from './channels-in';
import { inFront } from './hanging';
import type { NoticeLine, Notices } from './notices';
import { publishedSupplement } from './published-supplement';

/** One unit's notices, over SQL. */
export function sqlNotices(db: Kysely<Tables>, unit: string, clock: () => Date): Notices {
  const mine = () =>
    db
      .selectFrom('notice')
      .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
      .where('unit_id', '=', unit)
      .where('corrects', 'is', null)
      .select(['digest', 'notice_body.body']);
  const lines = () =>
    db
      .selectFrom('notice')
      .where('unit_id', '=', unit)
      .select([
        'code',
        'digest',
        'period',
        'year',
        'no',
        'published_at',
        'last_day',
        'corrects',
        'assembly_of',
        'channels',
        'seq'
      ])
      .orderBy('seq', 'desc');
  const of = async (period: string) =>
    publishedNotice(
      await mine().where('period', '=', period).orderBy('seq', 'desc').limit(1).executeTakeFirst()
    );
  return {
    async latest({ after = 0, channel } = {}) {
      const lines = await db
        .selectFrom('notice')
        .where('unit_id', '=', unit)
        .where('corrects', 'is', null)
        .select(['period', 'seq', 'channels'])
        .execute();
      const newest = inFront(
        lines.filter(({ channels }) => !channel || isThere(channelsIn(channels), channel))
      );
      return newest && newest.seq > after ? of(newest.period) : null;
    },
    of,
    one: async (code) => publishedNotice(await mine().where('code', '=', code).executeTakeFirst()),
    nextNumber: (year) => nextNo(db, 'notice', { unit, year }),
    async list() {
      return (await lines().where('corrects', 'is', null).execute()).map(lineOf);
    },
    async line(code) {
      const row = await lines().where('code', '=', code).executeTakeFirst();
      return row ? lineOf(row) : null;
    },
    async supplements() {
      const rows = await lines().where('corrects', 'is not', null).execute();
      const fixed = await db
        .selectFrom('corrected_period')
        .innerJoin('notice', 'notice.id', 'corrected_period.notice_id')
        .where('unit_id', '=', unit)
        .select(['code', 'corrected_period.period'])
        .execute();
      const periods = byKey(fixed, ({ code }) => code);
      return rows.map((row) => ({
        ...lineOf(row),
        corrects: row.corrects ?? '',
        assemblyOf: row.assembly_of,
        fixes: (periods.get(row.code) ?? []).map(({ period }) => period)
      }));
    },
    async supplementOf(code) {
      const row = await db
        .selectFrom('notice')
        .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
        .where('unit_id', '=', unit)
        .where('code', '=', code)
        .where('corrects', 'is not', null)
        .select(['digest', 'notice_body.body'])
        .executeTakeFirst();
      return publishedSupplement(row);
    },
    async publish({ digest, snapshot }, channels = []) {
      if (digestOf(v.parse(snapshotSchema, snapshot)) !== digest)
        throw new Error(`notice ${snapshot.code} doesn't match its digest`);
      const taken = await mine().where('period', '=', snapshot.period).limit(1).executeTakeFirst();
      if (taken) throw new Problem('already-published', 409, { period: snapshot.period });
      await insert({ digest, published: snapshot, corrects: null, channels });
    },
    async supplement({ digest, supplement }, subjects, corrected) {
      if (digestOf(v.parse(supplementSchema, supplement)) !== digest)
        throw new Error(`notice ${supplement.code} doesn't match its digest`);
      if (subjects.length !== supplement.rows.length)
        throw new Error(`notice ${supplement.code} shows rows of nobody`);
      const ids = await subjectIds(db, unit);
      const notice_id = await insert({
        digest,
        published: supplement,
        corrects: supplement.corrects.code,
        channels: []
      });
      const rows = subjects.map((code, place) => ({ notice_id, place, subject_id: subjectId(ids, code) }));
      for (const chunk of chunks(rows)) await db.insertInto('notice_subject').values(chunk).execute();
      for (const each of corrected) await keepCorrectedPeriod(db, notice_id, each, ids);
    },
    async keepCorrectedNotice(code, { digest, snapshot }) {
      if (digestOf(v.parse(snapshotSchema, snapshot)) !== digest)
        throw new Error(`notice ${snapshot.code} doesn't match its digest as corrected`);
      const { id } = await db
        .selectFrom('corrected_period')
        .innerJoin('notice', 'notice.id', 'corrected_period.notice_id')
        .where('unit_id', '=', unit)
        .where('code', '=', code)
        .where('corrected_period.period', '=', snapshot.period)
        .select('corrected_period.id')
        .executeTakeFirstOrThrow();
      await db.insertInto('corrected_notice').values({ id, digest }).execute();
      const body = JSON.stringify(snapshot);
      await db.insertInto('corrected_body').values({ corrected_id: id, body }).execute();
    },
    asCorrected: (published) => noticeAsCorrected(db, published),
    async digestsAsCorrected() {
      const rows = await db
        .selectFrom('corrected_notice')
        .innerJoin('corrected_period', 'corrected_period.id', 'corrected_notice.id')
        .innerJoin('notice', 'notice.id', 'corrected_period.notice_id')
        .innerJoin('notice as own', (on) =>
          on.onRef('own.unit_id', '=', 'notice.unit_id').onRef('own.period', '=', 'corrected_period.period')
        )
        .where('notice.unit_id', '=', unit)
        .where('own.corrects', 'is', null)
        .select(['own.code', 'corrected_notice.digest'])
        .orderBy('notice.seq')
        .execute();
      return new Map(rows.map(({ code, digest }) => [code, digest]));
    },
    async publishersOf(code) {
      const line = await lines().where('code', '=', code).executeTakeFirst();
      const rows = await db
        .selectFrom('notice')
        .innerJoin('audit', (on) =>
          on
            .onRef('audit.unit_id', '=', 'notice.unit_id')
            .on('audit.no', '=', recordOf('notice'))
            .onRef('audit.change_before', '<', 'notice.seq')
        )
        .where('notice.unit_id', '=', unit)
        .where('code', 'in', [code, line?.corrects ?? code])
        .select('audit.account_id')
        .execute();
      return rows.map(({ account_id }) => account_id);
    },
    async subjectsOf(code) {
      const rows = await db
        .selectFrom('notice_subject')
        .innerJoin('notice', 'notice.id', 'notice_subject.notice_id')
        .innerJoin('subject', 'subject.id', 'notice_subject.subject_id')
        .where('notice.unit_id', '=', unit)
        .where('notice.code', '=', code)
        .select('subject.code')
        .orderBy('place')
        .execute();
      return rows.map((row) => row.code);
    },
    async correction(subject) {
      const rows = await db
        .selectFrom('notice_subject')
        .innerJoin('subject', 'subject.id', 'notice_subject.subject_id')
        .innerJoin('notice', 'notice.id', 'notice_subject.notice_id')
        .innerJoin('notice_body', 'notice_body.notice_id', 'notice.id')
        .where('subject.unit_id', '=', unit)
        .where('subject.code', '=', subject)
        .select(['place', 'digest', 'notice_body.body'])
        .orderBy('notice.seq')
        .execute();
      return rows.flatMap(({ place, ...published }) => {
        const supplement = publishedSupplement(published)?.supplement;
        const row = supplement?.rows[place];
        return row ? [{ supplement, row }] : [];
      });
    }
  };

  async function insert({
    digest,
    published: one,
    corrects,
    channels
  }: {
    digest: string;
    published: Snapshot | Supplement;
    corrects: string | null;
    channels: readonly Channel[];
  }): Promise<string> {
    const id = randomUUID();
    const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'notice', subject_id: null }]);
    await db
      .insertInto('notice')
      .values({
        id,
        seq,
        unit_id: unit,
        code: one.code,
        period: one.period,
        digest,
        corrects,
        assembly_of: 'assemblyOf' in one ? (one.assemblyOf ?? null) : null,
        year: one.number.year,
        no: one.number.no,
        published_at: one.published,
        channels: channels.length > 0 ? [...new Set(channels)].sort().join(' ') : null,
        last_day: one.window[one.window.length - 1] ?? one.published.slice(0, 10)
      })
      .execute();
    await db
      .insertInto('notice_body')
      .values({ notice_id: id, body: JSON.stringify(one) })
      .execute();
    return id;
  }
}

type LineRow = Pick<
  Tables['notice'],
  'code' | 'digest' | 'period' | 'year' | 'no' | 'published_at' | 'last_day' | 'channels' | 'seq'
>;

function lineOf({ published_at, last_day, channels, ...row }: LineRow): NoticeLine {
  const { code, digest, period, year, no, seq } = row;
  const reported = { published: published_at, lastDay: last_day, channels: channelsIn(channels) };
  return { code, digest, period, year, no, ...reported, seq };
}

/**
 * A notice as it reads now; as it was published where nothing of it was corrected.
 * @throws Problem `notice-damaged`
 */
export async function noticeAsCorrected(db: Kysely<Tables>, published: Published): Promise<Published> {
  const row = await db
    .selectFrom('corrected_body')
    .innerJoin('corrected_notice', 'corrected_notice.id', 'corrected_body.corrected_id')
    .innerJoin('corrected_period', 'corrected_period.id', 'corrected_notice.id')
    .innerJoin('notice', 'notice.id', 'corrected_period.notice_id')
    .innerJoin('notice as own', (on) =>
      on.onRef('own.unit_id', '=', 'notice.unit_id').onRef('own.period', '=', 'corrected_period.period')
    )
    .where('own.code', '=', published.snapshot.code)
    .select(['corrected_notice.digest', 'body'])
    .orderBy('notice.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return publishedNotice(row) ?? published;
}

/**
 * Turns a stored row into the published notice. The body is stored where it can be erased, and so changed:
 * one that isn't whole, or doesn't match its digest, is shown to nobody.
 * @throws Problem `notice-damaged`
 */
export function publishedNotice(row: { digest: string; body: string } | undefined): Published | null {
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
