import { dayIn, localTime } from '$lib/calendar';
import { canonical, type Json } from '$lib/notice';
import { createHmac } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { may, type Permission, type Actor } from '../access/actor';
import { rightsOf, needStill } from '../access/need-still';
import type { Change } from '../changes/changes';
import { sqlChanges } from '../changes/sql-changes';
import { Problem } from '../problem/problem';
import { allOf } from '../store/all-of';
import { isPostgres } from '../store/dialect';
import { pipelined } from '../store/postgres/pipelined';
import { retried } from '../store/retried';
import { isUncertain } from '../store/storage-fault';
import type { Tables } from '../store/tables/tables';
import { lockUnit } from '../changes/lock-unit';
import { newestRecordOf, type ClockWatch } from '../time/clock-watch';
import { sharedCommits } from './shared-commits';
import { unitTurns, withoutTurns } from './unit-turns';

/**
 * Runs a command: authorised, once per client key, in one transaction with its audit record and its
 * changes. A repeated key gets the stored answer and nothing runs; live streams are notified after the
 * commit, never before.
 * @throws Problem `forbidden` when the actor may not, or not any more, `signed-out` when the session has
 * ended meanwhile, `bad-key` for a malformed key, `bad-form` for a number that is none, `key-reused` when
 * the key was used for another command or with other input, `database-away` when it may or may not have
 * been done: the same key tells; `database-busy` when it waited too long for others of its unit; `clock-behind` for a
 * seal or a notice while time runs backwards
 */
export type CommandRunner<Stores> = <T extends Json>(
  actor: Actor,
  what: RequestedCommand,
  run: (stores: Stores) => Promise<T>
) => Promise<T>;

/** A command as its sender asks for it. */
export interface RequestedCommand {
  permission: Permission;
  key: string;
  input?: Json;
  /** `figures`: it fixes figures for good, though others under this permission don't */
  fixes?: 'figures';
}

/** The facts about the unit itself in every unit's stores. */
interface StoresOfUnit {
  unit: { timeZone: string; salt: string };
}

/** A command as the trail keeps it. */
export interface RecordedCommand {
  action: Permission;
  key: string;
  /** salted digest of what was asked */
  input: string;
  /** number of the unit's newest change before it */
  before: number;
  /** instant */
  at: string;
}

interface CommandRunnerContext<Stores extends StoresOfUnit> {
  db: Kysely<Tables>;
  clock: () => Date;
  /** the one that pages and monitoring ask, too: where they say that nothing is sealed, nothing is */
  clockWatch: ClockWatch;
  /** binds a unit's stores to the transaction */
  storesOf(transaction: Transaction<Tables>, unit: string, clock: () => Date): Promise<Stores>;
  /** puts the command on its unit's trail, inside its transaction, and gives what it changed */
  record(transaction: Transaction<Tables>, actor: Actor, command: RecordedCommand): Promise<Change[]>;
  /** called after the commit with the changes */
  notify(unit: string, changes: readonly Change[]): void;
}

/**
 * Small commands that come in crowds: those of people on their phones, and an alarm in each of a county's
 * units. Each other command has a transaction of its own.
 */
const ofMany: ReadonlySet<Permission> = new Set<Permission>([
  ...(['declare', 'score-oneself', 'object'] as const),
  ...(['send-emergency', 'end-emergency'] as const)
]);

/** Commands that fix figures and windows for good: none of them runs while time runs backwards. */
const fixing: ReadonlySet<Permission> = new Set<Permission>(['propose-seal', 'seal', 'publish']);

/**
 * Makes the function that runs commands.
 * @see CommandRunner
 */
