import type { Browser, Locator, Page } from '@playwright/test';
import { awake } from './awake';
import { expect, test } from './base-test';
import { dayIn } from '../../src/lib/calendar';
import { expectNoViolations } from './axe';
import { like, words } from '../make/words';
import { decidingApp, type DecidingApp } from './deciding-app';

const today = dayIn('Asia/Shanghai', new Date());
const people = Array.from({ length: 40 }, (_, at) => `某${String.fromCodePoint(0x7532 + at)}`);
const items = ['mediation', 'registration'];
/** Two claims of each of forty people; one in ten lacks the paper's number. */
const declared = people.flatMap((_, at) =>
  items.map((item, n) => ({
    subject: `u${at + 1}`,
    item,
    date: today,
    basis: n === 0 && at % 10 === 9 ? '' : `${item === 'mediation' ? '调' : '登'}字${at + 1}号`
  }))
);
const dashboards = [
  { username: 'fangmin', role: 'recorder' },
  { username: 'gaoyuan', role: 'recorder' },
  { username: 'shuji', role: 'committee' },
  { username: 'zhuren', role: 'committee' },
  { username: 'weiyuan', role: 'committee' }
] as const;

/**
 * A person at the dashboard: clicks, keys, and the seconds these take; by Card, Moran and Newell ("The
 * Keystroke-Level Model for User Performance Time with Interactive Systems", CACM 23(7), 1980, table 1): K for a key
 * of an average non-secretary typist, P to point, B down and up, H from the mouse to the keys or back, M to think
 * before each. R, the machine's time, counts a second each time, which is more than it is. A 汉字 counts as four keys
 * (pinyin and the choice). Only the operation is counted, and not a committee's discussion.
 */
class Hand {
  clicks = 0;
  keys = 0;
  seconds = 0;
  async on(target: Locator): Promise<void> {
    this.clicks += 1;
    this.seconds += klm.M + klm.P + klm.B + klm.R;
    await target.click();
  }
  async chooses(target: Locator, index: number): Promise<void> {
    // The list is opened, and the line in it is pointed at.
    this.clicks += 2;
    this.seconds += 2 * (klm.M + klm.P + klm.B) + klm.R;
    await target.selectOption({ index });
  }
  async types(target: Locator, text: string): Promise<void> {
    const keys = [...text].reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 4 : 1), 0);
    this.clicks += 1;
    this.keys += keys;
    this.seconds += klm.M + klm.P + klm.B + klm.H + keys * klm.K + klm.H;
    await target.fill(text);
  }
  /** @param page left out when a key is only counted, because pressing it would repeat the same */
  async presses(key: string, page?: Page): Promise<void> {
    this.keys += 1;
    this.seconds += klm.M + klm.K + klm.R;
    await page?.keyboard.press(key);
  }
}
const klm = { K: 0.28, P: 1.1, B: 0.2, H: 0.4, M: 1.35, R: 1 };

