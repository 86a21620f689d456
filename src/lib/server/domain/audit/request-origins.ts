import type { Kysely } from 'kysely';
import type { RequestOrigin } from '../../platform/access/actor';
import type { Tables } from '../../platform/store/tables/tables';

/**
 * Days for which it is kept where a command came from: the six months for which 网络安全法第二十一条 wants network logs, and a
 * little. After that it is erased; the command itself stays in the trail.
 */
export const daysKept = 190;

const longestAgent = 300;

/** Keeps where a command came from, beside the trail and not in it: so it can be erased, and the chain still holds. */
export async function keepOrigin(
  db: Kysely<Tables>,
  { audit, place, at }: { audit: string; place: RequestOrigin; at: string }
): Promise<void> {
  await db
    .insertInto('audit_place')
    .values({ audit_id: audit, address: place.address, device: place.device.slice(0, longestAgent), at })
    .execute();
}

/** Erases rows older than `daysKept`. */
export async function eraseOrigins(db: Kysely<Tables>, now: Date): Promise<void> {
  const until = new Date(now.getTime() - daysKept * 86_400_000).toISOString();
  await db.deleteFrom('audit_place').where('at', '<', until).execute();
}
