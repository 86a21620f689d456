import type { Kysely } from 'kysely';
import { createHmac } from 'node:crypto';
import { needKey } from '../../../platform/command/run-command';
import type { RunCommand } from '../../units/unit-commands';
import { residentAccount, type Actor } from '../../../platform/access/actor';
import { countAttempt } from '../../../platform/auth/attempts';
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
  /** @throws Problem `not-found`, `no-appeal`, `appeal-late`, `objection-changed`, `objections-too-many` */
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

  /** Counted before anything is looked at; the source first, so that one alone can't use up a notice's. */
  async function bound(unit: string, notice: string, source: string): Promise<void> {
    const own = await countAttempt(db, clock(), sourceKey(secret, source));
    const all = own > most.source ? own : await countAttempt(db, clock(), noticeKey(notice));
    if (own <= most.source && all <= most.notice) return;
    const { who, where, when } = (await sqlUnitStores(db, unit, clock)).unit.objections;
    throw new Problem('objections-too-many', 429, { who, where, when });
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
      await bound(row.unit_id, input.notice, source);
      return runCommand(
        resident(row.unit_id),
        { permission: 'object', key, input: withoutContact(input) },
        async (stores) => ({
          ...(await objectAsResident(stores, clock(), input))
        })
      );
    },
    async receipt(receipt) {
      const unit = await unitOfReceipt(receipt);
      return unit === null ? null : receiptView(await sqlUnitStores(db, unit, clock), clock(), receipt);
    },
    async appeal({ key, ...input }, source) {
      needKey(key);
      const unit = await unitOfReceipt(input.receipt);
      if (unit === null) throw new Problem('not-found', 404);
      await bound(unit, input.receipt, source);
      return runCommand(resident(unit), { permission: 'object', key, input }, (stores) =>
        appeal(stores, clock(), { ...input, account: null })
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
