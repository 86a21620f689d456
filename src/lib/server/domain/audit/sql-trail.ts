import type { Kysely } from 'kysely';
import type { Change } from '../../platform/changes/changes';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import { recordOf } from './record-of';
import type { Trail, TrailFilter, TrailLine } from './trail';

/** One unit's trail, over SQL. */
export function sqlTrail(db: Kysely<Tables>, unit: string): Trail {
  const matching = ({ account, action, except, but, from, to }: TrailFilter) =>
    db
      .selectFrom('audit')
      .where('audit.unit_id', '=', unit)
      .$if(account !== null, (query) => query.where('audit.account_id', '=', account ?? ''))
      .$if(action !== null, (query) => query.where('audit.action', '=', action ?? ''))
      .$if(except.length > 0, (query) => query.where('audit.action', 'not in', except))
      .$if(but.length > 0, (query) => query.where('audit.no', 'not in', but))
      .$if(from !== null, (query) => query.where('audit.at', '>=', from ?? ''))
      .$if(to !== null, (query) => query.where('audit.at', '<', to ?? ''));

  return {
    async count(filter) {
      const { count } = await matching(filter)
        .select((fn) => fn.fn.countAll().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    async list(filter, { before, take }) {
      const rows = await matching(filter)
        .leftJoin('audit_place', 'audit_place.audit_id', 'audit.id')
        .$if(before !== null, (query) => query.where('audit.no', '<', before ?? 0))
        .select(['audit.no', 'account_id', 'action', 'audit.at', 'change_before', 'change_after'])
        .select(['device_at', 'digest', 'previous', 'address', 'device'])
        .orderBy('audit.no', 'desc')
        .limit(take)
        .execute();
      const changes = await changesOf(db, unit, rows);
      return rows.map((row) => ({
        no: Number(row.no),
        account: row.account_id,
        action: row.action,
        at: row.at,
        deviceAt: row.device_at,
        digest: row.digest,
        previous: row.previous,
        place: row.address === null ? null : { address: row.address, device: row.device ?? '' },
        changes: changes.get(Number(row.no)) ?? []
      }));
    },
    async recordsOf(changes) {
      const found = new Map<number, { no: number; digest: string }>();
      for (const some of chunks(changes)) {
        const rows = await db
          .selectFrom('change_log')
          .innerJoin('audit', (on) =>
            on
              .onRef('audit.unit_id', '=', 'change_log.unit_id')
              .on('audit.no', '=', recordOf('change_log'))
              .onRef('audit.change_before', '<', 'change_log.seq')
          )
          .where('change_log.unit_id', '=', unit)
          .where('change_log.seq', 'in', some)
          .select(['change_log.seq', 'audit.no', 'audit.digest'])
          .execute();
        for (const { seq, no, digest } of rows) found.set(Number(seq), { no: Number(no), digest });
      }
      return found;
    },
    async reports(subject, account) {
      const records = await this.recordsOf(await reportsOf(db, unit, { subject, account }));
      return [...new Set([...records.values()].map(({ no }) => no))];
    },
    async actions() {
      const rows = await db
        .selectFrom('audit')
        .where('unit_id', '=', unit)
        .select('action')
        .distinct()
        .orderBy('action')
        .execute();
      return rows.map(({ action }) => action);
    }
  };
}

/** Numbers of the changes by which others have reported something of somebody, or objected to their row. */
async function reportsOf(
  db: Kysely<Tables>,
  unit: string,
  { subject, account }: { subject: string; account: string }
): Promise<number[]> {
  const reported = db
    .selectFrom('claim_step as step')
    .innerJoin('claim', 'claim.id', 'step.claim_id')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .where('subject.unit_id', '=', unit)
    .where('subject.code', '=', subject)
    .where('via', '=', 'reported')
    .whereRef('step.account_id', '=', 'claim.declared_by');
  const objected = db
    .selectFrom('objection')
    .innerJoin('subject', 'subject.id', 'objection.subject_id')
    .where('subject.unit_id', '=', unit)
    .where('subject.code', '=', subject)
    .where('via', '=', 'member')
    .where('objection.account_id', '!=', account);
  const appealed = objected
    .innerJoin('objection_step as step', 'step.objection_id', 'objection.id')
    .where('step.action', '=', 'appeal')
    .where('step.account_id', 'is not', null);
  const rows = await reported
    // A claim's own number is the one before its first step's: both are of one command.
    .select('step.seq')
    .union(objected.select('objection.seq'))
    .union(appealed.select('step.seq'))
    .execute();
  return rows.map(({ seq }) => Number(seq));
}

interface Span {
  no: number;
  change_before: number;
  change_after: number;
}

/** Counts the changes of each kind in each record's span of the log, by the record's number. */
async function changesOf(
  db: Kysely<Tables>,
  unit: string,
  spans: readonly Span[]
): Promise<Map<number, TrailLine['changes']>> {
  const found = new Map<number, TrailLine['changes']>();
  const made = spans.filter(
    ({ change_before, change_after }) => Number(change_after) > Number(change_before)
  );
  for (const some of chunks(made.map(({ no }) => Number(no)))) {
    const rows = await db
      .selectFrom('audit')
      .innerJoin('change_log', (on) =>
        on
          .onRef('change_log.unit_id', '=', 'audit.unit_id')
          .onRef('change_log.seq', '>', 'audit.change_before')
          .onRef('change_log.seq', '<=', 'audit.change_after')
      )
      .where('audit.unit_id', '=', unit)
      .where('audit.no', 'in', some)
      .select((fn) => ['audit.no', 'kind', fn.fn.countAll().as('count')])
      .groupBy(['audit.no', 'kind'])
      .orderBy('kind')
      .execute();
    for (const { no, kind, count } of rows) {
      const own = found.get(Number(no)) ?? [];
      own.push({ kind: kind as Change['kind'], count: Number(count) });
      found.set(Number(no), own);
    }
  }
  return found;
}
