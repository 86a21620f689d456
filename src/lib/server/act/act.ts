import { dayIn } from '$lib/calendar';
import { canonical, type Json } from '$lib/notice';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { may, type Act, type Actor } from '../accounts/actor';
import { groundOf, needStill } from '../accounts/need-still';
import { insertRecord, nextRecord } from '../audit/append-record';
import { keepPlace } from '../audit/places';
import type { Change } from '../changes/changes';
import { sqlChanges } from '../changes/sql-changes';
import { Problem } from '../problem';
import { allOf } from '../store/all-of';
import { pipelined } from '../store/pipelined';
import { retried } from '../store/retried';
import { isUncertain } from '../store/storage-fault';
import { sqlUnitStores } from '../store/sql-unit-stores';
import type { Tables } from '../store/tables';
import type { UnitStores } from '../store/unit-stores';
import { lockUnit } from '../units/lock-unit';
import { sharedCommits } from './shared-commits';

/**
 * One write: authorised, once per client key, in one transaction with its audit line and its changes. A repeated
 * key gets the stored answer and nothing runs; live streams hear of it after the commit, never before.
 *
 * @throws Problem `forbidden` when the actor may not, or not any more, `signed-out` when the session has ended meanwhile,
 *   `bad-key` for a malformed key, `bad-form` for a number that is none, `key-reused` when the key was used for another act or with other input, `database-away` when it may or may not have been done: the same key
 *   tells
 */
export type ActFunction = <T extends Json>(
  actor: Actor,
  what: { act: Act; key: string; input?: Json },
  run: (stores: UnitStores) => Promise<T>
) => Promise<T>;

/** Where acts are done, as far as what a house is itself made of needs it. */
export interface ActingHouse {
  act: ActFunction;
  clock(): Date;
}

interface Surroundings {
  db: Kysely<Tables>;
  clock: () => Date;
  /** told after the commit what changed */
  tell(unit: string, changes: readonly Change[]): void;
}

/** Where acts share a transaction, they share what none of `ofMany` changes: the unit, its settings and its rules. */
const boundTo = new WeakMap<Transaction<Tables>, Map<string, UnitStores>>();

async function storesIn(
  transaction: Transaction<Tables>,
  unit: string,
  clock: () => Date
): Promise<UnitStores> {
  const bound = boundTo.get(transaction) ?? new Map<string, UnitStores>();
  boundTo.set(transaction, bound);
  const stores = bound.get(unit) ?? (await sqlUnitStores(transaction, unit, clock));
  bound.set(unit, stores);
  return stores;
}

/**
 * Small acts of which many come in the same moment: what people do on their phones, and an alarm in each of a county's
 * units. Anything else has its transaction to itself.
 */
const ofMany: ReadonlySet<Act> = new Set<Act>([
  ...(['declare', 'score-oneself', 'object'] as const),
  ...(['send-emergency', 'end-emergency'] as const)
]);

export function actWith({ db, clock, tell }: Surroundings): ActFunction {
  const together = sharedCommits(db);
  const alone = <T>(unit: string, write: (transaction: Transaction<Tables>) => Promise<T>) =>
    db.transaction().execute(async (whole) => {
      const transaction = await pipelined(whole);
      await lockUnit(transaction, unit);
      return write(transaction);
    });
  return async <T extends Json>(
    actor: Actor,
    { act, key, input = null }: { act: Act; key: string; input?: Json },
    run: (stores: UnitStores) => Promise<T>
  ): Promise<T> => {
    if (!may(actor, act)) throw new Problem('forbidden', 403);
    needKey(key);
    const form = formOfInput(input);
    let digest = '';
    const isSame = (stored: { act: string; input: string }) =>
      stored.act === act && (stored.input === digest || stored.input === unsalted(form));
    let asked: readonly Change[] = [];
    const once = async (transaction: Transaction<Tables>) => {
      const now = clock();
      // The unit is locked: a double that waited for it finds the stored answer.
      const [stores, stored, ground, before] = await allOf([
        storesIn(transaction, actor.unit, clock),
        storedAnswer(transaction, actor, key),
        groundOf(transaction, actor, now),
        sqlChanges(transaction, actor.unit).head()
      ]);
      digest = salted(form, stores.unit.salt);
      if (stored) {
        if (!isSame(stored)) throw new Problem('key-reused', 409);
        return { answer: JSON.parse(stored.body) as T, changes: [] };
      }
      needStill(ground, act, dayIn(stores.unit.timeZone, now));
      const answer = await run(stores);
      const at = clock().toISOString();
      asked = await leaveTrace(transaction, actor, { act, key, input: digest, before, answer, at });
      return { answer, changes: asked };
    };
    const written = ofMany.has(act) ? together : alone;
    const done = await retried(() => written(actor.unit, once)).catch(async (fault: unknown) => {
      if (!isUncertain(fault)) throw fault;
      // A commit whose disk or connection failed may stand all the same: who has its answer needn't ask twice.
      const stored = await storedAnswer(db, actor, key).catch(() => undefined);
      if (!stored || !isSame(stored)) throw fault;
      return { answer: JSON.parse(stored.body) as T, changes: asked };
    });
    if (done.changes.length > 0) tell(actor.unit, done.changes);
    return done.answer;
  };
}

/** @throws Problem `bad-key` for what no client of ours has made */
export function needKey(key: string): void {
  if (!/^[\w-]{8,64}$/.test(key)) throw new Problem('bad-key', 400);
}

/** A form's number that is none (`year=abc`) has no canonical form: who sent it is told, and it's no fault of ours. */
function formOfInput(input: Json): string {
  try {
    return canonical(input);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('bad-form', 400);
    throw error;
  }
}

/** What the trail keeps of what was asked, for good: there are not many names, and one of them could be tried out (ADR 7). */
function salted(form: string, salt: string): string {
  return createHmac('sha256', salt).update(form).digest('hex');
}

/** As it was kept before: a key from then is still known again. */
function unsalted(form: string): string {
  return createHash('sha256').update(form).digest('hex');
}

function storedAnswer(db: Kysely<Tables>, actor: Actor, key: string) {
  return db
    .selectFrom('answer')
    .where('account_id', '=', actor.account)
    .where('client_key', '=', key)
    .select(['act', 'input', 'body'])
    .executeTakeFirst();
}

interface Trace {
  act: string;
  key: string;
  input: string;
  before: number;
  answer: Json;
  at: string;
}

/** Gives what the act changed. */
async function leaveTrace(
  db: Kysely<Tables>,
  { account, unit, place }: Actor,
  { act, key, input, before, answer, at }: Trace
): Promise<Change[]> {
  const id = randomUUID();
  const { record, made } = await nextRecord(db, { id, unit, account, act, key, input, before, at });
  await allOf([
    insertRecord(db, record),
    place && keepPlace(db, { audit: id, place, at }),
    db
      .insertInto('answer')
      .values({ account_id: account, client_key: key, act, input, body: JSON.stringify(answer), at })
      .execute()
  ]);
  return made;
}