export function commandRunner<Stores extends StoresOfUnit>({
  db,
  clock,
  clockWatch,
  storesOf,
  record,
  notify
}: CommandRunnerContext<Stores>): CommandRunner<Stores> {
  /** Commands batched into one transaction reuse the unit's stores; none of `ofMany` changes unit, settings or rules. */
  const boundTo = new WeakMap<Transaction<Tables>, Map<string, Stores>>();
  async function storesIn(transaction: Transaction<Tables>, unit: string): Promise<Stores> {
    const bound = boundTo.get(transaction) ?? new Map<string, Stores>();
    boundTo.set(transaction, bound);
    const stores = bound.get(unit) ?? (await storesOf(transaction, unit, clock));
    bound.set(unit, stores);
    return stores;
  }
  const turn = isPostgres(db) ? unitTurns() : withoutTurns;
  const together = sharedCommits(db, turn);
  const alone = <T>(unit: string, write: (transaction: Transaction<Tables>) => Promise<T>) =>
    turn(unit, () =>
      db.transaction().execute(async (whole) => {
        const transaction = await pipelined(whole);
        await lockUnit(transaction, unit);
        return write(transaction);
      })
    );
  return async <T extends Json>(
    actor: Actor,
    { permission, key, input = null, fixes }: RequestedCommand,
    run: (stores: Stores) => Promise<T>
  ): Promise<T> => {
    if (!may(actor, permission)) throw new Problem('forbidden', 403);
    needKey(key);
    const isFixing = fixing.has(permission) || fixes === 'figures';
    const form = formOfInput(input);
    let digest = '';
    const isSame = (stored: { action: string; input: string }) =>
      stored.action === permission && stored.input === digest;
    let asked: readonly Change[] = [];
    const once = async (transaction: Transaction<Tables>) => {
      const now = clock();
      // The unit is locked: a double that waited for it finds the stored answer.
      const [stores, stored, rights, before, newest] = await allOf([
        storesIn(transaction, actor.unit),
        storedAnswer(transaction, actor, key),
        rightsOf(transaction, actor, now),
        sqlChanges(transaction, actor.unit).head(),
        isFixing ? newestRecordOf(transaction, actor.unit) : null
      ]);
      digest = salted(form, stores.unit.salt);
      if (stored) {
        if (!isSame(stored)) throw new Problem('key-reused', 409);
        return { answer: JSON.parse(stored.body) as T, changes: [] };
      }
      needStill(rights, permission, dayIn(stores.unit.timeZone, now));
      const ahead = isFixing ? clockWatch.behind(newest) : null;
      if (ahead !== null) throw clockBehind(ahead, now, stores.unit.timeZone);
      const answer = await run(stores);
      const at = clock().toISOString();
      [asked] = await allOf([
        record(transaction, actor, { action: permission, key, input: digest, before, at }),
        keepAnswer(transaction, actor, {
          action: permission,
          key,
          input: digest,
          body: JSON.stringify(answer),
          at
        })
      ]);
      return { answer, changes: asked };
    };
    const written = ofMany.has(permission) ? together : alone;
    const done = await retried(() => written(actor.unit, once)).catch(async (fault: unknown) => {
      if (!isUncertain(fault)) throw fault;
      // A commit whose disk or connection failed may have succeeded all the same; then the stored answer is
      // returned and nobody has to ask twice.
      const stored = await storedAnswer(db, actor, key).catch(() => undefined);
      if (!stored || !isSame(stored)) throw fault;
      return { answer: JSON.parse(stored.body) as T, changes: asked };
    });
    if (done.changes.length > 0) notify(actor.unit, done.changes);
    return done.answer;
  };
}

function clockBehind(newest: string, now: Date, timeZone: string): Problem {
  const said = (ms: number) => {
    const { date, time } = localTime(ms, timeZone);
    return `${date} ${time}`;
  };
  return new Problem('clock-behind', 409, { day: said(Date.parse(newest)), today: said(now.getTime()) });
}

/**
 * Checks a command's key.
 * @throws Problem `bad-key` for what no client of ours has made
 */
export function needKey(key: string): void {
  if (!/^[\w-]{8,64}$/.test(key)) throw new Problem('bad-key', 400);
}

/**
 * The canonical form of the input.
 * @throws Problem `bad-form` for a form's number that is none (`year=abc`), which is the sender's fault
 */
function formOfInput(input: Json): string {
  try {
    return canonical(input);
  } catch (error) {
    if (error instanceof RangeError) throw new Problem('bad-form', 400);
    throw error;
  }
}

/**
 * The form in which the trail keeps the input for good. It is salted, because there are few names and one
 * could be tried out (ADR 7).
 */
function salted(form: string, salt: string): string {
  return createHmac('sha256', salt).update(form).digest('hex');
}

function storedAnswer(db: Kysely<Tables>, actor: Actor, key: string) {
  return db
    .selectFrom('answer')
    .where('account_id', '=', actor.account)
    .where('client_key', '=', key)
    .select(['action', 'input', 'body'])
    .executeTakeFirst();
}

function keepAnswer(
  db: Kysely<Tables>,
  { account }: Actor,
  { key, ...answer }: { action: string; key: string; input: string; body: string; at: string }
) {
  return db
    .insertInto('answer')
    .values({ account_id: account, client_key: key, ...answer })
    .execute();
}
