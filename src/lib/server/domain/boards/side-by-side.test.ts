import { expect, it } from 'vitest';
import { unionOf } from './side-by-side';

const at = (clock: string) => `2026-10-06T${clock}.000Z`;
const run = (from: string, until: string, seconds: number, open = seconds) => ({
  first: at(from),
  last: at(until),
  seconds,
  open
});

it('two screens that ran at the same time prove no more than the longer of them', () => {
  const two = [run('01:00:00', '01:01:32', 76), run('01:00:01', '01:01:31', 75)];
  expect(unionOf(two)).toEqual({ ...run('01:00:00', '01:01:32', 76), shared: true });
});

it('40 % of a day shown by two screens at once stays 40 %', () => {
  const half = () => run('00:00:00', '10:00:00', 14_400, 7200);
  expect(unionOf([half(), half()])).toMatchObject({ seconds: 14_400, open: 7200, shared: true });
});

it('one screen that began anew adds up, whatever order its sums come in', () => {
  const sums = [run('03:10:00', '03:20:00', 600), run('01:00:00', '03:00:00', 3600, 3000)];
  expect(unionOf(sums)).toEqual({ ...run('01:00:00', '03:20:00', 4200, 3600), shared: false });
});

it('clocks that differ by seconds make no second screen of a restart, and no more than the time there was', () => {
  const sums = [run('01:00:00', '01:01:00', 61), run('01:00:50', '01:01:30', 41)];
  expect(unionOf(sums)).toEqual({ ...run('01:00:00', '01:01:30', 91), shared: false });
});

it('a screen beside two that follow each other is counted once', () => {
  const sums = [
    run('01:00:00', '02:00:00', 900),
    run('02:30:00', '03:00:00', 600),
    run('01:00:00', '03:00:00', 1000)
  ];
  expect(unionOf(sums)).toMatchObject({ seconds: 1000, shared: true });
});
