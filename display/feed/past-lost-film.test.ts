import type { BoardFeed, Media } from '$lib/sync';
import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { countedPages } from '../../tests/fixtures/text-pages';
import { Scheduler, slotOf } from '../player/scheduler';
import { LostFilms } from './lost-films';
import { pictureSeconds } from '../scenes/announcement/scene';
import { slotKey } from '../player/slot';

const film = (address: string, seconds = 60): Media => ({
  address: `${address.repeat(32)}.webm`,
  words: '健身操',
  width: 640,
  height: 360,
  seconds
});

/** Makes a feed with 15 s of text, the film's turn, and 20 s of the clock. */
function feedWith(...media: Media[]): BoardFeed {
  const feed = makeFeed({ notice: 'none', announcements: [{ title: '健身操', body: '每天早上八点。' }] });
  return {
    ...feed,
    announcements: feed.announcements.map((each) => ({ ...each, media })),
    playlist: [
      { id: '1', scene: 'announcement', seconds: 15 },
      { id: '2', scene: 'clock', seconds: 20 }
    ]
  };
}

function setUp(feed: BoardFeed) {
  const films = new LostFilms();
  const time = new ManualTime();
  const start = Date.parse('2026-11-11T00:00:00+08:00');
  const scheduler = new Scheduler({
    now: () => time.now,
    time: () => start,
    layout: 'landscape',
    pages: countedPages,
    nights: false,
    first: null,
    isLost: (address) => films.has(address)
  });
  scheduler.take(feed);
  /** the key on show this many seconds into the round, and the second until which it is */
  const on = (seconds: number) => {
    const placed = scheduler.on(start + seconds * 1000);
    return `${slotKey(slotOf(placed)).replace(/\/\w{6}/, '')} ${(placed.ends - start) / 1000}`;
  };
  return { scheduler, films, on, start };
}

test('a film that can’t be played goes on after a picture’s time; the round stays as long as on the other boards', () => {
  const { films, on } = setUp(feedWith(film('a')));
  const others = setUp(feedWith(film('a')));
  expect([on(0), on(15), on(40), on(76)]).toEqual([
    ...['announcement/0 15', 'announcement/1 76', 'announcement/1 76', 'clock 96']
  ]);
  films.lose(film('a').address);
  expect(pictureSeconds).toBe(15);
  expect([on(15), on(29), on(30), on(50), on(65)]).toEqual([
    ...['announcement/1 30', 'announcement/1 30', 'clock 50', 'announcement/0 65', 'clock 76']
  ]);
  for (const second of [0, 14, 76, 95, 96]) expect(on(second)).toBe(others.on(second));
});

test('one that breaks off in the middle goes on at once; decoded again it has its whole time', () => {
  const { films, on } = setUp(feedWith(film('a')));
  expect(on(45)).toBe('announcement/1 76');
  films.lose(film('a').address);
  expect(on(45)).toBe('clock 50');
  films.begin(film('a').address);
  expect(on(15 + 96)).toBe('announcement/1 172');
});

test('the foot keeps its order; other films are passed over with it; a film alone, or a short one, stays', () => {
  const two = setUp(feedWith(film('a'), film('b')));
  for (const each of ['a', 'b']) two.films.lose(film(each).address);
  const route = (second: number) =>
    two.scheduler.route(two.scheduler.on(two.start + second * 1000), two.start + second * 1000);
  expect(two.on(31)).toBe('clock 50');
  expect(route(31)).toEqual(route(0));
  const short = setUp(feedWith(film('a', 16)));
  short.films.lose(film('a').address);
  expect(short.on(15)).toBe('announcement/1 32');
});

test('the office is told of a film once, until it was played to its end or hangs no more', () => {
  const films = new LostFilms();
  const feed = feedWith(film('a'));
  const codes = feed.announcements.map(({ code }) => code);
  expect(films.announcements(feed)).toEqual([]);
  for (let round = 0; round < 3; round += 1) {
    films.lose(film('a').address);
    expect(films.announcements(feed)).toEqual(codes);
    films.begin(film('a').address);
    expect(films.announcements(feed)).toEqual(codes);
  }
  expect(films.announcements(feedWith(film('b')))).toEqual([]);
  films.end(film('a').address);
  expect(films.announcements(feed)).toEqual([]);
});
