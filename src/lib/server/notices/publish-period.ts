import { dayIn } from '$lib/calendar';
import { digestOf, leadNowhere, periodName, usualChannels, type Channel, type Snapshot } from '$lib/notice';
import * as v from 'valibot';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { shortCode } from '../short-code';
import { digestOfShown } from '../shown-digest';
import type { UnitStores } from '../store/unit-stores';
import { buildSnapshot } from './build-snapshot';
import { publicityDays } from './publicity-days';

export interface PublishInput {
  period: string;
  /** last day of the publicity period, for a year without a holiday table */
  lastDay?: string | null;
  /** where it is published; it is part of the record, and not of what is shown */
  channels?: readonly Channel[];
}

/**
 * Publishes a sealed period: from now on board, phone and public page show this snapshot.
 *
 * @param shown of the preview that was looked at
 * @returns the code of the notice, as in /n/{code}
 * @throws Problem `not-sealed`, `already-published`, `no-holiday-table`, `bad-last-day`, `preview-outdated`, `no-channel`,
 *   `channel-needs-page`
 */
export async function publishPeriod(
  house: House,
  actor: Actor,
  { key, shown, ...input }: PublishInput & { key: string; shown: string }
): Promise<{ code: string; digest: string }> {
  const channels = input.channels ?? usualChannels;
  const [nowhere] = leadNowhere(channels);
  if (channels.length === 0) throw new Problem('no-channel', 422);
  if (nowhere) throw new Problem('channel-needs-page', 422);
  const asked = { period: input.period, lastDay: input.lastDay ?? null, shown, channels: [...channels] };
  return house.act(actor, { act: 'publish', key, input: asked }, async (stores) => {
    const snapshot = await draft(stores, house.clock(), shortCode(), input);
    const digest = digestOf(snapshot);
    // A period that was published meanwhile is told as that; whatever is thrown takes the whole act back.
    await stores.notices.publish({ digest, snapshot }, channels);
    if (digestOfDraft(snapshot) !== shown) throw new Problem('preview-outdated', 409);
    return { code: snapshot.code, digest };
  });
}

/** What would be published now, under a code that is not yet drawn. Same errors as `publishPeriod`. */
export async function previewNotice(
  house: House,
  actor: Actor,
  input: PublishInput
): Promise<{ snapshot: Snapshot; shown: string }> {
  const snapshot = await house.view(actor, (stores) => draft(stores, house.clock(), '0000000', input));
  return { snapshot, shown: digestOfDraft(snapshot) };
}

/** All that will be public, but for the code, which isn't drawn yet, and the instant: at midnight the window moves. */
function digestOfDraft({ code: _code, published: _published, ...rest }: Snapshot): string {
  return digestOfShown(rest);
}

async function draft(
  stores: UnitStores,
  now: Date,
  code: string,
  { period, lastDay }: PublishInput
): Promise<Snapshot> {
  if (!v.is(periodName, period)) throw new Problem('not-sealed', 409, { period });
  const today = dayIn(stores.unit.timeZone, now);
  const year = Number(today.slice(0, 4));
  const { days, readings } = publicityDays(await stores.holidays.tables(), {
    ...{ published: today, length: stores.unit.publicityDays, lastDay: lastDay ?? null }
  });
  return buildSnapshot(stores, period, {
    code,
    number: { year, no: await stores.notices.nextNumber(year) },
    published: now.toISOString(),
    window: days,
    readings
  });
}
