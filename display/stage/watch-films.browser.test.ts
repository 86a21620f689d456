import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { makeFeed } from '../../tests/fixtures/feed';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import { LostFilms } from '../feed/lost-films';
import { prepareLayer } from './prepare';
import { watchFilms } from './watch-films';

const type = 'video/webm;codecs=vp8';

beforeEach(() => document.documentElement.classList.add('wall'));
afterEach(() => document.documentElement.classList.remove('wall'));

/** Records half a second of film by the page itself. */
async function aFilm(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const ink = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: type });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((done) => (recorder.onstop = done));
  recorder.start();
  for (let frame = 0; frame < 30; frame += 1) {
    if (ink) {
      ink.fillStyle = `hsl(${frame * 12} 60% 50%)`;
      ink.fillRect(0, 0, canvas.width, canvas.height);
    }
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await ended;
  return new Blob(parts, { type });
}

/** Lays out an announcement's page with the film at that address, as the board does. */
async function shows(address: string) {
  const films = new LostFilms();
  const made = makeFeed({ announcements: [{ title: '健身操', body: '每天早上八点。' }] });
  const media = [{ address, words: '居民在院子里做操', width: 300, height: 150, seconds: 60 }];
  const feed = { ...made, announcements: made.announcements.map((each) => ({ ...each, media })) };
  const code = feed.announcements[0]?.code ?? '';
  const slot = { scene: 'announcement', code, text: [], page: 1, pages: 2, seconds: 61 } as const;
  const slide = { id: 1, slot, feed, layout: 'landscape', today: '2026-11-11' } as const;
  const screen = await render(LayerFixture, { slide, hold: () => {} });
  const unwatch = watchFilms(screen.container, films);
  await tick();
  await prepareLayer(screen.container, []);
  await tick();
  return {
    film: () => screen.container.querySelector('video'),
    text: () => screen.container.querySelector('.text')?.textContent ?? '',
    isLost: () => films.has(address),
    reported: () => films.announcements(feed).length,
    end: async () => {
      unwatch();
      await screen.unmount();
    }
  };
}

test('a file that isn’t a film is lost before it is seen, and its words stand there', async () => {
  const bytes = new Uint8Array(2048).map((_, at) => (at * 31) % 251);
  const there = await shows(URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' })));
  expect([there.isLost(), there.reported(), there.film()]).toEqual([true, 1, null]);
  expect(there.text()).toContain('居民在院子里做操');
  await there.end();
});

test('a film of which nothing comes is lost after four seconds', async () => {
  const there = await shows(URL.createObjectURL(new MediaSource()));
  expect([there.isLost(), there.reported(), there.film()]).toEqual([true, 1, null]);
  await there.end();
});

test('one that is decoded, and breaks off in the middle, is lost then', async () => {
  const bytes = await (await aFilm()).arrayBuffer();
  const source = new MediaSource();
  source.addEventListener('sourceopen', () => source.addSourceBuffer(type).appendBuffer(bytes), {
    once: true
  });
  const there = await shows(URL.createObjectURL(source));
  expect([there.isLost(), there.reported()]).toEqual([false, 0]);
  await there.film()?.play();
  source.endOfStream('decode');
  await expect.poll(() => [there.isLost(), there.reported(), there.film()]).toEqual([true, 1, null]);
  await there.end();
});

test('one that plays to its end is never lost', async () => {
  const there = await shows(URL.createObjectURL(await aFilm()));
  await there.film()?.play();
  await expect.poll(() => there.film()?.ended).toBe(true);
  expect([there.isLost(), there.reported()]).toEqual([false, 0]);
  await there.end();
});
