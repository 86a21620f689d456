import { boardReportSchema } from '../../src/lib/sync';
import * as v from 'valibot';
import { expect, signIn, test } from './served-app';

test('9 a film that a board can’t play: the office reads which one and what to do, until it plays', async ({
  browser,
  page: dashboard,
  app
}) => {
  const hall = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await hall.goto(`${app.url}/wall?theme=day`);
  await expect(hall.locator('.code b')).toHaveCount(8);
  const code = (await hall.locator('.code b').allTextContents()).join('');
  const telling = hall.waitForRequest(
    (asked) => asked.method() === 'POST' && asked.url().endsWith('/api/board')
  );
  await signIn(dashboard, app, 'guanli', `/office/boards?code=${code}`);
  await dashboard.getByLabel('公示屏名称').fill('东门大屏');
  await dashboard.getByRole('button', { name: '确认配对' }).click();
  const { state, ...said } = v.parse(boardReportSchema, (await telling).postDataJSON());
  const feed: { announcements: { code: string; title: string }[] } = await (
    await hall.request.get(`${app.url}/api/board`)
  ).json();
  const [announcement] = feed.announcements;
  if (!announcement) throw new Error('no announcement hangs');
  // The board's own report is changed to one with films that it can't play.
  const says = async (films: string[]) => {
    const heartbeat = { ...said, state: { ...state, films } };
    const answer = await hall.request.post(`${app.url}/api/board`, {
      data: heartbeat,
      headers: { origin: app.url }
    });
    expect(answer.status()).toBe(204);
  };

  await says([announcement.code, 'nobody']);
  await dashboard.goto(`${app.url}/office/boards`);
  const row = dashboard.getByRole('row').filter({ hasText: '东门大屏' });
  await expect(row).toContainText('出过问题');
  await row.getByRole('link', { name: '有视频放不出来' }).click();
  const messages = dashboard.getByRole('alert');
  await expect(messages).toHaveCount(2);
  const [here, elsewhere] = [messages.first(), messages.last()];
  await expect(here).toContainText(
    `公告“${announcement.title}”里的视频在这块公示屏上放不出来，已按一张图片的时长跳过`
  );
  await expect(here).toContainText('MP4（H.264 画面、AAC 声音）');
  await expect(elsewhere).toContainText('编号 nobody 的公告里有视频放不出来，本单位没有这个编号的公告');

  await says([]);
  await dashboard.reload();
  await expect(dashboard.getByRole('heading', { name: '公示屏情况' })).toBeVisible();
  await expect(messages).toHaveCount(0);
});
