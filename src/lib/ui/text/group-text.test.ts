import { afterEach, expect, test } from 'vitest';
import { makeSnapshot } from '../../../../tests/fixtures/feed';
import { overwriteGetLocale } from '$lib/text/generated/runtime';
import { groupText } from './group-text';

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

test('a chat gets the link, the window and whom to tell, and nobody’s name or figure', () => {
  const snapshot = makeSnapshot({ today: '2026-11-11' });
  const text = groupText(snapshot, { digest: 'ab'.repeat(32), address: 'https://sun.example.cn/n/k7m2p9' });
  expect(text.split('\n')[0]).toBe(`【公示】${snapshot.unit.name}${snapshot.title}`);
  expect(text).toContain('https://sun.example.cn/n/k7m2p9');
  expect(text).toContain('核对码：ABAB ABAB ABAB');
  expect(text).toMatch(/公示期：\d+月\d+日至\d+月\d+日（5个工作日）/);
  for (const { name } of snapshot.rows) expect(text).not.toContain(name);
});

test('M15 a chat is told since when is recorded what isn’t whole, in Chinese whoever copies it', () => {
  const snapshot = makeSnapshot({ today: '2026-11-11' });
  const passed = { digest: 'ab'.repeat(32), address: 'https://sun.example.cn/n/k7m2p9' };
  overwriteGetLocale(() => 'en');
  const text = groupText({ ...snapshot, recordedSince: '2026-11' }, passed);
  expect(text.split('\n').slice(1, 3)).toEqual(['自2026年11月起记分。', expect.stringContaining('公示期')]);
  expect(groupText(snapshot, passed)).not.toContain('起记分');
});
