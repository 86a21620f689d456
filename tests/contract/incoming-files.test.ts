import { tidyIncoming } from '$lib/server/domain/evidence/incoming-files';
import { filePart } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const key = 'form-key-1';
const bytes = Uint8Array.from({ length: filePart * 2 + 7 }, (_, at) => at % 251);
const name = '协议.pdf';

describe.each(databases)('files that come in parts on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  const take = (place: number, part = bytes.subarray(place, place + filePart), more = {}) =>
    here.app.incomingFiles.take({ account: 'a1', key, place, bytes: part, ...more });
  const read = (account = 'a1', size = bytes.length) =>
    here.app.incomingFiles.read(account, key, { name, size });

  it('a cut line goes on where it was', async () => {
    expect(await take(0, new Uint8Array())).toBe(0);
    expect(await take(0)).toBe(filePart);
    // The answer was lost, and the phone asks; a part that is there already, or leaves a gap, changes nothing.
    expect(await take(0, new Uint8Array())).toBe(filePart);
    expect(await take(0)).toBe(filePart);
    expect(await take(filePart * 2)).toBe(filePart);
    await expect(read()).rejects.toMatchObject({ code: 'file-incomplete' });
    expect(await take(filePart)).toBe(filePart * 2);
    expect(await take(filePart * 2)).toBe(bytes.length);
    expect(await read()).toEqual({ name, bytes });
  });

  it('nobody reads another account’s, and a file that is too large is refused', async () => {
    await take(0);
    await expect(read('a2', filePart)).rejects.toMatchObject({ code: 'file-incomplete' });
    await expect(take(4 * 1024 * 1024, bytes.subarray(0, 9))).rejects.toMatchObject({
      code: 'file-too-large'
    });
    await expect(take(-1)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('two tabs that send the same file at once make one', async () => {
    for (let place = 0; place < bytes.length; place += filePart)
      await Promise.all([take(place), take(place)]);
    expect(await read()).toEqual({ name, bytes });
  });

  it('keeps what waits for a week, what was used for a quarter of an hour, and six files of one account', async () => {
    here.at('2026-10-05T04:00:00Z');
    for (let no = 1; no <= 7; no += 1) {
      here.at(`2026-10-05T04:0${no}:00Z`);
      await take(0, bytes.subarray(0, 9), { key: `form-key-${no}` });
    }
    const kept = async () =>
      (await here.store.selectFrom('incoming_part').select('client_key').orderBy('client_key').execute()).map(
        ({ client_key }) => client_key
      );
    expect(await kept()).toEqual([2, 3, 4, 5, 6, 7].map((no) => `form-key-${no}`));
    await here.app.incomingFiles.release('a1', 'form-key-7');
    await tidyIncoming(here.store, new Date('2026-10-05T04:23:00Z'));
    expect(await kept()).toHaveLength(5);
    await tidyIncoming(here.store, new Date('2026-10-12T04:07:00Z'));
    expect(await kept()).toEqual([]);
  });
});
