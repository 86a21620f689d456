import { openEveryPage } from './every-page';
import { test } from './served-app';

test('no page breaks its policy, says an error in the console, fails axe, or has HTML that is none, zh-CN', async ({
  app,
  browser
}) => {
  test.setTimeout(1_200_000);
  await openEveryPage(browser, app, 'zh-CN');
});
