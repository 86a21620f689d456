import { localTime } from '$lib/calendar';
import { expect, test } from 'vitest';
import type { StoredProof } from '$lib/local/board/shown-store';
import { ProofOfPlay, type ScreenSample, type ProofStore } from './proof-of-play';

/** A store in memory. */
function memory() {
  const kept = new Map<string, StoredProof>();
  const keyOf = ({ board, notice }: StoredProof) => `${board} ${notice.day} ${notice.code} ${notice.run}`;
  const store: ProofStore = {
    all: (board) => Promise.resolve([...kept.values()].filter((each) => each.board === board)),
    write: (rows) => Promise.resolve(rows.forEach((row) => kept.set(keyOf(row), row))),
    remove: (rows) => Promise.resolve(rows.forEach((row) => kept.delete(keyOf(row))))
  };
  return { kept, store };
}

/** A board that is sampled once a second from this moment on, by the clock of Shanghai. */
function watched(from: string, { store } = memory(), run = '0123456789abcdef') {
  const proofs = new ProofOfPlay(store, 'paired', () => run);
  const start = Date.parse(`${from}:00+08:00`);
  let at = 0;
  const advance = (seconds: number, changes: Partial<ScreenSample> = {}) => {
    for (let n = 0; n < seconds; n += 1) {
      proofs.sample({
        at,
        now: start + at,
        local: localTime(changes.now ?? start + at, 'Asia/Shanghai'),
        codes: ['a7k0m2'],
        painted: true,
        open: undefined,
        ...changes
      });
      at += 1000;
    }
  };
  return { proofs, advance, now: () => at };
}

test('seconds on the screen add up by notice and day, with the first and the last moment', () => {
  const { proofs, advance } = watched('2026-11-11T09:00');
  advance(61);
  advance(10, { codes: ['b8k0m3', 'a7k0m2'] });
  expect(proofs.unreported()).toEqual([
    {
      code: 'a7k0m2',
      day: '2026-11-11',
      run: '0123456789abcdef',
      seconds: 70,
      open: 70,
      first: '2026-11-11T01:00:00.000Z',
      last: '2026-11-11T01:01:10.000Z'
    },
    expect.objectContaining({ code: 'b8k0m3', seconds: 10 })
  ]);
});

test('what isn’t painted proves nothing, nor does the time in which the machine slept', () => {
  const { proofs, advance, now } = watched('2026-11-11T09:00');
  advance(11);
  advance(100, { painted: false });
  proofs.sample({
    at: now() + 3_600_000,
    now: 0,
    local: localTime(0, 'Asia/Shanghai'),
    codes: ['a7k0m2'],
    painted: true,
    open: undefined
  });
  expect(proofs.unreported()).toMatchObject([{ seconds: 10 }]);
});

test('the hall’s hours count apart, also those over midnight', () => {
  const { proofs, advance } = watched('2026-11-11T17:59');
  const hall = { open: [{ from: 8 * 60, until: 18 * 60 }] };
  advance(121, hall);
  expect(proofs.unreported()).toMatchObject([{ seconds: 120, open: 59 }]);
  const late = watched('2026-11-11T23:59');
  late.advance(121, { open: [{ from: 20 * 60, until: 60 }] });
  expect(late.proofs.unreported()).toMatchObject([
    { day: '2026-11-11', seconds: 59, open: 59 },
    { day: '2026-11-12', seconds: 61, open: 61 }
  ]);
});

test('what the server has been told isn’t told again until it grows; a told day of the past is forgotten', async () => {
  const here = memory();
  const { proofs, advance, now } = watched('2026-11-11T23:59', here);
  advance(91);
  await proofs.keepSometimes(now());
  const said = proofs.unreported();
  expect(said).toHaveLength(2);
  await proofs.remove(proofs.reported(said, '2026-11-12'));
  expect(proofs.unreported()).toEqual([]);
  expect([...here.kept.values()].map(({ notice }) => notice.day)).toEqual(['2026-11-12']);
  advance(5);
  expect(proofs.unreported()).toMatchObject([{ day: '2026-11-12', seconds: 36 }]);
});

test('a day of which all was told in the evening is forgotten on the next', async () => {
  const here = memory();
  const { proofs, advance, now } = watched('2026-11-11T19:58', here);
  advance(91);
  await proofs.keepSometimes(now());
  expect(proofs.reported(proofs.unreported(), '2026-11-11')).toEqual([]);
  expect(proofs.unreported()).toEqual([]);
  expect(here.kept.size).toBe(1);
  await proofs.remove(proofs.reported([], '2026-11-12'));
  expect(here.kept.size).toBe(0);
});

test('a screen that becomes another board has nothing of what it showed as this one', async () => {
  const here = memory();
  const before = watched('2026-11-11T09:00', here);
  before.advance(61);
  await before.proofs.keepSometimes(before.now());
  await before.proofs.forget();
  expect(before.proofs.unreported()).toEqual([]);
  const after = watched('2026-11-11T09:10', here);
  await after.proofs.restore();
  after.advance(11);
  expect(after.proofs.unreported()).toMatchObject([{ seconds: 10 }]);
});

