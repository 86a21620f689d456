import { digestOf, type Snapshot } from '$lib/notice';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { shortCode } from '../short-code';
import type { UnitStores } from '../store/unit-stores';
import { dayIn } from '$lib/calendar';
import { buildSnapshot } from './build-snapshot';
import { publicityDays } from './publicity-days';

export interface PublishInput {
  period: string;
  /** last day of the publicity period, for a year without a holiday table */
  lastDay?: string | null;
}

/**
 * Publishes a sealed month: from now on board, phone and public page show this snapshot.
 * @returns the code of the notice, as in /n/{code}
 * @throws Problem `not-sealed`, `already-published`, `no-holiday-table`, `bad-last-day`
 */
export function publishMonth(
  house: House,
  actor: Actor,
  { key, ...input }: PublishInput & { key: string }
): Promise<{ code: string; digest: string }> {
  return house.act(actor, { act: 'publish', key }, async (stores) => {
    const snapshot = await draft(stores, house.clock(), shortCode(), input);
    const digest = digestOf(snapshot);
    await stores.notices.publish({ digest, snapshot });
    return { code: snapshot.code, digest };
  });
}

/** What would be published now, under a code that is not yet drawn. Same errors as `publishMonth`. */
export async function previewNotice(house: House, actor: Actor, input: PublishInput): Promise<Snapshot> {
  return draft(await house.read(actor), house.clock(), '0000000', input);
}

async function draft(
  stores: UnitStores,
  now: Date,
  code: string,
  { period, lastDay }: PublishInput
): Promise<Snapshot> {
  const today = dayIn(stores.unit.timeZone, now);
  const year = Number(today.slice(0, 4));
  const { days, readings } = publicityDays(today, stores.unit.publicityDays, lastDay ?? null);
  return buildSnapshot(stores, period, {
    code,
    number: { year, no: await stores.notices.nextNumber(year) },
    published: now.toISOString(),
    window: days,
    readings
  });
}
