import { localTime } from '$lib/calendar';
import { windowState } from '$lib/notice';
import type { Announcement, BoardFeed, Emergency, PlaylistItem } from '$lib/sync';
import { expect, test } from 'vitest';
import { makeFeed } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { countedPages } from '../../tests/fixtures/text-pages';
import { Clock } from './clock';
import { isNight } from './night';
import { Player, type PlayerState } from './player';
import { emergenciesAt } from './hanging';
import { slotsOfNews } from './news';
import { placeIn, programmeAt, type Programme } from './programme';
import { slotKey, type Slot } from './slot';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const at = (local: string) => Date.parse(`${local}:00+08:00`);
const instant = (local: string) => `${local}:00+08:00`;

const begin = at('2026-10-20T05:00');
const end = at('2027-02-03T12:00');
/** The rate of a quartz that loses four seconds a day. */
const drift = 5e-5;

const playlist: PlaylistItem[] = [
  {
    id: 'a',
    scene: 'standings',
    seconds: 480,
    when: { hours: [{ from: 480, until: 720 }], weekdays: [1, 2, 3, 4, 5] }
  },
  { id: 'b', scene: 'trend', seconds: 600 },
  { id: 'c', scene: 'announcement', seconds: 240 },
  {
    id: 'd',
    scene: 'clock',
    seconds: 540,
    when: { hours: [{ from: 720, until: 1080 }], except: ['2026-12-25', '2027-01-01'] }
  },
  { id: 'e', scene: 'changes', seconds: 360, when: { first: '2026-11-16', last: '2026-12-31' } },
  { id: 'f', scene: 'honours', seconds: 180, when: { first: '2027-01-01' } }
];

const announcement = (code: string, from: string, until?: string): Announcement => ({
  code,
  year: Number(from.slice(0, 4)),
  no: 1,
  title: `通知 ${code}`,
  body: '请互相转告。',
  published: instant(from),
  ...(until && { until: instant(until) })
});

const emergency = (id: string, from: string, until: string): Emergency => ({
  id,
  title: '三号院燃气泄漏',
  text: '请立即离开。',
  by: '阳光社区',
  drill: false,
  from: instant(from),
  until: instant(until)
});

/** A feed with the previous month's notice, open on five working days. */
function feedOf(
  revision: number,
  today: string,
  { window, ...more }: Partial<BoardFeed> & { window: readonly string[] }
): BoardFeed {
  return {
    ...makeFeed({ revision, today, people: 9, window, announcements: [] }),
    playlist,
    ...more
  };
}

const november = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'];
const december = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'];
const january = ['2027-01-08', '2027-01-11', '2027-01-12', '2027-01-13', '2027-01-14'];
const october = ['2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23'];

const gas = emergency('gas', '2026-11-20T14:03', '2026-11-20T15:30');
/** Two emergencies that are sent before two weeks without a line, and that are over before they end. */
const flood = emergency('flood', '2026-12-24T23:58', '2026-12-25T09:10');
const midnight = emergency('midnight', '2026-12-31T23:59', '2027-01-01T00:01');

const heating = announcement('heat1', '2026-11-15T08:30', '2026-12-01T00:00');
const winter = announcement('cold2', '2026-12-18T10:00', '2026-12-28T17:45');
const spring = announcement('fest3', '2026-12-31T20:30', '2027-01-06T07:20');
const water = announcement('wate4', '2027-01-20T09:15');

/**
 * The office's changes as they reach this board; none does between the 19th of December and the 5th of
 * January.
 */
const feeds: [string, BoardFeed][] = [
  ['2026-10-20T05:00', feedOf(1, '2026-10-21', { window: october })],
  ['2026-11-06T17:20', feedOf(2, '2026-11-06', { window: november })],
  ['2026-11-14T09:00', feedOf(3, '2026-11-14', { window: november, announcements: [heating] })],
  [
    '2026-11-20T14:03',
    feedOf(4, '2026-11-20', { window: november, announcements: [heating], emergencies: [gas] })
  ],
  ['2026-11-20T14:50', feedOf(5, '2026-11-20', { window: november, announcements: [heating] })],
  ['2026-12-04T16:40', feedOf(6, '2026-12-04', { window: december })],
  [
    '2026-12-18T10:00',
    feedOf(7, '2026-12-18', {
      window: december,
      announcements: [spring, winter],
      emergencies: [midnight, flood],
      screen: { night: { from: 22 * 60, until: 6 * 60 } }
    })
  ],
  ['2027-01-05T11:11', feedOf(8, '2027-01-05', { window: january, announcements: [spring] })],
  [
    '2027-01-20T09:15',
    feedOf(9, '2027-01-20', {
      window: january,
      announcements: [water],
      screen: { night: { from: 1200, until: 420 } }
    })
  ]
];
/** Each notice with the days on which it was first and last seen. */
const hung = [
  ['notice/k7f3a9', '2026-10-20', '2027-01-14'],
  ['changes', '2026-11-16', '2026-12-31'],
  ['honours', '2027-01-01', '2027-02-03'],
  ['heat1', '2026-11-15', '2026-11-30'],
  ['cold2', '2026-12-18', '2026-12-28'],
  ['fest3', '2026-12-31', '2027-01-06'],
  ['wate4', '2027-01-20', '2027-02-03']
] as const;
const offline = { from: at('2026-12-18T12:00'), until: at('2027-01-05T11:00') };

