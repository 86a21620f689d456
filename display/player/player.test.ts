import type { BoardFeed, Emergency } from '$lib/sync';
import { expect, test } from 'vitest';
import { makeFeed, sampleAnnouncements } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { countedPages } from '../../tests/fixtures/text-pages';
import type { SlotBeginning } from './scheduler';
import { Player, type PlayerState } from './player';
import { placeIn, programmeAt } from './programme';
import { slotKey } from './slot';

const local = (text: string) => Date.parse(`2026-11-11T${text}+08:00`);
/** A cycle of feeds with 24 people begins at six, when the night is over. */
const six = local('06:00:00');

/**
 * @param late milliseconds after six at which the board is switched on; its own monotonic clock begins
 * anywhere
 */
function setUp({
  late = 0,
  nights = true,
  first = null
}: { late?: number; nights?: boolean; first?: SlotBeginning | null } = {}) {
  const time = new ManualTime();
  const trouble: string[] = [];
  const onShown: (string | null)[] = [];
  const prepared: { layer: 0 | 1; done(): void; fail(error: Error): void }[] = [];
  /** the visible keys since when, by the shared clock */
  const log: [number, string][] = [];
  let state: PlayerState | undefined;
  let patient = false;
  const shared = () => six + late + time.now;
  const player = new Player({
    now: () => time.now + 123_456_789,
    time: shared,
    later: time.later,
    layout: 'landscape',
    pages: countedPages,
    nights,
    first,
    fade: 600,
    prepare: (layer) =>
      patient
        ? new Promise((done, fail) => prepared.push({ layer, done, fail }))
        : Promise.resolve(void prepared.push({ layer, done() {}, fail() {} })),
    onChange: (it) => {
      state = it;
      const key = seen();
      if (key !== null && log[log.length - 1]?.[1] !== key) log.push([shared(), key]);
    },
    onShown: () => onShown.push(seen()),
    onTrouble: (what) => trouble.push(what)
  });
  const seen = () => {
    const slide = state?.front == null ? null : state.layers[state.front];
    return slide ? `${slide.feed.revision} ${slotKey(slide.slot)}` : null;
  };
  const settle = () => new Promise((done) => setImmediate(done));
  /** Passes time in steps so small that what is being built is ready when its time comes. */
  const advance = async (ms: number, step = 250) => {
    for (let left = ms; left > 0; left -= step) {
      time.advance(Math.min(step, left));
      await settle();
    }
  };
  return {
    time,
    player,
    prepared,
    trouble,
    onShown,
    log,
    seen,
    settle,
    advance,
    shared,
    /** from now on, a scene is ready when the test says so */
    wait: () => (patient = true),
    state: () => state ?? expect.fail('nothing told'),
    show: async (feed: BoardFeed) => {
      player.feed(feed);
      await settle();
    }
  };
}

test('nothing is seen before the first scene is ready', async () => {
  const { player, seen, settle, wait, prepared } = setUp();
  wait();
  player.feed(makeFeed());
  expect(seen()).toBeNull();
  prepared[0]?.done();
  await settle();
  expect(seen()).toBe('41 standings/0');
});

test('a scene stays for its time; the next one is built in the other layer before, and seen on the second', async () => {
  const { show, seen, advance, prepared, log } = setUp();
  await show(makeFeed());
  await advance(9_750);
  expect(prepared.map((each) => each.layer)).toEqual([0]);
  await advance(2_000);
  expect(seen()).toBe('41 standings/0');
  expect(prepared.map((each) => each.layer)).toEqual([0, 1]);
  await advance(250);
  expect(log).toEqual([
    [six, '41 standings/0'],
    [six + 12_000, '41 standings/1']
  ]);
});

test('switched on in the middle, it shows what the others show', async () => {
  const { show, seen, log, advance } = setUp({ late: 12_000 * 2 + 5_300 });
  await show(makeFeed());
  expect(seen()).toBe('41 standings/2');
  await advance(7_000);
  expect(log[1]).toEqual([six + 36_000, '41 honours/0']);
});

