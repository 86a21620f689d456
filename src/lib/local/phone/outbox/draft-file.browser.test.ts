import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PhoneDb, wipePhone } from '../storage/db';
import { keepDraftFile, readDraftFile } from './draft-file';
import { PhoneDrafts } from './drafts';

let db: PhoneDb;
beforeEach(async () => {
  await wipePhone();
  db = await PhoneDb.open('account-1');
});
afterEach(async () => {
  db.close();
  await wipePhone();
});

it('S14 a draft’s file stays with its name and bytes, the last one that was chosen', async () => {
  await keepDraftFile(db, 'a', new File(['1'], '旧.png', { type: 'image/png' }));
  await keepDraftFile(db, 'a', new File(['协议'], '协议书.pdf', { type: 'application/pdf' }));
  const kept = await readDraftFile(db, 'a');
  expect(kept).toMatchObject({ name: '协议书.pdf', type: 'application/pdf' });
  expect(await kept?.text()).toBe('协议');
  await keepDraftFile(db, 'a', null);
  expect(await readDraftFile(db, 'a')).toBeNull();
});

it('S14 a file goes with its draft', async () => {
  const failed = vi.fn();
  const drafts = new PhoneDrafts({ onChange: () => {}, failed });
  await drafts.use(db, failed);
  drafts.setItem('a', '调解');
  await keepDraftFile(db, 'a', new File(['1'], '照片.png'));
  await keepDraftFile(db, 'b', new File(['2'], '别的.png'));
  drafts.removeItem('a');
  await vi.waitFor(async () => expect(await readDraftFile(db, 'a')).toBeNull());
  expect(await readDraftFile(db, 'b')).not.toBeNull();
  expect(failed).not.toHaveBeenCalled();
  drafts.stop();
});

it('S14 a file that can’t be kept leaves none of before in its place', async () => {
  await keepDraftFile(db, 'a', new File(['1'], '选错了.png'));
  const moved = new File(['2'], '云盘里的.png');
  vi.spyOn(moved, 'arrayBuffer').mockRejectedValue(new DOMException('moved', 'NotReadableError'));
  await expect(keepDraftFile(db, 'a', moved)).rejects.toThrow('moved');
  expect(await readDraftFile(db, 'a')).toBeNull();
});
