import type { Locator, Page } from '@playwright/test';
import { expect } from './base-test';

/** Steps a board on by one, and waits until the next scene is in front, however slow the machine is. */
export async function stepOn(board: Page): Promise<void> {
  const layerInFront = () =>
    board.locator('.layer').evaluateAll((all) => all.findIndex((each) => each.matches('.seen')));
  const before = await layerInFront();
  await board.keyboard.press('ArrowRight');
  await expect.poll(layerInFront, { intervals: [50] }).not.toBe(before);
}

/** Steps a board on until its front scene has an element. */
export async function stepUntil(board: Page, wanted: Locator): Promise<void> {
  await expect(board.locator('.layer.seen > .scene')).toBeVisible();
  await expect(async () => {
    if ((await wanted.count()) > 0) return;
    await stepOn(board);
    expect(await wanted.count()).toBeGreaterThan(0);
  }).toPass({ intervals: [100] });
}

/** Steps a board on until a scene of that kind is in front. */
export function stepToScene(board: Page, scene: string): Promise<void> {
  return stepUntil(board, board.locator(`.layer.seen > .scene[data-scene=${scene}]`));
}