/** A board with a quartz of its own beside a server whose clock is right. */
function setUp() {
  const time = new ManualTime();
  let deviceSet = 0;
  const clock = new Clock({
    monotonic: () => time.now + 77_777,
    // In October the device's clock begins in 1970, and one day somebody sets it, wrong by three hours.
    device: () => 5_000_000 + deviceSet + time.now
  });
  const truth = () => begin + time.now * (1 + drift);
  const log: { at: number; key: string; today: string; of: BoardFeed }[] = [];
  const trouble: string[] = [];
  let state: PlayerState | undefined;
  let onSeen = false;
  const seen = () => {
    const slide = state?.front == null ? null : state.layers[state.front];
    return (
      slide && { key: `${slide.feed.revision} ${slotKey(slide.slot)}`, today: slide.today, of: slide.feed }
    );
  };
  const player = new Player({
    now: () => time.now,
    time: () => clock.now(),
    later: time.later,
    layout: 'landscape',
    pages: countedPages,
    nights: true,
    first: null,
    fade: 600,
    prepare: (layer) => {
      onSeen ||= layer === state?.front;
      return Promise.resolve();
    },
    onChange: (it) => {
      state = it;
      const now = seen();
      if (now && log[log.length - 1]?.key !== now.key) log.push({ at: clock.now(), ...now });
    },
    onShown: () => {},
    onTrouble: (what) => trouble.push(what)
  });
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    time,
    clock,
    player,
    trouble,
    log,
    seen,
    truth,
    settle,
    /** whether anything was ever built on the visible layer */
    builtOnSeen: () => onSeen,
    setDevice: (ms: number) => (deviceSet = ms),
    /** Gives the board a reading of the server's clock, with a round trip of 40 ms. */
    hear: () =>
      clock.hear({
        server: truth() - 20,
        grain: 0,
        asked: time.now + 77_777 - 40,
        came: time.now + 77_777
      }),
    advance: async (ms: number) => {
      time.advance(ms);
      await settle();
    }
  };
}

/** Says what the programme shows by the feed and the clock alone; each programme is made once. */
function makeOracle() {
  let kept: { feed: BoardFeed; programme: Programme } | null = null;
  return (feed: BoardFeed, now: number) => {
    const [urgent] = emergenciesAt(feed, now);
    const turning = feed.emergencies
      .flatMap(({ from, until }) => [Date.parse(from), Date.parse(until)])
      .filter((each) => each > now);
    if (kept?.feed !== feed || now < kept.programme.starts || now >= kept.programme.ends)
      kept = {
        feed,
        programme: programmeAt({ feed, layout: 'landscape', pages: countedPages, nights: true }, now)
      };
    const { slots, index, begins, ends } = placeIn(kept.programme, now);
    const slot = slots[index];
    if (!slot) throw new Error('a programme is never empty');
    const starts = [
      ...feed.emergencies.flatMap(({ from, until }) => [from, until]),
      ...feed.announcements.flatMap(({ published, until = published }) => [published, until])
    ]
      .map((each) => Date.parse(each))
      .filter((each) => each <= now);
    return {
      key: `${feed.revision} ${urgent ? `emergency/${urgent.id}/0` : slotKey(slot)}`,
      begins: Math.max(begins, ...starts),
      ends: Math.min(ends, ...turning),
      slots
    };
  };
}

