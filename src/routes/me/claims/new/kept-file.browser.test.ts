import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeDelta } from '../../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../../tests/fixtures/draw-on-phone';
import KeptFileHost from '../../../../../tests/fixtures/KeptFileHost.svelte';
import { PhoneDrafts } from '$lib/local/phone/outbox/drafts';
import { readDraftFile } from '$lib/local/phone/outbox/draft-file';
import { PhoneDb, wipePhone } from '$lib/local/phone/storage/db';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import { draftKey, draftPlace } from '../../../drafts/form-drafts';
import { PhoneSession } from '../../phone-session.svelte';
import type { KeptFile } from './kept-file.svelte';

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText) }));
const key = draftKey(state.owner, draftPlace('', location));
const [refused, other] = [new File(['1'], '退回的.png'), new File(['22'], '另选的.png')];
const textOf = (files: boolean) => JSON.stringify({ fields: { a: { text: '调解', sent: false } }, files });

const failed = (error: unknown) => expect.fail(String(error));

let db: PhoneDb;
let drafts: PhoneDrafts;
beforeEach(async () => {
  await wipePhone();
  db = await PhoneDb.open(state.owner);
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  drafts.stop();
  db.close();
  await wipePhone();
});

/** Opens the form, whose draft is there by then if it has one. */
async function open(first: File | null = null): Promise<KeptFile> {
  const session = new PhoneSession(state, 'server');
  drafts = new PhoneDrafts({ onChange: (rows) => (session.draftRows = rows), failed });
  await drafts.use(db, failed);
  let kept: KeptFile | undefined;
  await drawOnPhone(session, KeptFileHost, { first, made: (one: KeptFile) => (kept = one) });
  session.drafts = drafts;
  return kept ?? expect.fail('it is made at once');
}

/** A field in which a file was chosen. */
function fieldWith(file: File): HTMLInputElement {
  const field = document.createElement('input');
  field.type = 'file';
  const chosen = new DataTransfer();
  chosen.items.add(file);
  field.files = chosen.files;
  return field;
}

const isKept = (name: string | undefined) =>
  vi.waitFor(async () => expect((await readDraftFile(db, key))?.name).toBe(name));

it('S14 a refused form’s file goes along, and not when it was unticked before the page was left', async () => {
  const first = await open(refused);
  expect(await first.toSend()).toBe(refused);
  drafts.setItem(key, textOf(false));
  await isKept('退回的.png');
  const again = await open(refused);
  await vi.waitFor(async () => expect((await again.toSend())?.name).toBe('退回的.png'));
  again.goesAlong = false;
  again.keep();
  await isKept(undefined);
  const last = await open(refused);
  await vi.waitFor(() => expect(last.file).toBeNull());
  expect([await last.toSend(), last.isGone]).toEqual([null, false]);
});

it('S14 a file that couldn’t be kept is said to be gone, and no other one comes in its place', async () => {
  const first = await open(refused);
  drafts.setItem(key, textOf(true));
  await isKept('退回的.png');
  vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValueOnce(
    new DOMException('moved', 'NotReadableError')
  );
  first.choose(fieldWith(other));
  expect((await first.toSend())?.name).toBe('另选的.png');
  await isKept(undefined);
  const again = await open(refused);
  await vi.waitFor(() => expect(again.isGone).toBe(true));
  expect(await again.toSend()).toBeNull();
  again.choose(fieldWith(other));
  expect(again.isGone).toBe(false);
  await isKept('另选的.png');
});

it('S10 a storage that never answers holds up a form with a draft once, and one without a draft never', async () => {
  const get = vi.spyOn(db.files, 'get').mockReturnValue(new Promise(() => undefined) as never);
  const fresh = await open(refused);
  expect(await fresh.toSend()).toBe(refused);
  expect(get).not.toHaveBeenCalled();
  drafts.setItem(key, textOf(true));
  const kept = await open();
  await vi.waitFor(() => expect(get).toHaveBeenCalled());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const sending = expect(kept.toSend()).rejects.toThrow('no end within');
  await vi.advanceTimersByTimeAsync(60_000);
  await sending;
  expect([kept.isGone, await kept.toSend()]).toEqual([true, null]);
});

it('S14 an empty file that is chosen goes along itself, and the kept one doesn’t', async () => {
  const kept = await open(refused);
  kept.choose(fieldWith(new File([], '空的.png')));
  expect((await kept.toSend())?.name).toBe('空的.png');
});
