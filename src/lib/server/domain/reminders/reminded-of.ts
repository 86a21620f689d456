import { dayIn } from '$lib/calendar';
import type { ReminderKind } from '$lib/sync';
import type { Kysely } from 'kysely';
import type { ChangeKind } from '../../platform/changes/changes';
import type { Tables } from '../../platform/store/tables/tables';
import type { Claim } from '../claims/claim';
import { stepsThatHold } from '../claims/claim-status';
import type { UnitStores } from '../units/unit-stores';

/** Something that has come into people's inboxes. */
export interface RemindedOf {
  kind: ReminderKind;
  /** number of its change */
  seq: number;
  /** the one whom it concerns: a person (编号), an account, or every member of the unit */
  for: { subject: string } | { account: string } | 'all';
}

/** The changes by which something comes into an inbox. */
export const remindingKinds: readonly ChangeKind[] = ['claim', 'objection', 'notice'];

/** The changes of a unit, by their numbers. */
interface ChangesBetween {
  after: number;
  upTo: number;
}

/**
 * Lists the things that have come into the inboxes of a unit's members by these changes, and are in them still: the steps of claims that
 * ask or tell somebody something, answers to objections, and notices whose window is open.
 */
export async function remindedOf(
  db: Kysely<Tables>,
  stores: UnitStores,
  now: Date,
  between: ChangesBetween
): Promise<RemindedOf[]> {
  return [
    ...(await fromClaims(db, stores, between)),
    ...(await fromObjections(db, stores, between)),
    ...(await fromNotices(db, stores, now, between))
  ];
}

async function fromClaims(
  db: Kysely<Tables>,
  { unit, claims }: UnitStores,
  { after, upTo }: ChangesBetween
): Promise<RemindedOf[]> {
  const steps = await db
    .selectFrom('claim_step')
    .where('unit_id', '=', unit.id)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .select(['claim_id', 'no', 'seq'])
    .execute();
  const seqs = new Map(steps.map(({ claim_id, no, seq }) => [`${claim_id} ${no}`, Number(seq)]));
  const ids = [...new Set(steps.map(({ claim_id }) => claim_id))];
  const changed = ids.length === 0 ? [] : await claims.list({ ids });
  return changed.flatMap((claim): RemindedOf[] => {
    const last = stepsThatHold(claim).at(-1);
    const seq = last && seqs.get(`${claim.id} ${last.no}`);
    const what = last && claimReminder(claim, last.action);
    return what && seq !== undefined ? [{ ...what, seq }] : [];
  });
}

/** Names the one whose inbox the last step of a claim comes into, and as what; null: nobody's. */
function claimReminder(
  { way, subject, declaredBy }: Claim,
  action: Claim['steps'][number]['action']
): Omit<RemindedOf, 'seq'> | null {
  switch (action) {
    case 'declare':
      return way === 'reported' ? { kind: 'asked', for: { subject } } : null;
    case 'return':
      return { kind: 'returned', for: { account: declaredBy } };
    case 'merge':
    case 'rule':
    case 'find-false':
      return { kind: 'decided', for: { subject } };
    default:
      return null;
  }
}

async function fromObjections(
  db: Kysely<Tables>,
  { unit }: UnitStores,
  { after, upTo }: ChangesBetween
): Promise<RemindedOf[]> {
  const rows = await db
    .selectFrom('objection_step')
    .innerJoin('objection', 'objection.id', 'objection_step.objection_id')
    .where('objection_step.unit_id', '=', unit.id)
    .where('objection_step.seq', '>', after)
    .where('objection_step.seq', '<=', upTo)
    .where('objection_step.action', '=', 'answer')
    .where('objection.via', '=', 'member')
    .select(['objection_step.seq', 'objection.account_id'])
    .execute();
  return rows.flatMap(({ seq, account_id }): RemindedOf[] =>
    account_id === null ? [] : [{ kind: 'answered', seq: Number(seq), for: { account: account_id } }]
  );
}

async function fromNotices(
  db: Kysely<Tables>,
  { unit }: UnitStores,
  now: Date,
  { after, upTo }: ChangesBetween
): Promise<RemindedOf[]> {
  const rows = await db
    .selectFrom('notice')
    .where('unit_id', '=', unit.id)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .where('last_day', '>=', dayIn(unit.timeZone, now))
    .select('seq')
    .execute();
  return rows.map(({ seq }) => ({ kind: 'notice', seq: Number(seq), for: 'all' }));
}
