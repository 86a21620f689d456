import { expect, test } from 'vitest';
import { isThere, leadNowhere, usualChannels } from './channels';

test('a code and a chat need the page that they lead to', () => {
  expect(leadNowhere(['board', 'qr', 'group'])).toEqual(['qr', 'group']);
  expect(leadNowhere(['board', 'poster'])).toEqual([]);
  expect(leadNowhere(usualChannels)).toEqual([]);
});

test('a supplementary notice, which has no channels, hangs wherever there is a way', () => {
  expect(isThere([], 'board')).toBe(true);
  expect(isThere(['page'], 'board')).toBe(false);
});
