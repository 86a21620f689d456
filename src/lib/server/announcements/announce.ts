import { dayIn } from '$lib/calendar';
import * as v from 'valibot';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { plainLine, plainText } from '../plain-text';
import { Problem } from '../problem';
import { shortCode } from '../short-code';

/** Lengths that a board can show: a headline of two lines, and text of a page or two. */
export const announcementLimits = { title: 40, body: 600 } as const;

const texts = v.object({
  title: plainLine(announcementLimits.title),
  body: plainText(announcementLimits.body)
});

/**
 * Hangs a plain announcement.
 * @throws Problem `bad-announcement` (field: title or body)
 */
export async function announce(
  house: House,
  actor: Actor,
  { key, ...input }: { key: string; title: string; body: string }
): Promise<{ code: string }> {
  const read = v.safeParse(texts, input);
  if (!read.success) {
    const field = v.getDotPath(read.issues[0]) ?? 'title';
    throw new Problem('bad-announcement', 422, { field, ...announcementLimits });
  }
  return house.act(actor, { act: 'announce', key, input: read.output }, async (stores) => {
    const now = house.clock();
    const year = Number(dayIn(stores.unit.timeZone, now).slice(0, 4));
    const code = shortCode();
    const no = await stores.announcements.nextNumber(year);
    await stores.announcements.add({ code, year, no, ...read.output, published: now.toISOString() });
    return { code };
  });
}

/**
 * Takes an announcement down, or hangs it again.
 * @throws Problem `not-found`
 */
export function setHanging(
  house: House,
  actor: Actor,
  { key, code, hangs }: { key: string; code: string; hangs: boolean }
): Promise<{ code: string }> {
  return house.act(actor, { act: 'announce', key, input: { code, hangs } }, async (stores) => {
    await stores.announcements.setWithdrawn(code, hangs ? null : house.clock().toISOString());
    return { code };
  });
}
