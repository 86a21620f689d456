import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardComputer } from '../../tests/make/board-computer';

let computer: BoardComputer;
beforeEach(() => {
  computer = new BoardComputer({ BOARD_PANEL: 'none' });
  computer.program('chromium');
});
afterEach(() => computer.remove());

it.each([
  ['by day', '10:00', false],
  ['while the panel is off, when nothing can be painted', '03:30', true]
])('%s, a start that showed nothing: opens without a server the next time?', async (_, time, shown) => {
  computer.keep('shown', '');
  await computer.run('display/kiosk/launch.sh', [], { BOARD_NOW: time });
  expect(computer.asked()).toEqual([expect.stringMatching(/ https:\/\/sunboard\.example\.org\/wall$/)]);
  expect(existsSync(join(computer.profile, 'shown'))).toBe(shown);
});
