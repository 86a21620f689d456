import type { Page } from '@playwright/test';
import { demoPassword } from '../../src/lib/server/domain/demo/demo-accounts';
import { awake } from './awake';
import { endSession, restored, signInAgain } from './ended-session';
import { keptOnPhone } from './kept-on-phone';
import { expect, signIn, test, type ServedApp } from './served-app';

/** The text of each control by its name; of a radio button or checkbox, whether the first of it is ticked. */
type Typed = Record<string, string | boolean>;

interface KeptForm {
  username: string;
  /** where it is, or how to come to it */
  path: string | ((page: Page, app: ServedApp) => Promise<string>);
  form: string;
  typed: Typed;
  /** its script queues it on the phone, so that it isn't sent under an ended session */
  isQueued?: true;
}

/** Takes the demo’s waiting objection up to where its findings are to be recorded. */
async function assigned(page: Page, app: ServedApp): Promise<string> {
  await signIn(page, app, 'fangmin', '/office/objections');
  await page.getByRole('link', { name: /^异\d+-2$/ }).click();
  await page.getByLabel('核查人').selectOption({ label: '何洁' });
  await page.getByRole('button', { name: '交给这位核查' }).click();
  await expect(page.getByRole('status')).toContainText('已办理');
  return new URL(page.url()).pathname;
}

/** Takes the same objection up to where it is to be answered. */
async function found(page: Page, app: ServedApp): Promise<string> {
  const path = await assigned(page, app);
  await signIn(page, app, 'hejie', path);
  await page.getByLabel('核查结果').fill('签到表上没有这次。');
  await page.getByRole('button', { name: '记入核查情况' }).click();
  await expect(page.getByRole('heading', { name: '答复', exact: true })).toBeVisible();
  return path;
}

const forms: Record<string, KeptForm> = {
  '/office/claims/paper': {
    username: 'fangmin',
    path: '/office/claims/paper',
    form: 'form:has([name=paper])',
    typed: {
      subject: 'YG002',
      paper: '纸17',
      item: 'mediation',
      basis: '调字〔2026〕34号',
      story: '五号院两户。'
    }
  },
  '/me/notice/object': {
    username: 'liming',
    path: '/me/notice/object',
    form: 'form[action="/me/notice/object"]',
    isQueued: true,
    typed: { wrong: '', said: '数量记少了一件。' }
  },
  '/office/objections/paper': {
    username: 'fangmin',
    path: '/office/objections/paper',
    form: 'form:has([name=paper])',
    typed: { subject: 'YG003', paper: '来信7号', date: '2026-01-05', said: '少了一位。', contact: '张阿姨' }
  },
  'an objection’s findings': {
    username: 'hejie',
    path: assigned,
    form: 'form[action="?/find"]',
    typed: { words: '签到表上没有第二次。' }
  },
  'an objection’s answer': {
    username: 'hejie',
    path: found,
    form: 'form[action="?/answer"]',
    typed: { upheld: true, entry: true, words: '经核对，结果不变。' }
  },
  '/office/meetings': {
    username: 'hejie',
    path: '/office/meetings',
    form: 'form:has([name=minutes])',
    typed: { date: '2026-01-05', body: '两委联席会', minutes: '两委纪要〔2026〕41号', account: false }
  }
};

for (const [name, { username, path, form, typed, isQueued }] of Object.entries(forms))
  test(`${name}: what was typed outlives a reload, Back and the session’s end`, async ({ app, browser }) => {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    const own = typeof path === 'string' ? path : await path(page, app);
    await signIn(page, app, username, own);
    await awake(page);
    const fields = page.locator(form);
    const controls = Object.entries(typed).map(
      ([control, value]) => [fields.locator(`[name=${control}]`).first(), value] as const
    );
    for (const [control, value] of controls) {
      if (typeof value === 'boolean') await control.setChecked(value);
      else if (await control.evaluate((element) => element.tagName === 'SELECT'))
        await control.selectOption(value);
      else await control.fill(value);
    }
    const stands = async () => {
      for (const [control, value] of controls)
        if (typeof value === 'boolean') await expect(control).toBeChecked({ checked: value });
        else await expect(control).toHaveValue(value);
    };
    // The phone's database is opened after the page is there.
    if (isQueued) await expect.poll(() => keptOnPhone(page)).toContain(String(typed.said));
    await page.reload();
    await stands();
    await page.goto(`${app.url}/account`);
    await page.goBack();
    await stands();
    if (isQueued) return;
    const served = {
      password: demoPassword,
      enter: (at: Page, who: string, to: string) => signIn(at, app, who, to)
    };
    await endSession(browser, served, username);
    await fields.locator('button.go').click();
    await signInAgain(page, served, username);
    expect(new URL(page.url()).pathname).toBe(own);
    await expect(fields.getByText(restored)).toBeVisible();
    await stands();
  });
