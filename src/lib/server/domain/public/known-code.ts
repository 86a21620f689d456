import type { Kysely } from 'kysely';
import { isReceipt } from '../objections/residents/receipt-code';
import type { AddressCode, CodeKind } from '../../platform/http/pages/page-key';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Whether anything has such a code: one look-up by its unique index, which is the cost of every guessed
 * code. The thing that it names may still not be on a page.
 */
export async function isKnownCode(db: Kysely<Tables>, { kind, text }: AddressCode): Promise<boolean> {
  if (kind === 'receipt' && !isReceipt(text)) return false;
  const row = await rowOf(db, kind, text);
  return row !== undefined;
}

function rowOf(db: Kysely<Tables>, kind: CodeKind, code: string): Promise<object | undefined> {
  if (kind === 'notice')
    return db.selectFrom('notice').where('code', '=', code).select('code').executeTakeFirst();
  if (kind === 'announcement')
    return db.selectFrom('announcement').where('code', '=', code).select('code').executeTakeFirst();
  return db.selectFrom('objection').where('receipt', '=', code).select('receipt').executeTakeFirst();
}