test('after a power cut it counts on from what was written within the last minute', async () => {
  const here = memory();
  const before = watched('2026-11-11T09:00', here);
  before.advance(61);
  await before.proofs.keepSometimes(before.now());
  before.advance(30);
  await before.proofs.keepSometimes(before.now());
  const after = watched('2026-11-11T10:00', here);
  await after.proofs.restore();
  after.advance(11);
  expect(after.proofs.unreported()).toMatchObject([{ seconds: 70, first: '2026-11-11T01:00:00.000Z' }]);
});

test('a disk that answers late: what was counted meanwhile goes on as the sum that was written', async () => {
  const here = memory();
  const before = watched('2026-11-11T09:00', here);
  before.advance(61);
  before.proofs.reported(before.proofs.unreported(), '2026-11-11');
  before.advance(30);
  await before.proofs.keepSometimes(before.now());
  const after = watched('2026-11-11T10:00', here, 'f'.repeat(16));
  after.advance(11);
  await after.proofs.restore();
  after.advance(10);
  expect(after.proofs.unreported()).toMatchObject([
    {
      run: '0123456789abcdef',
      seconds: 110,
      open: 110,
      first: '2026-11-11T01:00:00.000Z',
      last: '2026-11-11T02:00:20.000Z'
    }
  ]);
});

test('a disk that answers after the server has heard of the new sum: both stay, one after the other', async () => {
  const here = memory();
  const before = watched('2026-11-11T09:00', here);
  before.advance(61);
  await before.proofs.keepSometimes(before.now());
  const after = watched('2026-11-11T10:00', here, 'f'.repeat(16));
  after.advance(11);
  after.proofs.reported(after.proofs.unreported(), '2026-11-11');
  await after.proofs.restore();
  after.advance(10);
  expect(after.proofs.unreported()).toMatchObject([
    { run: 'f'.repeat(16), seconds: 20, first: '2026-11-11T02:00:00.000Z' },
    { run: '0123456789abcdef', seconds: 60, last: '2026-11-11T01:01:00.000Z' }
  ]);
  await after.proofs.keep();
  expect(here.kept.size).toBe(2);
});

test('showings are told once each, in pieces by the hall’s hours; one that grew meanwhile is told again', () => {
  const { proofs, advance } = watched('2026-11-11T17:59');
  const hall = { open: [{ from: 8 * 60, until: 18 * 60 }], unsure: 20 };
  advance(6, hall);
  advance(10, { ...hall, codes: [] });
  advance(51, hall);
  const start = Date.parse('2026-11-11T09:59:00Z');
  const said = proofs.unreported();
  expect(said).toMatchObject([
    {
      unsure: 20,
      showings: [
        [start, 5000, 1],
        [start + 15_000, 44_000, 1],
        [start + 59_000, 7000, 0]
      ]
    }
  ]);
  advance(3, hall);
  proofs.reported(said, '2026-11-11');
  expect(proofs.unreported()).toMatchObject([{ showings: [[start + 59_000, 10_000, 0]] }]);
  proofs.reported(proofs.unreported(), '2026-11-11');
  expect(proofs.unreported()).toEqual([]);
});

test('less than a second is no showing, and isn’t reported', () => {
  const { proofs, advance } = watched('2026-11-11T09:00');
  advance(1, { unsure: 0 });
  proofs.sample({
    at: 400,
    now: Date.parse('2026-11-11T01:00:00.400Z'),
    local: { date: '2026-11-11', minute: 540 },
    codes: ['a7k0m2'],
    unsure: 0,
    painted: true,
    open: undefined
  });
  expect(proofs.unreported()).toEqual([]);
  expect(proofs.reported([], '2026-11-12')).toHaveLength(1);
});

test('a screen that has never heard the server says so, and a plain one tells no showings', () => {
  const unheard = watched('2026-11-11T09:00');
  unheard.advance(5, { unsure: Infinity });
  expect(unheard.proofs.unreported()).toMatchObject([{ seconds: 4, unsure: null }]);
  const plain = watched('2026-11-11T09:00');
  plain.advance(5);
  expect(plain.proofs.unreported()[0]).not.toHaveProperty('showings');
});

test('weeks without a line are told the oldest first, so many at once', () => {
  const here = watched('2026-11-11T09:00');
  for (let day = 0; day < 70; day += 1)
    here.advance(3, { now: Date.parse('2026-11-11T01:00:00Z') + day * 86_400_000 });
  const reported = here.proofs.unreported();
  expect(reported).toHaveLength(60);
  expect(reported[0]?.day).toBe('2026-11-11');
});

test('a day made longer by a clock that was set back has no more than its first and last moment allow', () => {
  const here = watched('2026-11-11T00:00');
  here.advance(7200);
  // The clock goes back an hour, and the second hour passes once more.
  const back = Date.parse('2026-11-11T01:00:00+08:00');
  for (let n = 0; n < 3600; n += 1) here.advance(1, { now: back + n * 1000 });
  expect(here.proofs.unreported()).toMatchObject([{ seconds: 7259, open: 7259 }]);
});
