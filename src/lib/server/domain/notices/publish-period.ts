import { dayIn, yearOf, periodSchema } from '$lib/calendar';
import { digestOf, leadNowhere, usualChannels, type Channel, type Snapshot } from '$lib/notice';
import * as v from 'valibot';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { shortCode } from '../public/short-code';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { buildSnapshot } from './build-snapshot';
import { publicityDays } from './publicity-days';

export interface PublishInput {
  period: string;
  /** last day of the publicity period, for a year without a holiday table */
  lastDay?: string | null;
  /** channels on which it is published; they are part of the record, and not of the snapshot */
  channels?: readonly Channel[];
}

/**
 * Publishes a sealed period: from now on board, phone and public page show this snapshot.
 * @param shown digest of the preview that was looked at
 * @returns the code of the notice, as in /n/{code}
 * @throws Problem `not-sealed`, `already-published`, `no-holiday-table`, `bad-last-day`,
 * `preview-outdated`, `no-channel`, `channel-needs-page`
 */
export async function publishPeriod(
  app: App,
  actor: Actor,
  { key, shown, ...input }: PublishInput & { key: string; shown: string }
): Promise<{ code: string; digest: string }> {
  const channels = input.channels ?? usualChannels;
  const [nowhere] = leadNowhere(channels);
  if (channels.length === 0) throw new Problem('no-channel', 422);
  if (nowhere) throw new Problem('channel-needs-page', 422);
  const asked = { period: input.period, lastDay: input.lastDay ?? null, shown, channels: [...channels] };
  return app.runCommand(actor, { permission: 'publish', key, input: asked }, async (stores) => {
    const snapshot = await draft(stores, app.clock(), shortCode(), input);
    const digest = digestOf(snapshot);
    // Storing comes first, so that a period that was published meanwhile is refused as such; any refusal
    // rolls the whole command back.
    await stores.notices.publish({ digest, snapshot }, channels);
    if (digestOfDraft(snapshot) !== shown) throw new Problem('preview-outdated', 409);
    return { code: snapshot.code, digest };
  });
}

/**
 * The notice that would be published now, under a code that is not yet drawn. It throws as `publishPeriod`
 * does.
 */
export async function previewNotice(
  app: App,
  actor: Actor,
  input: PublishInput
): Promise<{ snapshot: Snapshot; shown: string }> {
  const snapshot = await app.readTransaction(actor, (stores) => draft(stores, app.clock(), '0000000', input));
  return { snapshot, shown: digestOfDraft(snapshot) };
}

/**
 * A digest of all that will be public, except for the code, which isn't drawn yet, and the instant: at
 * midnight the window moves.
 */
function digestOfDraft({ code: _code, published: _published, ...rest }: Snapshot): string {
  return digestOfShown(rest);
}

async function draft(
  stores: UnitStores,
  now: Date,
  code: string,
  { period, lastDay }: PublishInput
): Promise<Snapshot> {
  if (!v.is(periodSchema, period)) throw new Problem('not-sealed', 409, { period });
  const today = dayIn(stores.unit.timeZone, now);
  const year = yearOf(today);
  const { days, readings } = publicityDays(await stores.holidays.tables(), {
    published: today,
    length: stores.unit.publicityDays,
    lastDay: lastDay ?? null
  });
  return buildSnapshot(stores, period, {
    code,
    number: { year, no: await stores.notices.nextNumber(year) },
    published: now.toISOString(),
    window: days,
    readings
  });
}
