import { ProofOfPlay, type ProofStore } from '$display/player/proof-of-play';
import type { StoredProof } from '$lib/local/board/shown-store';
import type { ShownNotice } from '$lib/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBoardState } from '../make/board-state';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const day = '2026-10-06';
const start = Date.parse('2026-10-06T01:00:00Z');
/** Milliseconds of a history. */
const length = 240_000;

/** One screen's life; all times in ms since the start of the history. */
interface ScreenLife {
  on: number;
  /** how long the notice is visible and then isn't, again and again */
  turns: [seen: number, other: number][];
  /** when the page starts anew, and whether its storage is cleared by that, kept, or behind by a power cut */
  restarts: { at: number; as: 'cleared' | 'kept' | 'cut' }[];
  /** milliseconds after each full second at which it looks */
  phase: number;
  /** by how much its clock differs from the server's, and how much it knows of that */
  wrong: number;
  /** when it reports, and whether the report and its answer arrive */
  reports: { at: number; arrives: 'both' | 'report' | 'neither' }[];
}

const life = (whole: boolean): fc.Arbitrary<ScreenLife> =>
  fc.record({
    on: fc.nat(length / 2),
    turns: fc.array(fc.tuple(fc.integer({ min: 1500, max: 30_000 }), fc.integer({ min: 1, max: 40_000 })), {
      minLength: 1,
      maxLength: 4
    }),
    restarts: fc.array(
      fc.record({
        at: fc.nat(length),
        as: whole ? fc.constantFrom('kept') : fc.constantFrom('cleared', 'kept', 'cut')
      }),
      { maxLength: 2 }
    ) as fc.Arbitrary<ScreenLife['restarts']>,
    phase: fc.nat(999),
    wrong: whole ? fc.constant(0) : fc.integer({ min: -400, max: 400 }),
    reports: fc.array(
      fc.record({
        at: fc.nat(length),
        arrives: fc.constantFrom('both', 'report', 'neither')
      }),
      { maxLength: 4 }
    ) as fc.Arbitrary<ScreenLife['reports']>
  });

/** The changes of what is visible: at each, whether the notice is visible from then on. */
function swapsOf({ on, turns }: ScreenLife): { at: number; seen: boolean }[] {
  const swaps: { at: number; seen: boolean }[] = [];
  let at = on;
  for (let n = 0; at < length; n += 1) {
    const [seen, other] = turns[n % turns.length] ?? [1000, 1000];
    swaps.push({ at, seen: true }, { at: at + seen, seen: false });
    at += seen + other;
  }
  return swaps.filter((swap) => swap.at < length);
}

/** Marks by hand, for each ms, whether this screen showed the notice and looked while it did. */
function markShown(marks: Uint8Array, screen: ScreenLife): void {
  const swaps = swapsOf(screen);
  const begins = [screen.on, ...screen.restarts.map(({ at }) => at).filter((at) => at > screen.on)];
  begins.sort((a, b) => a - b);
  begins.forEach((begin, n) => {
    const end = begins[n + 1] ?? length;
    const looks = [];
    for (let at = screen.phase; at < end; at += 1000) if (at >= begin) looks.push(at);
    for (const { at } of swaps) if (at >= begin && at < end) looks.push(at);
    if (looks.length === 0) return;
    const [from, until] = [Math.min(...looks), Math.max(...looks)];
    swaps.forEach(({ at, seen }, which) => {
      if (seen)
        marks.fill(1, Math.max(at, from), Math.max(from, Math.min(swaps[which + 1]?.at ?? length, until)));
    });
  });
}

