import { expect, it } from 'vitest';
import { headText, readHead } from './ledger-head';

it('a head is read as it is printed, with or without blanks and dashes, in small letters too', () => {
  const printed = headText({ no: 217, digest: '7f3a92c10b4e0011' });
  expect(printed).toBe('217 7F3A 92C1 0B4E');
  const head = { no: 217, begins: '7F3A92C10B4E' };
  for (const typed of [printed, '217-7f3a-92c1-0b4e', ' 2177F3A92C10B4E '])
    expect(readHead(typed)).toEqual(head);
  for (const typed of ['', '217', '7F3A 92C1 0B4E', '217 7F3A 92C1 0B4', '217 7F3A 92C1 0B4G'])
    expect(readHead(typed), typed).toBeNull();
});
