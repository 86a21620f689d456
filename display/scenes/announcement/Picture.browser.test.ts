import type { BoardFeed, Media } from '$lib/sync';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import LayerFixture from '../../../tests/fixtures/LayerFixture.svelte';
import { makeFeed } from '../../../tests/fixtures/feed';
import { speakAsAsked } from '../../language';
import { slotsAlone } from '../../player/playlist';
import { MeasuredPages } from '../../stage/measure';
import { prepareLayer } from '../../stage/prepare';

beforeEach(() => {
  speakAsAsked(new URL(location.href));
  document.documentElement.classList.add('wall');
});
afterEach(() => {
  document.documentElement.classList.remove('wall');
  document.documentElement.removeAttribute('data-theme');
});

function drawn(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const ink = canvas.getContext('2d');
  if (!ink) throw new Error('no canvas');
  ink.fillStyle = '#14120e';
  ink.fillRect(width / 4, height / 4, width / 2, height / 2);
  return canvas;
}

/** The address of a picture that is transparent but for dark ink in its middle. */
async function inked(width: number, height: number): Promise<string> {
  const canvas = drawn(width, height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
  return URL.createObjectURL(blob ?? new Blob());
}

/** The address of a film of half a second. */
async function filmed(width: number, height: number): Promise<string> {
  const canvas = drawn(width, height);
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  const over = new Promise((done) => recorder.addEventListener('stop', done));
  recorder.start();
  for (let n = 0; n < 12; n += 1) {
    canvas.getContext('2d')?.fillRect(n, n, width / 2, height / 2);
    await new Promise(requestAnimationFrame);
  }
  recorder.stop();
  await over;
  return URL.createObjectURL(new Blob(parts, { type: 'video/webm' }));
}

/** Shows an announcement's one picture or film, as a board at night does. */
async function show(media: Media, width: number, height: number): Promise<Element> {
  await page.viewport(width, height);
  document.documentElement.dataset.theme = 'night';
  const [announcement] = makeFeed().announcements;
  if (!announcement) throw new Error('no announcement');
  const feed: BoardFeed = { ...makeFeed(), announcements: [{ ...announcement, media: [media] }] };
  const layout = width > height ? ('landscape' as const) : ('portrait' as const);
  const moment = { date: '2026-11-11', minute: 581 };
  const slot = slotsAlone('announcement', { feed, layout, pages: new MeasuredPages(), moment }).at(-1);
  if (!slot) throw new Error('no slot');
  const slide = { id: 1, slot, feed, layout, today: '2026-11-11' };
  const { container } = await render(LayerFixture, { slide, hold: () => {} });
  await tick();
  await prepareLayer(container, []);
  return container;
}

const screens = [
  [1920, 1080],
  [1080, 1920]
] as const;
const shapes = [
  [1600, 900],
  [300, 900],
  [900, 300]
] as const;
const cases = screens.flatMap(([w, h]) => shapes.map(([mw, mh]) => [w, h, mw, mh] as const));

test.each(cases)(
  'on %i × %i a picture of %i × %i lies on paper of its own size',
  async (w, h, width, height) => {
    const container = await show(
      { address: await inked(width, height), words: '示意图', width, height },
      w,
      h
    );
    const paper = container.querySelector('.ground rect');
    const img = container.querySelector('img');
    if (!paper || !img) throw new Error('no paper');
    const [sheet, box] = [paper.getBoundingClientRect(), img.getBoundingClientRect()];
    const scale = Math.min(box.width / width, box.height / height);
    expect(sheet.left).toBeCloseTo(box.left, 0);
    expect(sheet.width).toBeCloseTo(width * scale, 0);
    expect(sheet.height).toBeCloseTo(height * scale, 0);
    expect(sheet.top).toBeCloseTo(box.top + (box.height - sheet.height) / 2, 0);
    expect(getComputedStyle(paper).fill).toBe('rgb(246, 241, 230)');
  }
);

test.each(cases)(
  'on %i × %i the box of a film of %i × %i is its picture: captions keep to it',
  async (w, h, width, height) => {
    const media = {
      address: await filmed(width / 10, height / 10),
      words: '演示',
      width,
      height,
      seconds: 1
    };
    const container = await show(media, w, h);
    const film = container.querySelector('video');
    const room = film?.parentElement?.getBoundingClientRect();
    if (!film || !room) throw new Error('no film');
    const box = film.getBoundingClientRect();
    expect(box.width / box.height).toBeCloseTo(width / height, 1);
    expect(Math.max(box.width / room.width, box.height / room.height)).toBeCloseTo(1, 1);
    expect(box.bottom).toBeLessThanOrEqual(room.bottom + 1);
    expect(box.right).toBeLessThanOrEqual(room.right + 1);
    const track = film.addTextTrack('captions');
    track.mode = 'showing';
    track.addCue(new VTTCue(0, 10, '先找到总阀，在门后'));
  }
);