test('boards side by side change together: other starts, other device clocks, the same turn to 100 ms', async () => {
  const feed = makeFeed();
  const boards = [0, 7_431, 3 * 3_600_000 + 211].map((late) => ({ late, ...setUp({ late }) }));
  for (const board of boards) await board.show(feed);
  const until = six + 4 * 3_600_000;
  for (const board of boards) await board.advance(until - six - board.late, 500);
  const [first, ...others] = boards.map(({ log }) => log);
  for (const log of others) {
    // The first scene was already on when the board was switched on.
    const since = log[1]?.[0] ?? 0;
    const same = first?.filter(([at]) => at >= since - 100) ?? [];
    expect(same.length).toBeGreaterThan(20);
    expect(log.slice(1).map(([, key]) => key)).toEqual(same.map(([, key]) => key));
    for (const [i, [at]] of log.slice(1).entries())
      expect(Math.abs(at - (same[i]?.[0] ?? 0))).toBeLessThanOrEqual(100);
  }
}, 60_000);

test('what is seen is what the programme says, at every change over a day with hours and a night', async () => {
  const feed: BoardFeed = {
    ...makeFeed({ people: 9 }),
    playlist: [
      { id: 'a', scene: 'standings', seconds: 60, when: { hours: [{ from: 480, until: 1080 }] } },
      { id: 'b', scene: 'trend', seconds: 97 },
      { id: 'c', scene: 'clock', seconds: 300, when: { except: ['2026-11-12'] } }
    ]
  };
  const { show, log, advance } = setUp();
  await show(feed);
  await advance(26 * 3_600_000, 2_000);
  expect(log.length).toBeGreaterThan(300);
  for (const [at, key] of log) {
    const programme = programmeAt({ feed, layout: 'landscape', pages: countedPages, nights: true }, at);
    const { slots, index, begins } = placeIn(programme, at);
    const slot = slots[index];
    expect(key).toBe(`41 ${slot ? slotKey(slot) : ''}`);
    expect(at - begins).toBeLessThanOrEqual(100);
  }
  expect(log.map(([, key]) => key)).toContain('41 night');
}, 60_000);

test('one that isn’t ready in time comes when it is; the old scene is seen until then', async () => {
  const { player, seen, time, settle, wait, prepared, show } = setUp();
  await show(makeFeed());
  wait();
  time.advance(13_000);
  await settle();
  expect(seen()).toBe('41 standings/0');
  prepared[1]?.done();
  await settle();
  expect(seen()).toBe('41 standings/1');
  player.stop();
});

test('a lonely scene stays as it is, until there is something new', async () => {
  const { show, advance, prepared, seen } = setUp();
  await show(makeFeed({ notice: 'none', announcements: [] }));
  await advance(300_000, 1000);
  expect(prepared).toHaveLength(1);
  await show(makeFeed({ revision: 42 }));
  await advance(1_000);
  expect(seen()).toBe('42 announcement/a7k0m2/0');
});

test('a new announcement is shown at once, whatever is on, and gives way where the others’ turn ends', async () => {
  const { show, seen, advance, log } = setUp();
  await show(makeFeed({ announcements: [] }));
  await advance(3_000);
  await show(makeFeed({ revision: 42 }));
  expect(seen()).toBe('42 announcement/a7k0m2/0');
  await advance(30_000);
  expect(log.map(([at, key]) => [at - six, key])).toEqual([
    [0, '41 standings/0'],
    [3_000, '42 announcement/a7k0m2/0'],
    [24_000, '42 standings/2']
  ]);
});

test('news that came when its time was over for the others is shown all the same', async () => {
  const { show, seen, advance } = setUp();
  await show(makeFeed({ announcements: [] }));
  await advance(43_000);
  const feed = makeFeed({ revision: 42 });
  const published = new Date(six + 3_000).toISOString();
  await show({ ...feed, announcements: feed.announcements.map((each) => ({ ...each, published })) });
  expect(seen()).toBe('42 announcement/a7k0m2/0');
});

