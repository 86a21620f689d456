import { expect, signIn, test } from './served-app';

test('3 a half-year’s notice, which rests on six meetings, is printed on one sheet @core', async ({
  page,
  app
}) => {
  await signIn(page, app, 'fangmin', '/office/notices');
  const line = page.getByRole('row', { name: /上半年/ }).first();
  const hang = await line.locator('a[href^="/office/notices/"]').first().getAttribute('href');
  await page.goto(`${app.url}${hang}/poster?paper=a4`);
  const text = await page.locator('main').innerText();
  expect(text.match(/两委会议纪要/g)).toHaveLength(6);
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(sheet.match(/\/MediaBox \[/g)).toHaveLength(1);
});
