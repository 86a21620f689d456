import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { makeFeed } from '../tests/fixtures/feed';
import Board from './Board.svelte';

test(
  'a film that can’t be decoded goes on after a picture’s time, not after its own',
  { timeout: 90_000 },
  async () => {
    const feed = makeFeed({ notice: 'none', announcements: [{ title: '健身操', body: '每天早上八点。' }] });
    // The test's own server answers this address with a page, which no browser can play as a film.
    const media = [
      { address: `${'a'.repeat(32)}.webm`, words: '居民在院子里做操', width: 640, height: 360, seconds: 120 }
    ];
    const shown = {
      ...feed,
      announcements: feed.announcements.map((each) => ({ ...each, media })),
      playlist: [
        { id: '1', scene: 'announcement', seconds: 5 },
        { id: '2', scene: 'clock', seconds: 20 }
      ]
    };
    vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json(shown)));
    const log: [string, number][] = [];
    const at = Date.parse('2026-11-11T09:41:00+08:00');
    const first = { scene: 'announcement', code: null, alone: false };
    const screen = await render(Board, {
      board: null,
      version: '1',
      theme: 'day' as const,
      rehearsal: { board: 'x', at, first, drafts: false },
      onshown: (scene) => log.push([scene ?? '', performance.now()])
    });
    await expect.poll(() => log.map(([scene]) => scene), { timeout: 60_000 }).toContain('clock');
    expect(log.map(([scene]) => scene)).toEqual(['announcement', 'announcement', 'clock']);
    const [, film = 0, clock = 0] = log.map(([, since]) => since);
    // The film itself takes two minutes, and a busy machine draws late.
    expect(clock - film).toBeGreaterThan(14_000);
    expect(clock - film).toBeLessThan(60_000);
    await screen.unmount();
  }
);

test('the unit’s name is fitted again when its characters have come and are wider', async () => {
  vi.spyOn(window, 'fetch').mockImplementation(() => Promise.resolve(Response.json(makeFeed({}))));
  const screen = await render(Board, {
    board: null,
    version: '1',
    theme: 'day' as const,
    rehearsal: { board: 'x', at: Date.parse('2026-11-11T09:41:00+08:00'), first: null, drafts: false }
  });
  const name = () => screen.container.querySelector<HTMLElement>('.unit');
  await expect.poll(() => name()?.textContent).toContain('社区');
  const unit = name() ?? expect.fail('a name');
  const wider = document.createElement('style');
  wider.textContent = '.unit { letter-spacing: 8em }';
  document.head.append(wider);
  expect(unit.scrollWidth).toBeGreaterThan(unit.clientWidth + 1);
  document.fonts.dispatchEvent(new Event('loadingdone'));
  expect(unit.scrollWidth).toBeLessThanOrEqual(unit.clientWidth + 1);
  wider.remove();
  await screen.unmount();
});