test('news that is taken down again is gone at once; other content leaves it on', async () => {
  const { show, seen, advance } = setUp();
  await show(makeFeed({ announcements: [] }));
  await advance(3_000);
  await show(makeFeed({ revision: 42 }));
  await advance(1_000);
  await show(makeFeed({ revision: 43 }));
  await advance(1_000);
  expect(seen()).toBe('43 announcement/a7k0m2/0');
  await show(makeFeed({ revision: 44, announcements: [] }));
  await advance(1_000);
  expect(seen()).toBe('44 standings/0');
});

test('while news is on the foot tells the whole cycle', async () => {
  const { show, advance, state } = setUp();
  await show(makeFeed({ announcements: [] }));
  await advance(3_000);
  await show(makeFeed({ revision: 42 }));
  expect(state().route).toEqual(['standings', 'honours', 'changes', 'notice', 'announcement', 'trend']);
});

test('while a layer fades out it isn’t built on', async () => {
  const { show, seen, time, prepared, settle } = setUp();
  await show(makeFeed());
  time.advance(100);
  await show(
    makeFeed({ revision: 42, announcements: [...sampleAnnouncements, { title: '二', body: '文。' }] })
  );
  time.advance(499);
  expect(prepared).toHaveLength(1);
  time.advance(1);
  await settle();
  expect(seen()).toBe('42 announcement/a7k1m2/0');
});

test('what is overtaken while it is being built is never shown', async () => {
  const { player, seen, wait, prepared, settle, onShown } = setUp();
  wait();
  player.feed(makeFeed());
  player.feed(makeFeed({ revision: 42, notice: 'none' }));
  prepared[0]?.done();
  await settle();
  expect(seen()).toBeNull();
  expect(onShown).toEqual([]);
  prepared[1]?.done();
  await settle();
  expect(onShown).toEqual(['42 announcement/a7k0m2/0']);
});

test('a scene that can’t be drawn leaves the old one up, and the next has its turn', async () => {
  const { show, seen, wait, time, prepared, trouble, settle } = setUp();
  await show(makeFeed());
  wait();
  time.advance(10_500);
  prepared[1]?.fail(new Error('no canvas'));
  await settle();
  time.advance(10_000);
  await settle();
  expect(seen()).toBe('41 standings/0');
  expect(trouble).toEqual(["can't show standings/1: Error: no canvas"]);
  time.advance(2_500);
  await settle();
  prepared[2]?.done();
  await settle();
  time.advance(2_000);
  expect(seen()).toBe('41 standings/2');
});

test('steps go both ways, around the ends and through every round; after half a minute it is with the others again', async () => {
  const { show, player, seen, advance } = setUp();
  await show(makeFeed());
  player.step(-1);
  await advance(1_000);
  expect(seen()).toBe('41 trend');
  player.step(1);
  await advance(1_000);
  expect(seen()).toBe('41 standings/0');
  for (let i = 0; i < 12; i++) {
    player.step(1);
    await advance(750);
  }
  expect(seen()).toBe('41 standings/1');
  await advance(29_000);
  expect(seen()).toBe('41 standings/1');
  // 40 s after six: the first three slots.
  await advance(1_000);
  expect(seen()).toBe('41 honours/0');
});

test('paused, a scene stays for half a minute, longer when it is paused again; news is shown all the same', async () => {
  const { show, player, seen, advance, state } = setUp();
  await show(makeFeed());
  player.pause();
  await advance(20_000);
  expect(seen()).toBe('41 standings/0');
  expect(state().paused).toBe(true);
  player.pause();
  await advance(29_000);
  expect(seen()).toBe('41 standings/0');
  await show(makeFeed({ revision: 42, today: '2026-12-11' }));
  await advance(1_000);
  expect(seen()).toBe('42 standings/0');
  expect(state().paused).toBe(false);
});

test('resumed, it goes on with the others', async () => {
  const { show, player, seen, advance } = setUp();
  await show(makeFeed());
  player.pause();
  await advance(14_000);
  player.resume();
  await advance(500);
  expect(seen()).toBe('41 standings/1');
});

