import type { Kysely } from 'kysely';
import { createHmac } from 'node:crypto';
import { needKey } from '../../../platform/command/run-command';
import type { RunCommand } from '../../units/unit-commands';
import { residentAccount, type Actor } from '../../../platform/access/actor';
import { countAttempt, uncountAttempt } from '../../../platform/auth/attempts';
import { Problem } from '../../../platform/problem/problem';
import { sqlUnitStores } from '../../units/sql-unit-stores';
import type { Tables } from '../../../platform/store/tables/tables';
import { appeal } from '../appeal-objection';
import {
  withoutContact,
  objectAsResident,
  type ObjectionReceipt,
  type ObjectionInput
} from '../file-objection';
import { receiptView, type Receipt } from './receipt';
import { isReceipt } from './receipt-code';
import { attemptSource } from '../../../platform/auth/attempt-source';

/**
 * The things that anybody may do without an account: object to a notice, and follow the objection with its
 * receipt.
 */
export interface Residents {
  /**
   * @param source network address: counted under a keyed digest for a quarter of an hour, and stored
   * nowhere else
   * @throws Problem `not-found`, `objection-late`, `objection-row`, `objections-too-many`, or what keeps a
   * text out
   */
  object(input: ObjectionInput, source: string): Promise<ObjectionReceipt>;
  /** null: there is no such receipt */
  receipt(receipt: string): Promise<Receipt | null>;
  /** @throws Problem `objections-too-many` and those of `appeal` */
  appeal(input: { key: string; receipt: string; seen: number; words: string }, source: string): Promise<null>;
}

/**
 * The most objections in a quarter of an hour: a stairwell's or a hall's WLAN is one address, a notice
 * concerns a village.
 */
const most = { source: 10, notice: 100 } as const;

/**
 * Makes the guard of what residents file.
 * @param secret keys the digests of network addresses
 */
export function residents(
  db: Kysely<Tables>,
  { runCommand, clock, secret }: { runCommand: RunCommand; clock: () => Date; secret: string }
): Residents {
  const noticeKey = (code: string) =>
    createHmac('sha256', secret).update(`objection notice ${code}`).digest('base64url');

  /**
   * Runs a command within the limits. It is counted before anything is looked at; the source first, so that one alone can't use up
   * a notice's. A refused form and one that was sent twice file nothing, so they are taken back.
   * @param file tells by `isNew` that it really wrote
   */
  async function bounded<T>(
    { unit, notice, source }: { unit: string; notice: string; source: string },
    file: (wrote: () => void) => Promise<T>
  ): Promise<T> {
    const keys = [sourceKey(secret, source), noticeKey(notice)] as const;
    const own = await countAttempt(db, clock(), keys[0]);
    const all = own > most.source ? own : await countAttempt(db, clock(), keys[1]);
    if (own > most.source || all > most.notice) {
      const { who, where, when } = (await sqlUnitStores(db, unit, clock)).unit.objections;
      throw new Problem('objections-too-many', 429, { who, where, when });
    }
    let isNew = false;
    try {
      return await file(() => {
        isNew = true;
      });
    } catch (error) {
      if (error instanceof Problem) isNew = false;
      throw error;
    } finally {
      if (!isNew) for (const key of keys) await uncountAttempt(db, key);
    }
  }

  async function unitOfReceipt(receipt: string): Promise<string | null> {
    if (!isReceipt(receipt)) return null;
    const row = await db
      .selectFrom('objection')
      .where('receipt', '=', receipt)
      .select('unit_id')
      .executeTakeFirst();
    return row?.unit_id ?? null;
  }

  return {
    async object({ key, ...input }, source) {
      needKey(key);
      const row = await db
        .selectFrom('notice')
        .where('code', '=', input.notice)
        .select('unit_id')
        .executeTakeFirst();
      if (!row) throw new Problem('not-found', 404);
      const asked = { unit: row.unit_id, notice: input.notice, source };
      return bounded(asked, (wrote) =>
        runCommand(
          resident(row.unit_id),
          { permission: 'object', key, input: withoutContact(input) },
          async (stores) => {
            wrote();
            return { ...(await objectAsResident(stores, clock(), { key, ...input })) };
          }
        )
      );
    },
    async receipt(receipt) {
      const unit = await unitOfReceipt(receipt);
      return unit === null ? null : receiptView(await sqlUnitStores(db, unit, clock), clock(), receipt);
    },
    async appeal({ key, ...input }, source) {
      needKey(key);
      const unit = await unitOfReceipt(input.receipt);
      if (unit === null) throw new Problem('objection-missing', 404);
      return bounded({ unit, notice: input.receipt, source }, (wrote) =>
        runCommand(resident(unit), { permission: 'object', key, input }, (stores) => {
          wrote();
          return appeal(stores, clock(), { ...input, account: null });
        })
      );
    }
  };
}

/** Nobody in particular: no account is behind it, and nothing tells two of them apart. */
function resident(unit: string): Actor {
  return {
    account: residentAccount,
    session: null,
    name: '',
    unit,
    roles: [],
    subject: null,
    resident: true
  };
}

/** Keys a count of objections by address, so that no address is stored or can be guessed back. */
function sourceKey(secret: string, source: string): string {
  return createHmac('sha256', secret)
    .update(`objection source ${attemptSource(source)}`)
    .digest('base64url');
}
