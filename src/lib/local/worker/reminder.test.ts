import { expect, it } from 'vitest';
import { notificationOf, showInbox } from './reminder';

it('shows the sentence, in place of an older one of its kind', () => {
  const text = `${JSON.stringify({ kind: 'notice', sentence: '有新的公示' })}   `;
  expect(notificationOf(text)).toMatchObject({ title: '有新的公示', options: { tag: 'notice' } });
});

it.each(['', 'null', '{', '{"kind":1,"sentence":"x"}', '{"kind":"notice","sentence":""}'])(
  'shows the app’s name for %s, which isn’t ours',
  (text) => {
    expect(notificationOf(text)).toMatchObject({ title: '阳光榜 Sunboard', options: { tag: 'other' } });
  }
);

it.each([
  ['an open inbox comes to the front', ['/u/a', '/me'], ['focus /me']],
  ['a page on which somebody writes is left alone', ['/me/claims/new', '/office'], ['open /me']],
  ['nothing open', [], ['open /me']]
])('%s', async (_, open, done) => {
  const seen: string[] = [];
  await showInbox({
    matchAll: async () =>
      open.map((path) => ({
        url: `https://board.example.org${path}`,
        focus: async () => seen.push(`focus ${path}`)
      })),
    openWindow: async (address) => seen.push(`open ${address}`)
  });
  expect(seen).toEqual(done);
});
