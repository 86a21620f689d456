import { like, words } from '../make/words';
import { expect, signIn, test } from './served-app';

const reason = '请补附缺席主题党日人员的补学签到表';
const reply = '已补附签到表，见附件。';
const paper = {
  name: '签到表.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 签到表')
};

test('a filing that the superior returned is answered with a paper, and filed anew', async ({
  browser,
  app
}) => {
  const at = async (username: string, path: string) => {
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1366, height: 768 }
    });
    const page = await context.newPage();
    await signIn(page, app, username, path);
    return page;
  };
  const superior = await at('xuexiaodangwei', '/office/filings');
  const filings = superior.getByRole('link', { name: /^备\d{4}-\d+$/ });
  await filings.first().click();
  await superior.getByLabel(words('filing_review_words')).fill(reason);
  await superior.getByRole('button', { name: words('filing_action_return'), exact: true }).click();
  await expect(superior.locator('main header')).toContainText(words('filing_state_returned'));

  const recorder = await at('zhibu', '/office/filings');
  const returned = recorder.locator('.back');
  await expect(returned).toContainText(words('filing_returned_today'));
  await expect(returned).toContainText(reason);
  await expect(recorder.locator('main')).not.toContainText(like('filing_late'));
  await returned.getByRole('link').click();
  await recorder.getByLabel(words('filing_answer_return_words')).fill(reply);
  await recorder.locator('input[type=file]').first().setInputFiles(paper);
  await recorder.getByRole('button', { name: words('filing_action_answer'), exact: true }).click();
  await expect(recorder.getByRole('link', { name: paper.name })).toBeVisible();
  await recorder.getByRole('link', { name: words('filing_file_anew') }).click();
  await recorder.waitForURL(/\/filings\/file\?period=/);
  await expect(recorder.locator('main')).toContainText(reason);
  await recorder.locator('form button.go').click();
  await expect(recorder.getByRole('status')).toContainText(like('filing_done'));

  await superior.goto(`${app.url}/office/filings`);
  await filings.first().click();
  const main = superior.locator('main');
  await expect(main.locator('header')).toContainText(words('filing_round', { round: 2 }));
  await expect(main).toContainText(reason);
  await expect(main).toContainText(reply);
  const href = await superior.getByRole('link', { name: paper.name }).getAttribute('href');
  const file = await superior.request.get(`${app.url}${href}`);
  expect(file.headers()['content-disposition']).toMatch(/^attachment/);
  expect((await file.body()).toString()).toBe(paper.buffer.toString());
});