/** Presses Tab until an element has focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, most = 40): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${most} presses of Tab: ${target}`);
}

test.describe('a month at the office', () => {
  let app: DecidingApp;
  test.beforeEach(async () => {
    app = await decidingApp('community-cadres', people, dashboards, [], today.slice(0, 7), declared);
  });
  test.afterEach(() => app.stop());

  const opened = async (browser: Browser, username: string, path: string) => {
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1366, height: 768 }
    });
    const page = await context.newPage();
    await app.enter(page, username, path);
    return page;
  };
  const recordMeeting = async (
    page: Page,
    click: (target: Locator) => Promise<void>,
    type = (target: Locator, text: string) => target.fill(text)
  ) => {
    await type(page.getByLabel('会议日期'), today);
    await type(page.getByLabel('会议纪要编号'), '两委会纪要〔2026〕20号');
    await click(page.getByRole('button', { name: '全部到会' }));
    await click(page.getByRole('button', { name: '登记，开始认定' }));
    await page.waitForURL(/\/office\/meetings\/[\w-]{20,}/);
  };

  test('eighty claims of forty people are checked, decided, sealed and published with few clicks, each step on view @core', async ({
    browser
  }) => {
    test.setTimeout(180_000);
    const hand = new Hand();
    const page = await opened(browser, 'fangmin', '/office');
    const mine = page.getByRole('region', { name: '等您办理' });
    await expect(mine).toContainText('80件申报待初评');
    await expectNoViolations(page, 'home with work');
    await hand.on(mine.getByRole('link', { name: '件申报待初评' }));
    await expect(page.locator('.q li')).toHaveCount(80);
    await expectNoViolations(page, 'inbox');

    // Claims without a paper are returned one by one: opened, the reason typed, sent.
    for (const name of ['某' + String.fromCodePoint(0x7532 + 9), '某' + String.fromCodePoint(0x7532 + 19)]) {
      const line = page.locator('.q li', { hasText: name }).filter({ hasText: '有一处待定' });
      await hand.on(line.getByRole('link'));
      await expect(page.locator('.checks')).toContainText('没有写依据文号');
      await hand.types(page.getByLabel('初评意见'), '请补协议编号');
      await hand.on(page.getByRole('button', { name: '退回补正' }));
      await expect(page.getByRole('status').first()).toContainText('已退回补正：1 件');
    }
    // One of them was returned too early; there are ten seconds to undo it.
    await hand.on(page.getByRole('button', { name: '撤销' }));
    await expect(page.getByRole('status').first()).toContainText('已撤销');
    await expect(page.locator('.q li')).toHaveCount(79);

    // Each of the others is looked at, with the keyboard.
    const lines = page.locator('.q li');
    const current = lines.locator('[aria-current]');
    for (let looked = 0; looked < 10; looked += 1) {
      const before = await current.getAttribute('data-claim');
      await hand.presses('ArrowDown', page);
      await expect(current).not.toHaveAttribute('data-claim', before ?? '');
    }
    for (let looked = 10; looked < 79; looked += 1) await hand.presses('ArrowDown');

    // The rest goes in bulk, item by item.
    await hand.chooses(page.getByLabel('只看一项'), 1);
    await expect(page.locator('.q li')).toHaveCount(39);
    await hand.on(page.getByRole('button', { name: '全部勾选（39 件）' }));
    await hand.on(page.getByRole('button', { name: '把选中的 39 件提请会议' }));
    await expect(page.getByRole('status').first()).toContainText('已提请会议：39 件');
    await hand.on(page.getByRole('link', { name: /^待初评/ }));
    await hand.on(page.getByRole('button', { name: '全部勾选（40 件）' }));
    await hand.on(page.getByRole('button', { name: '把选中的 40 件提请会议' }));
    await expect(page.getByText('这里没有申报')).toBeVisible();

    await hand.on(page.getByRole('link', { name: /^会议/ }));
    await hand.on(page.getByRole('link', { name: '打印议程' }));
    await expect(page.locator('tbody tr')).toHaveCount(79);
    await expect(page.getByText('情况说明：第2件的经过')).toBeVisible();
    await expectNoViolations(page, 'agenda');
    await hand.on(page.getByRole('link', { name: '返回' }));
    await recordMeeting(
      page,
      (target) => hand.on(target),
      (target, text) => hand.types(target, text)
    );
    await expect(page.getByText('情况说明：第2件的经过')).toBeVisible();
    await expectNoViolations(page, 'meeting');
    await hand.on(page.getByRole('button', { name: '全部选“认定”' }));
    await hand.on(page.getByRole('button', { name: '记入认定（79 件）' }));
    await expect(page.locator('tbody tr')).toHaveCount(79);
    await expectNoViolations(page, 'meeting that has decided');
    await page.getByRole('link', { name: '打印纪要' }).click();
    await expect(page.locator('main')).toContainText('认定 79 件，不认定 0 件');
    await expectNoViolations(page, 'minutes');

    // The month is proposed, sealed by somebody else, and published. It isn't over yet, so each person ticks
    // a box.
    await page.goto(`${app.url}/office`);
    await hand.on(page.locator('main a[href="/office/seal"]').first());
    await hand.on(page.getByLabel(words('office_seal_early_tick')));
    await hand.on(page.getByRole('button', { name: like('seal_propose') }));
    await expect(page.getByText(like('seal_waits'))).toBeVisible();
    const second = await opened(browser, 'shuji', '/office');
    await hand.on(second.locator('main a[href="/office/seal"]').first());
    await hand.on(second.getByLabel(words('office_seal_early_tick')));
    await hand.on(second.getByRole('button', { name: like('office_seal_now') }));
    await expect(second.locator('main').getByRole('status')).toContainText(like('office_sealed_done'));
    await page.goto(`${app.url}/office`);
    await hand.on(page.locator('main a[href^="/office/publish"]').first());
    await hand.on(page.getByLabel(words('office_publish_tick')));
    await hand.on(page.getByRole('button', { name: words('office_publish_now'), exact: true }));
    await page.waitForURL(/published=/);

    const minutes = hand.seconds / 60;
    console.log(
      `a month of 40 people and 80 claims: ${hand.clicks} clicks, ${hand.keys} keys, ${minutes.toFixed(1)} minutes by the model`
    );
    expect(hand.clicks).toBeLessThanOrEqual(35);
    expect(minutes).toBeLessThanOrEqual(15);

    // Anybody's reasons are found through the roster and the person.
    await page.goto(`${app.url}/office`);
    const reasons = new Hand();
    await reasons.on(
      page
        .getByRole('navigation')
        .getByRole('link', { name: /^人员|^干部|^全体|名册/ })
        .first()
    );
    await reasons.on(page.getByRole('link', { name: people[0] ?? '' }).first());
    await expect(page.locator('main')).toContainText('调字1号');
    // Unfolded, a line shows the rule's own words, the basis, and whose decision it was.
    await reasons.on(page.locator('main details summary', { hasText: '调解' }).first());
    const reason = page.locator('main details[open]', { hasText: '调解' });
    await expect(reason).toContainText('调字1号');
    await expect(reason).toContainText('两委会纪要〔2026〕20号');
    expect(reasons.clicks).toBeLessThanOrEqual(3);

    await page.goto(`${app.url}/office/claims/missing`);
    await expect(page.locator('main')).toContainText('都申报过了');
    await expectNoViolations(page, 'who has not declared');
  });

  test('with the keyboard alone: checked, undone, checked again, decided', async ({ browser }) => {
    const page = await opened(browser, 'fangmin', '/office/claims');
    await expect(page.locator('.q li')).toHaveCount(80);
    const first = await page.locator('.h p').innerText();
    await awake(page);
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.h p')).not.toHaveText(first);
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('.h p')).toHaveText(first);
    await page.keyboard.press('Enter');
    await expect(page.locator('.q li')).toHaveCount(79);
    await page.keyboard.press('Control+z');
    await expect(page.locator('.q li')).toHaveCount(80);
    // The opinion's field is a few stops of Tab away, not eighty.
    await tabTo(page, page.getByLabel('初评意见'));
    await page.keyboard.type('属实');
    await page.keyboard.press('Enter');
    await expect(page.locator('.q li')).toHaveCount(79);

    await page.goto(`${app.url}/office/meetings`);
    await recordMeeting(page, async (target) => {
      await tabTo(page, target, 60);
      await page.keyboard.press('Enter');
    });
    await awake(page);
    await tabTo(page, page.getByRole('button', { name: '全部选“认定”' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: '记入认定（1 件）' }));
    await page.keyboard.press('Enter');
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await expect(page.locator('tbody tr')).toContainText('认定');
  });

  test('two recorders at once: the second sees that it is done, at once, and overwrites nothing', async ({
    browser
  }) => {
    const one = await opened(browser, 'fangmin', '/office/claims');
    const other = await opened(browser, 'gaoyuan', '/office/claims');
    await expect(other.locator('.q li')).toHaveCount(80);
    await other.getByLabel('初评意见').fill('我的意见');
    // Both have the same claim open, and the first is quicker.
    await one
      .getByRole('button', { name: /^提请会议/ })
      .first()
      .click();
    await expect(one.locator('.q li')).toHaveCount(79);
    await expect(other.getByRole('alert')).toContainText('已经有人办理：提请会议（fangmin');
    await expect(other.locator('.q li')).toHaveCount(79);
    await expect(other.getByLabel('初评意见')).toHaveCount(0);
    // When something else is done, an open claim stays as it is, with the typed text.
    await other.locator('.q li').nth(5).getByRole('link').click();
    await other.getByLabel('初评意见').fill('还在写');
    await one
      .getByRole('button', { name: /^提请会议/ })
      .first()
      .click();
    await expect(other.locator('.q li')).toHaveCount(78);
    await expect(other.getByLabel('初评意见')).toHaveValue('还在写');
  });
});