test('three and a half months, over month ends and a year’s end: what is seen is what the programme says', async () => {
  const board = setUp();
  const { time, clock, player, log, seen, advance, hear } = board;
  const says = makeOracle();
  const faults: string[] = [];
  const stamp = (now: number) => new Date(now + 8 * hour).toISOString().slice(0, 19);
  const wrong = (what: string) => faults.push(`${stamp(clock.now())}: ${what}`);

  let feed: BoardFeed | null = null;
  const news: { until: number; keys: string[] }[] = [];
  const disturbed: number[] = [];
  const led: number[] = [];
  const set: number[] = [];
  let noticeSeen = 0;
  let most = 0;

  const check = () => {
    if (!feed) return;
    const now = clock.now();
    const it = seen();
    const { key, slots } = says(feed, now);
    const { date, minute: minuteOfDay } = localTime(now, 'Asia/Shanghai');
    if (!it) return void wrong('nothing is seen');
    if (it.today !== date) wrong(`it is drawn for ${it.today}`);
    const isNews = news.some(({ until: over, keys }) => now < over && keys.includes(it.key));
    if (it.key !== key && !isNews) wrong(`${it.key} instead of ${key}`);
    if (!isNight(feed.screen, minuteOfDay) && it.key.endsWith('night')) wrong('night by day');
    most = Math.max(most, time.waiting);
    // Within its window a notice comes round whatever else is on: by day, apart from emergencies and news.
    const window = feed.notice?.snapshot.window ?? [];
    const hangs = windowState(window, date).kind === 'open' && !key.includes('night');
    if (!hangs || key.includes('emergency') || isNews || it.key.includes('notice/')) noticeSeen = now;
    else if (now - noticeSeen > 20 * minute) wrong(`no notice since ${stamp(noticeSeen)}`);
    if (hangs && !slots.some(({ scene }) => scene === 'notice')) wrong('no notice in this round');
  };

  /** Goes on to that moment by the board's clock, from change to change. */
  const until = async (target: number) => {
    while (clock.now() < target) {
      const now = clock.now();
      const ends = feed ? Math.min(says(feed, now).ends, target) : target;
      const left = ends - now - 3 * second;
      if (left > 2 * second) {
        check();
        // A clock that is adjusted runs faster or slower meanwhile.
        time.leap(left / 1.06);
        check();
        await advance(0);
        continue;
      }
      await advance(Math.max(1, ends - clock.now() - 1500));
      await advance(Math.max(1, ends - clock.now() - 500));
      await advance(Math.max(1, ends - clock.now() + 250));
      check();
    }
  };

  /** The hours in which the office or the server did something, in order. */
  const events = [
    ...feeds.map(([when, its]) => ({ when: at(when), feed: its })),
    ...Array.from({ length: Math.floor((end - begin) / (6 * hour)) }, (_, i) => ({
      when: begin + i * 6 * hour + 7 * minute,
      feed: null
    })).filter(({ when }) => when < offline.from || when >= offline.until)
  ].sort((a, b) => a.when - b.when);

  hear();
  for (const event of events) {
    await until(event.when + 200);
    if (event.when > at('2026-11-25T00:00')) board.setDevice(3 * hour);
    const before = clock.now();
    hear();
    if (event.feed || clock.now() !== before) disturbed.push(clock.now());
    if (Math.abs(clock.now() - before) > second) set.push(clock.now() - before);
    if (event.feed) {
      const old = feed;
      feed = event.feed;
      const { slots } = says(feed, clock.now());
      const reported: Slot[] = old ? slotsOfNews(old, feed, slots) : [];
      const keys = reported.map((slot) => `${event.feed?.revision} ${slotKey(slot)}`);
      news.push({
        keys,
        until: clock.now() + reported.reduce((sum, each) => sum + each.seconds, 0) * second + 11 * minute
      });
      player.feed(feed);
      await advance(0);
      await advance(700);
      const [first] = keys;
      const isFree = emergenciesAt(feed, clock.now()).length === 0;
      if (first && isFree && seen()?.key !== first) wrong(`${seen()?.key} instead of the news, ${first}`);
    }
    for (let i = 0; i < 12; i++) await advance(250);
    led.push(Math.abs(clock.now() - before - 3 * second));
    check();
  }
  await until(end);

  expect(faults.slice(0, 20)).toEqual([]);
  expect(board.trouble).toEqual([]);
  expect(board.builtOnSeen()).toBe(false);
  // One timer wakes the player, and no second one accumulates.
  expect(most).toBeLessThanOrEqual(2);
  player.stop();
  expect(time.waiting).toBe(0);

  // The clock was set once, after weeks without the server, and adjusted gradually all other times.
  expect(set).toHaveLength(1);
  expect(led.filter((by) => by > 0).length).toBeGreaterThan(100);

  // Each change came on its second, except for those that new content or a set clock caused.
  const calm = log.filter(
    ({ at: moment, key }) =>
      !news.some(({ keys, until: over }) => keys.includes(key) && moment < over) &&
      !disturbed.some((each) => moment >= each - 100 && moment < each + 4 * second)
  );
  expect(calm.length).toBeGreaterThan(10_000);
  const late = calm.flatMap(({ at: moment, key, of }) => {
    const { begins } = says(of, moment);
    return moment - begins > 100 ? [`${stamp(moment)}: ${key} ${moment - begins} ms late`] : [];
  });
  expect(late.slice(0, 20)).toEqual([]);

  for (const [{ id, from }, over] of [
    [gas, at('2026-11-20T14:50')],
    [flood, Date.parse(flood.until)],
    [midnight, Date.parse(midnight.until)]
  ] as const) {
    const first = log.findIndex(({ key }) => key.includes(id));
    const behind = log[log.findLastIndex(({ key }) => key.includes(id)) + 1];
    const [began, ended] = [log[first]?.at ?? NaN, behind?.at ?? NaN];
    expect(began - Date.parse(from)).toBeLessThanOrEqual(second);
    expect(began - Date.parse(from)).toBeGreaterThanOrEqual(0);
    expect(Math.abs(ended - over)).toBeLessThanOrEqual(second);
  }

  const shown = (what: string) =>
    log.filter(({ key }) => key.includes(what)).map(({ at: moment }) => stamp(moment));
  for (const [what, firstDay, lastDay] of hung) {
    const days = shown(what).map((moment) => moment.slice(0, 10));
    expect([what, days[0], days[days.length - 1]]).toEqual([what, firstDay, lastDay]);
  }
}, 60_000);
