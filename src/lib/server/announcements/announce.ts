import * as v from 'valibot';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { Problem } from '../problem';
import { shortCode } from '../short-code';
import { dayIn } from '$lib/calendar';

/** Lengths that a board can show: a headline of two lines, and text of a page or two. */
export const announcementLimits = { title: 40, body: 600 } as const;

const plain = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.replace(/\r\n?/g, '\n').trim()),
    v.nonEmpty(),
    v.check((text) => Array.from(text).length <= longest),
    // Line ends are the only control characters that plain text needs; marks that turn its direction mislead.
    // eslint-disable-next-line no-control-regex
    v.check((text) => !/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text))
  );
const texts = v.object({ title: plain(announcementLimits.title), body: plain(announcementLimits.body) });

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
