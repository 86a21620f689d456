import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import LayerFixture from '../../tests/fixtures/LayerFixture.svelte';
import { everySlot } from '../../tests/fixtures/every-slot';
import { makeFeed } from '../../tests/fixtures/feed';
import { speakAsAsked } from '../language';
import { MeasuredPages } from '../stage/measure';
import { prepareLayer } from '../stage/prepare';

beforeEach(() => {
  speakAsAsked(new URL('?lang=en', location.href));
  document.documentElement.classList.add('wall');
});
afterEach(() => {
  speakAsAsked(new URL(location.href));
  document.documentElement.classList.remove('wall');
});

test.each(['standings', 'honours', 'changes', 'trend'])(
  'a board in English names the items of %s in English',
  async (scene) => {
    await page.viewport(1920, 1080);
    const feed = makeFeed();
    const layout = 'landscape' as const;
    const moment = { date: '2026-11-11', minute: 581 };
    const slots = everySlot({ feed, layout, pages: new MeasuredPages(), moment });
    const slot = slots.find((each) => each.scene === scene) ?? expect.fail(`no ${scene}`);
    const slide = { id: 1, slot, feed, layout, today: '2026-11-11' };
    const { container } = await render(LayerFixture, { slide, hold: () => {} });
    await tick();
    await prepareLayer(container, []);
    expect(container.textContent).toMatch(/Dispute settled|Took part in an activity/);
    expect(container.textContent).not.toMatch(
      /调解纠纷|参加活动|登记信息|提前完成任务|好人好事|任务积分|每.加/
    );
  }
);