test('somebody is found in a list that the programme hasn’t got, marked there; then it is with the others again', async () => {
  const { show, advance, player, seen, state } = setUp();
  const feed = makeFeed({ corrected: 5 });
  await show({ ...feed, playlist: [{ id: 't', scene: 'trend', seconds: 10 }] });
  expect(seen()).toBe('41 notice/k7f3a9');
  player.find({ scene: 'supplement', code: 's7f3a9', page: 1, pages: 2, mark: 0 });
  await advance(1000);
  expect(seen()).toBe('41 supplement/s7f3a9/1');
  const front = state().front;
  expect(front == null ? null : state().layers[front]?.slot).toMatchObject({ mark: 0 });
  player.find({ scene: 'standings', code: 'q3', page: 0, pages: 1, mark: 2 });
  await advance(1000);
  expect(seen()).toBe('41 standings/q3/0');
  await advance(31_000);
  expect(state().paused).toBe(false);
  expect(seen()).not.toContain('standings');
});

test('new content leaves up whom somebody has found, as long as the list is the same', async () => {
  const { show, advance, player, seen, state } = setUp();
  const feed = {
    ...makeFeed({ corrected: 5 }),
    playlist: [{ id: 't', scene: 'trend' as const, seconds: 10 }]
  };
  await show(feed);
  player.find({ scene: 'supplement', code: 's7f3a9', page: 1, pages: 2, mark: 0 });
  await advance(1000);
  await show({ ...feed, revision: 42 });
  await advance(1000);
  expect(seen()).toBe('42 supplement/s7f3a9/1');
  const front = state().front;
  expect(front == null ? null : state().layers[front]?.slot).toMatchObject({ mark: 0 });
  const supplements = feed.supplements.map((each) => ({ ...each, digest: 'f'.repeat(64) }));
  await show({ ...feed, revision: 43, supplements });
  await advance(1000);
  // Another list is news, and begins with its first page.
  expect(seen()).toBe('43 supplement/s7f3a9/0');
});

test('the route tells the scenes and how far the seen one is through all its pages', async () => {
  const { show, advance, state } = setUp();
  await show(makeFeed());
  expect(state().route).toEqual(['standings', 'honours', 'changes', 'notice', 'announcement', 'trend']);
  await advance(6_000);
  expect(state().progress).toBeCloseTo(6 / 36, 1);
  await advance(6_000);
  expect(state().progress).toBeCloseTo(12 / 36, 1);
});

test('a turned screen draws the same scene anew, and so does a new theme', async () => {
  const { show, player, seen, advance, state, prepared } = setUp();
  await show(makeFeed());
  await advance(14_000);
  player.redraw('portrait');
  await advance(1_000);
  expect(seen()).toBe('41 standings/1');
  expect(state().layers[state().front ?? 0]?.layout).toBe('portrait');
  const before = prepared.length;
  player.redraw('portrait');
  await advance(1_000);
  expect(prepared).toHaveLength(before + 1);
});

const emergency = (more: Partial<Emergency> = {}): Emergency => ({
  id: 'e1',
  title: '三号院燃气泄漏',
  text: '请立即离开。',
  by: '阳光社区',
  drill: false,
  from: new Date(six).toISOString(),
  until: new Date(six + 60_000).toISOString(),
  ...more
});

test('an emergency stands over everything within a second, a pause and the night too, and goes by itself', async () => {
  for (const late of [0, 17 * 3_600_000]) {
    const { show, player, seen, advance, shared, state } = setUp({ late });
    await show(makeFeed());
    await advance(3_000);
    player.pause();
    const until = new Date(shared() + 60_000).toISOString();
    await show({ ...makeFeed({ revision: 42 }), emergencies: [emergency({ until })] });
    await advance(750);
    expect(seen()).toBe('42 emergency/e1/0');
    expect(state().route).toEqual(['emergency']);
    player.step(1);
    await advance(58_000);
    expect(seen()).toBe('42 emergency/e1/0');
    // The emergency ends by its own time, without a word from the server.
    await advance(2_500);
    expect(seen()).not.toContain('emergency');
  }
});

