import type { Locator, Page } from '@playwright/test';
import { expect } from './base-test';

/**
 * Steps a board on until its front scene has an element. It waits for each swap, however slow the machine is.
 */
export async function stepUntil(board: Page, wanted: Locator): Promise<void> {
  const layerInFront = () =>
    board.locator('.layer').evaluateAll((all) => all.findIndex((each) => each.matches('.seen')));
  await expect(board.locator('.layer.seen > .scene')).toBeVisible();
  await expect(async () => {
    if ((await wanted.count()) > 0) return;
    const before = await layerInFront();
    await board.keyboard.press('ArrowRight');
    await expect.poll(layerInFront).not.toBe(before);
    expect(await wanted.count()).toBeGreaterThan(0);
  }).toPass({ intervals: [100], timeout: 60_000 });
}

/** Steps a board on until a scene of that kind is in front. */
export function stepToScene(board: Page, scene: string): Promise<void> {
  return stepUntil(board, board.locator(`.layer.seen > .scene[data-scene=${scene}]`));
}
