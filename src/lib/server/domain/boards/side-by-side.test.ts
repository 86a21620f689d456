import { expect, it } from 'vitest';
import { spansOfShowings } from './showings-text';
import { unionOf, type ShownRun } from './side-by-side';

const at = (clock: string) => `2026-10-06T${clock}.000Z`;

/** A sum of which only the first and last moment are known. */
const run = (from: string, until: string, seconds: number, open = seconds): ShownRun => ({
  first: at(from),
  last: at(until),
  seconds,
  open,
  spans: null,
  unsure: 0
});

/** A sum with all its showings, each in opening hours: `09:00:00-09:00:10`. */
function reported(...spans: string[]): ShownRun {
  const ends = spans.map((span) => span.split('-').map((clock) => Date.parse(at(clock))));
  const showings = ends.map(([from = 0, until = 0]) => [from, until - from, 1] as [number, number, 1]);
  const seconds = showings.reduce((sum, [, ms]) => sum + ms, 0) / 1000;
  const first = spans[0]?.slice(0, 8) ?? '';
  const last = spans.at(-1)?.slice(9) ?? '';
  return { ...run(first, last, seconds), spans: spansOfShowings(showings) };
}

const ends = (from: string, until: string) => ({ first: at(from), last: at(until) });

it('two screens that ran at the same time prove the time in which either showed it', () => {
  const two = [
    reported('01:00:00-01:00:10', '01:01:00-01:01:10'),
    reported('01:00:05-01:00:15', '01:00:40-01:00:50', '01:01:20-01:01:30')
  ];
  expect(unionOf(two)).toEqual({ ...ends('01:00:00', '01:01:30'), seconds: 45, open: 45, shared: true });
});

it('two screens of which nobody knows when they showed it prove no more than the longer of them', () => {
  const two = [run('01:00:00', '01:01:32', 76), run('01:00:01', '01:01:31', 75)];
  expect(unionOf(two)).toMatchObject({ ...ends('01:00:00', '01:01:32'), seconds: 76, open: 76 });
});

it('40 % of a day shown by two screens at once stays 40 %', () => {
  const half = () => run('00:00:00', '10:00:00', 14_400, 7200);
  expect(unionOf([half(), half()])).toMatchObject({ seconds: 14_400, open: 7200, shared: true });
});

it('one screen that began anew adds up, whatever order its sums come in', () => {
  const sums = [run('03:10:00', '03:20:00', 600), run('01:00:00', '03:00:00', 3600, 3000)];
  expect(unionOf(sums)).toEqual({
    ...ends('01:00:00', '03:20:00'),
    seconds: 4200,
    open: 3600,
    shared: false
  });
});

it('clocks that differ by seconds make no second screen of a restart, and no more than the time there was', () => {
  const sums = [run('01:00:00', '01:01:00', 60), run('01:00:50', '01:01:30', 40)];
  expect(unionOf(sums)).toEqual({
    ...ends('01:00:00', '01:01:30'),
    seconds: 90,
    open: 90,
    shared: false
  });
});

it('two screens that follow each other count both, beside a third that ran all the time', () => {
  const sums = [
    run('01:00:00', '02:00:00', 900),
    run('02:30:00', '03:00:00', 600),
    run('01:00:00', '03:00:00', 1000)
  ];
  expect(unionOf(sums)).toMatchObject({ seconds: 1500, shared: true });
});

it('the ends that an uncertain clock may have moved don’t count beside another screen', () => {
  const late = { ...reported('01:00:01-01:00:11', '01:01:01-01:01:11'), unsure: 1000 };
  const right = reported('01:00:00-01:00:10', '01:01:00-01:01:10');
  expect(unionOf([right, late])).toMatchObject({ seconds: 20 });
});

it('a screen that never heard the server proves nothing beside another', () => {
  const lost = { ...reported('05:00:00-05:00:30'), unsure: null };
  expect(unionOf([reported('01:00:00-01:00:40'), lost])).toMatchObject({ seconds: 40 });
  expect(unionOf([lost])).toMatchObject({ seconds: 30 });
});
