import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { subjectIdOf } from '../roster/subject-ids';
import { allOf, inOrder } from '../../platform/store/all-of';
import { chunks } from '../../platform/store/chunks';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import type { ClaimFields } from './claim';
import type { Claims, NewStep } from './claims';
import {
  countPressingBy,
  readActions,
  readClaims,
  readDeclaredSubjects,
  readDeclarers,
  readDeviceTimes,
  readWithFacts
} from './read-claims';

const noText = { matter_text: '', basis: '', story: '' };

/** One unit's claims, over SQL. */
export function sqlClaims(db: Kysely<Tables>, unit: string, clock: () => Date): Claims {
  /** The number of the last step of each of these claims, and the person whom it is about. */
  async function lastSteps(ids: readonly string[]): Promise<Map<string, { no: number; subject: string }>> {
    const rows = await db
      .selectFrom('claim_step')
      .innerJoin('claim', 'claim.id', 'claim_step.claim_id')
      .where('claim.unit_id', '=', unit)
      .where('claim_id', 'in', ids)
      .select((of) => ['claim_id', 'subject_id', of.fn.max('claim_step.no').as('no')])
      .groupBy(['claim_id', 'subject_id'])
      .execute();
    return new Map(rows.map((row) => [row.claim_id, { no: Number(row.no), subject: row.subject_id }]));
  }

  const numbersFor = (subjects: readonly string[]) =>
    logChanges(
      db,
      unit,
      clock,
      subjects.map((subject_id) => ({ kind: 'claim', subject_id }))
    );

  async function insertSteps(
    steps: readonly (NewStep & { subject: string; paper?: string })[],
    { seqs, done_at }: { seqs: readonly number[]; done_at: string }
  ): Promise<void> {
    const rows = steps.map((step, index) => ({ step, id: randomUUID(), seq: seqs[index] ?? 0 }));
    await inOrder(db, [
      () =>
        db
          .insertInto('claim_step')
          .values(rows.map(({ step, id, seq }) => ({ id, seq, unit_id: unit, done_at, ...columnsOf(step) })))
          .execute(),
      () =>
        db
          .insertInto('claim_text')
          .values(
            rows.map(({ step, id }) => ({
              step_id: id,
              ...textOf(step.fields),
              paper: step.paper ?? '',
              words: step.words ?? ''
            }))
          )
          .execute()
    ]);
  }

  const nextPlace: Claims['nextPlace'] = async ({ year, subject }) => {
    const [subjectId, no] = await allOf([
      subjectIdOf(db, unit, subject),
      nextNo(db, 'claim', { unit, year })
    ]);
    return { subjectId, no };
  };

  return {
    list: (filter) => readClaims(db, unit, filter),
    courses: () => readActions(db, unit),
    withFacts: (subject, facts) => readWithFacts(db, unit, subject, facts),
    deviceTimes: (claim) => readDeviceTimes(db, unit, claim),
    countPressingBy: (whose) => countPressingBy(db, unit, whose),
    declarers: (from, to, subject) => readDeclarers(db, unit, { from, to, subject }),
    declaredSubjects: (account) => readDeclaredSubjects(db, unit, account),
    nextPlace,
    async declare({ id = randomUUID(), year, subject, way, account, fields, paper, received = null }, place) {
      const { subjectId: subject_id, no } = place ?? (await nextPlace({ year, subject }));
      // The numbers of the claim and of its first step.
      const [seq = 0, ...seqs] = await numbersFor([subject_id, subject_id]);
      const now = clock().toISOString();
      await inOrder(db, [
        () =>
          db
            .insertInto('claim')
            .values({
              id,
              seq,
              unit_id: unit,
              year,
              no,
              subject_id,
              via: way,
              declared_by: account,
              declared_at: now,
              received
            })
            .execute(),
        () =>
          insertSteps(
            [{ claim: id, seen: 0, action: 'declare', account, fields, subject: subject_id, paper }],
            {
              seqs,
              done_at: now
            }
          )
      ]);
      return { id, no };
    },
    async add(steps) {
      // Steps that are taken together have one instant, by which they are undone together.
      const now = clock().toISOString();
      for (const some of chunks(steps)) {
        const known = await lastSteps(some.map(({ claim }) => claim));
        const seen = some.map((step) => {
          const last = known.get(step.claim);
          if (last?.no !== step.seen) throw new Problem('claim-changed', 409);
          return { ...step, subject: last.subject };
        });
        const seqs = await numbersFor(seen.map(({ subject }) => subject));
        await insertSteps(seen, { seqs, done_at: now });
      }
    }
  };
}

function columnsOf({ claim, seen, action, account, fields, agrees, into, ruling }: NewStep) {
  return {
    claim_id: claim,
    no: seen + 1,
    action,
    account_id: account,
    item: fields?.item ?? null,
    date: fields?.date ?? null,
    quantity: fields?.quantity ?? null,
    value: fields?.value ?? null,
    agrees: agrees === undefined ? null : agrees ? 1 : 0,
    into_claim: into ?? null,
    meeting_id: ruling?.meeting ?? null,
    granted: ruling ? (ruling.granted ? 1 : 0) : null,
    entry_no: ruling?.entry ?? null
  };
}

function textOf(fields: ClaimFields | undefined) {
  if (!fields) return noText;
  const { matterText, basis, story } = fields;
  return { matter_text: matterText, basis, story };
}
