import { expect, test } from 'vitest';
import { makeFeed, sampleAnnouncements } from '../../tests/fixtures/feed';
import { ManualTime } from '../../tests/fixtures/manual-time';
import { turnKey } from './playlist';
import { Player, type PlayerState } from './player';

function setUp() {
  const time = new ManualTime();
  const trouble: string[] = [];
  const onShown: (string | null)[] = [];
  const prepared: { layer: 0 | 1; done(): void; fail(error: Error): void }[] = [];
  let state: PlayerState | undefined;
  const player = new Player({
    now: () => time.now,
    later: time.later,
    today: () => '2026-11-11',
    layout: 'landscape',
    fade: 600,
    prepare: (layer) => new Promise((done, fail) => prepared.push({ layer, done, fail })),
    onChange: (it) => (state = it),
    onShown: () => onShown.push(seen()),
    onTrouble: (what) => trouble.push(what)
  });
  const seen = () => {
    const slide = state?.front == null ? null : state.layers[state.front];
    return slide ? `${slide.feed.revision} ${turnKey(slide.turn)}` : null;
  };
  const settle = () => new Promise((done) => setImmediate(done));
  const ready = async () => {
    prepared[prepared.length - 1]?.done();
    await settle();
  };
  const run = async (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      time.pass(1000);
      player.tick();
      await ready();
    }
  };
  return {
    time,
    player,
    prepared,
    trouble,
    onShown,
    seen,
    ready,
    run,
    settle,
    state: () => state ?? expect.fail('nothing told')
  };
}

test('nothing is seen before the first scene is ready', async () => {
  const { player, seen, ready } = setUp();
  player.feed(makeFeed());
  expect(seen()).toBeNull();
  await ready();
  expect(seen()).toBe('41 standings/0');
});

test('a scene stays for its time, then the next one is built in the other layer', async () => {
  const { player, seen, ready, run, prepared } = setUp();
  player.feed(makeFeed());
  await ready();
  await run(11);
  expect(seen()).toBe('41 standings/0');
  await run(1);
  expect(seen()).toBe('41 standings/1');
  expect(prepared.map((each) => each.layer)).toEqual([0, 1]);
});

test('the old scene is seen until the new one is ready', async () => {
  const { player, seen, ready, time, prepared } = setUp();
  player.feed(makeFeed());
  await ready();
  time.pass(12_000);
  player.tick();
  player.tick();
  expect(prepared).toHaveLength(2);
  expect(seen()).toBe('41 standings/0');
  await ready();
  expect(seen()).toBe('41 standings/1');
});

test('a round ends and begins anew', async () => {
  const { player, seen, ready, run } = setUp();
  player.feed(makeFeed({ people: 8, announcements: [] }));
  await ready();
  await run(12 + 10 + 10 + 15);
  expect(seen()).toBe('41 trend');
  await run(12);
  expect(seen()).toBe('41 standings/0');
});

test('a lonely scene stays as it is, until there is something new', async () => {
  const { player, ready, run, prepared, seen } = setUp();
  player.feed(makeFeed({ notice: 'none', announcements: [] }));
  await ready();
  await run(60);
  expect(prepared).toHaveLength(1);
  player.feed(makeFeed({ revision: 42 }));
  await ready();
  expect(seen()).toBe('42 announcement/a7k0m2/0');
});

test('a new announcement is built at once, whatever is on', async () => {
  const { player, seen, ready, time } = setUp();
  player.feed(makeFeed({ announcements: [] }));
  await ready();
  time.pass(3000);
  player.feed(makeFeed({ revision: 42 }));
  await ready();
  expect(seen()).toBe('42 announcement/a7k0m2/0');
});

test('while a layer fades out it isn’t built on', async () => {
  const { player, seen, ready, time, prepared } = setUp();
  player.feed(makeFeed());
  await ready();
  time.pass(100);
  player.feed(
    makeFeed({ revision: 42, announcements: [...sampleAnnouncements, { title: '二', body: '文。' }] })
  );
  time.pass(499);
  expect(prepared).toHaveLength(1);
  time.pass(1);
  await ready();
  expect(seen()).toBe('42 announcement/a7k1m2/0');
});

test('what is overtaken while it is being built is never shown', async () => {
  const { player, seen, time, prepared, settle, onShown } = setUp();
  player.feed(makeFeed());
  player.feed(makeFeed({ revision: 42, notice: 'none' }));
  prepared[0]?.done();
  await settle();
  expect(seen()).toBeNull();
  expect(onShown).toEqual([]);
  prepared[1]?.done();
  await settle();
  expect(seen()).toBe('42 announcement/a7k0m2/0');
  expect(onShown).toEqual(['42 announcement/a7k0m2/0']);
  expect(time.now).toBe(0);
});

test('a scene that can’t be drawn leaves the old one up, and the next has its turn', async () => {
  const { player, seen, ready, run, time, prepared, trouble, settle, onShown } = setUp();
  player.feed(makeFeed());
  await ready();
  time.pass(12_000);
  player.tick();
  prepared[1]?.fail(new Error('no canvas'));
  await settle();
  expect(seen()).toBe('41 standings/0');
  expect(trouble).toEqual(["can't show standings/1: Error: no canvas"]);
  expect(onShown).toHaveLength(1);
  await run(12);
  expect(seen()).toBe('41 standings/2');
});

test('steps go both ways, and around the ends', async () => {
  const { player, seen, ready, time } = setUp();
  player.feed(makeFeed());
  await ready();
  time.pass(1000);
  player.step(-1);
  await ready();
  expect(seen()).toBe('41 trend');
  time.pass(1000);
  player.step(1);
  await ready();
  expect(seen()).toBe('41 standings/0');
});

test('paused, a scene stays; new data is shown all the same', async () => {
  const { player, seen, ready, run } = setUp();
  player.feed(makeFeed());
  await ready();
  player.pause();
  await run(60);
  expect(seen()).toBe('41 standings/0');
  player.feed(makeFeed({ revision: 42, today: '2026-12-11' }));
  await ready();
  expect(seen()).toBe('42 standings/0');
  player.resume();
  await run(12);
  expect(seen()).toBe('42 standings/1');
});

test('the route tells the scenes and how far the seen one is through all its pages', async () => {
  const { player, ready, run, state } = setUp();
  player.feed(makeFeed());
  await ready();
  expect(state().route).toEqual(['standings', 'changes', 'notice', 'announcement', 'trend']);
  await run(6);
  expect(state().progress).toBeCloseTo(6 / 36);
  await run(6);
  expect(state().progress).toBeCloseTo(12 / 36);
});

test('a turned screen draws the same scene anew', async () => {
  const { player, seen, ready, time, state } = setUp();
  player.feed(makeFeed());
  await ready();
  time.pass(13_000);
  player.tick();
  await ready();
  time.pass(1000);
  player.redraw('portrait');
  await ready();
  expect(seen()).toBe('41 standings/1');
  expect(state().layers[state().front ?? 0]?.layout).toBe('portrait');
});