test('one that was announced before begins by itself, offline, on its second', async () => {
  const { show, log, advance } = setUp();
  const from = new Date(six + 30_000).toISOString();
  await show({
    ...makeFeed(),
    emergencies: [emergency({ from, until: new Date(six + 50_000).toISOString() })]
  });
  await advance(60_000);
  const on = log.filter(([, key]) => key === '41 emergency/e1/0');
  expect(on.map(([at]) => at - six)).toEqual([30_000]);
  const next = log[log.findIndex(([, key]) => key === '41 emergency/e1/0') + 1];
  expect((next?.[0] ?? 0) - six).toBe(50_000);
});

test('several emergencies take turns, the newest first', async () => {
  const { show, log, advance } = setUp();
  await show({ ...makeFeed(), emergencies: [emergency({ id: 'e2' }), emergency()] });
  await advance(25_000);
  expect(log.map(([at, key]) => [at - six, key])).toEqual([
    [0, '41 emergency/e2/0'],
    [10_000, '41 emergency/e1/0'],
    [20_000, '41 emergency/e2/0']
  ]);
});

test('at night a key or a finger shows the day’s programme, for half a minute', async () => {
  const { show, player, seen, advance } = setUp({ late: 17 * 3_600_000 });
  await show(makeFeed());
  expect(seen()).toBe('41 night');
  player.step(1);
  await advance(1_000);
  expect(seen()).toBe('41 standings/0');
  await advance(32_000);
  expect(seen()).toBe('41 night');
});

test('new content at night leaves the day’s programme to whoever has woken it', async () => {
  const { show, player, seen, advance } = setUp({ late: 17 * 3_600_000 });
  const feed = makeFeed({ announcements: [] });
  await show(feed);
  player.step(1);
  await advance(1_000);
  await show({ ...feed, revision: 42 });
  await advance(1_000);
  expect(seen()).toBe('42 standings/0');
});

test('stopped, it does nothing more, also with what comes then', async () => {
  const { show, player, prepared, advance } = setUp();
  await show(makeFeed());
  player.stop();
  await show(makeFeed({ revision: 42 }));
  await advance(60_000, 1000);
  expect(prepared).toHaveLength(1);
});

test('a rehearsal begins with the announcement that was named, and goes on as the round does', async () => {
  const { show, seen, advance } = setUp({ first: { scene: 'announcement', code: 'a7k1m2', alone: false } });
  await show(makeFeed({ announcements: [...sampleAnnouncements, { title: '停水', body: '明天九点起。' }] }));
  expect(seen()).toBe('41 announcement/a7k1m2/0');
  await advance(15_000);
  expect(seen()).toBe('41 trend');
});

test('a draft alone comes round; another draft is seen at the page that is on, and the foot names all that has its turn', async () => {
  const first = { scene: 'announcement', code: null, alone: true };
  const { show, seen, advance, player, state } = setUp({ first });
  const draft = (pages: number, revision: number) =>
    makeFeed({
      revision,
      announcements: [{ title: '自查', body: '请各户完成自查，可到服务台咨询。\n'.repeat(6 * pages) }]
    });
  await show(draft(2, 1));
  const { route } = state();
  expect([seen(), route.length > 3]).toEqual(['1 announcement/a7k0m2/0', true]);
  await advance(15_000);
  expect(seen()).toBe('1 announcement/a7k0m2/1');
  await advance(1_000);
  await show(draft(3, 2));
  await advance(1_000);
  expect([seen(), state().route]).toEqual(['2 announcement/a7k0m2/1', route]);
  player.step(1);
  await advance(1_000);
  expect(seen()).toBe('2 announcement/a7k0m2/2');
  await show(draft(3, 3));
  await advance(1_000);
  expect(seen()).toBe('3 announcement/a7k0m2/2');
  await show(draft(1, 4));
  await advance(1_000);
  expect(seen()).toBe('4 announcement/a7k0m2/0');
});
