import { expect, it } from 'vitest';
import { swapThrough } from '../../src/cli/bench/boards/board-swaps';
import { meetsLimit } from '../../src/cli/bench/runs/figure';
import { figureLine } from '../../src/cli/bench/runs/report';

const swaps = 10_000;

it(`${swaps} swaps through all scenes, a day and a night: what the board holds stays the same`, async () => {
  const figures = await swapThrough(swaps, (what) => console.log(what));
  console.log(figures.map((figure) => figureLine(figure, null)).join('\n'));
  expect(figures.filter((figure) => !meetsLimit(figure)).map(({ name }) => name)).toEqual([]);
}, 3_600_000);