/** Lives one screen's life with the board's own counter. @returns the reports that arrive, in order of time */
async function lived(screen: ScreenLife, name: number): Promise<{ at: number; notices: ShownNotice[] }[]> {
  let disk = new Map<string, StoredProof>();
  let runs = 0;
  const store: ProofStore = {
    all: () => Promise.resolve([...disk.values()]),
    write: (rows) => Promise.resolve(rows.forEach((row) => disk.set(row.notice.run, row))),
    remove: (rows) => Promise.resolve(rows.forEach((row) => disk.delete(row.notice.run)))
  };
  const newRun = () => `${name}${(runs += 1)}`.padStart(16, '0');
  let proofs = new ProofOfPlay(store, 'paired', newRun);
  const arrived: { at: number; notices: ShownNotice[] }[] = [];
  const swaps = new Map(swapsOf(screen).map((swap) => [swap.at, swap]));
  let visible = false;
  const sample = (at: number) => {
    const now = start + at + screen.wrong;
    const minute = Math.floor(at / 60_000);
    proofs.sample({
      at,
      now,
      local: { date: day, minute: 540 + minute },
      codes: visible ? ['a7k0m2'] : [],
      unsure: Math.abs(screen.wrong),
      painted: true,
      open: [{ from: 541, until: 543 }]
    });
  };
  const report = (at: number, arrives: ScreenLife['reports'][number]['arrives']) => {
    const notices = proofs.unreported();
    if (arrives !== 'neither') arrived.push({ at, notices });
    if (arrives === 'both') proofs.reported(notices, day);
  };
  const looks = Array.from({ length: length / 1000 }, (_, n) => n * 1000 + screen.phase);
  const writes = Array.from({ length: length / 60_000 }, (_, n) => n * 60_000 + 59_000);
  const others = [...screen.restarts, ...screen.reports].map(({ at }) => at);
  const moments = new Set([...swaps.keys(), ...looks, ...writes, ...others]);
  for (const at of [...moments].filter((each) => each >= screen.on).sort((a, b) => a - b)) {
    const restart = screen.restarts.find((each) => each.at === at && at > screen.on);
    if (restart) {
      if (restart.as === 'kept') await proofs.keep();
      if (restart.as === 'cleared') disk = new Map();
      proofs = new ProofOfPlay(store, 'paired', newRun);
      await proofs.restore();
    }
    const swap = swaps.get(at);
    if (swap || at % 1000 === screen.phase) sample(at);
    visible = swap?.seen ?? visible;
    if (at % 60_000 === 59_000) await proofs.keep();
    const due = screen.reports.find((each) => each.at === at);
    if (due) report(at, due.arrives);
  }
  report(length, 'both');
  return arrived;
}

describe.each(databases)('proof of publicity by several screens with one token, on $kind', (database) => {
  let here: TestApp;
  let notice: string;
  const runs = database.kind === 'sqlite' ? 40 : 10;

  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    ({ code: notice } = await here.publish('2026-09'));
  });
  afterEach(() => here.end());

  /** Reports the lives of these screens as one board's, and reads what the office then sees. */
  async function proofOf(screens: ScreenLife[], name: string) {
    here.at('2026-10-05T23:00:00Z');
    const { board } = await here.pair(name);
    here.at('2026-10-06T04:00:00Z');
    const lives = await Promise.all(screens.map(lived));
    const reports = lives
      .flatMap((life, n) => life.map((report) => ({ ...report, n })))
      .sort((a, b) => a.at - b.at);
    for (const { notices, n } of reports)
      await here.app.screens.hear(
        { board, unit: here.recorder.unit },
        {
          shows: 41,
          state: { ...aBoardState, start: String(n).repeat(16) },
          notices: notices.map((each) => ({ ...each, code: notice }))
        }
      );
    const { boards } = await here.app.read(here.operator);
    const proofs = (await boards.showings(notice)).filter((each) => each.board === board);
    const marks = new Uint8Array(length);
    for (const screen of screens) markShown(marks, screen);
    const open = marks.subarray(60_000, 180_000);
    const [ms, openMs] = [marks, open].map((all) => all.reduce((sum, each) => sum + each, 0));
    return { proof: proofs[0], ms: ms ?? 0, openMs: openMs ?? 0 };
  }

  let count = 0;
  const newName = () => `屏${(count += 1)}`;

  it('where every beat arrived, it is exactly the time in which any of them showed it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life(true), { minLength: 1, maxLength: 4 }), async (screens) => {
        const { proof, ms } = await proofOf(screens, newName());
        expect(proof?.seconds ?? 0).toBe(Math.floor(ms / 1000));
      }),
      { numRuns: runs }
    );
  });

  it('with clocks apart, storage cleared, power cuts and lost reports it is never more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life(false), { minLength: 1, maxLength: 4 }), async (screens) => {
        const { proof, ms, openMs } = await proofOf(screens, newName());
        expect((proof?.seconds ?? 0) * 1000).toBeLessThanOrEqual(ms);
        // A second at each end of the hours may be counted by the look that closes it.
        expect((proof?.open ?? 0) * 1000).toBeLessThanOrEqual(openMs + 1000 * screens.length);
      }),
      { numRuns: runs }
    );
  });
});
