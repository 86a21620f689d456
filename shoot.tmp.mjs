import { chromium } from '@playwright/test';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const ctx = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: process.env.LOC ?? 'zh-CN', timezoneId: 'Asia/Shanghai' });
const page = await ctx.newPage();
page.on('console', (m) => ['error','warning'].includes(m.type()) && console.log('console', m.text()));
page.on('pageerror', (e) => console.log('pageerror', e.message));
const shot = async (name, full = true) => page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: full });
const base = 'http://localhost:4300';
await page.goto(base + '/office'); console.log(page.url()); await shot('signin');
await page.fill('[name=username] >> nth=0', 'fangmin'); await page.fill('input[type=password] >> nth=0', 'x'); await page.click('button.go'); await page.waitForSelector('.say'); await shot('signin-wrong');
await page.fill('input[type=password] >> nth=0', 'yangguang'); await page.click('button.go'); await page.waitForURL('**/office'); await shot('overview', false);
const run = { 
  async import() { await page.goto(base+'/office/import'); await page.waitForLoadState('networkidle'); await shot('import');
    await page.setInputFiles('input[type=file]', process.env.SAMPLE ?? '/tmp/office-pristine/2026-11.xlsx'); await page.waitForSelector('.files', {timeout: 10000}).catch(()=>{}); await shot('import-preview');
    await page.setInputFiles('input[type=file]', '/tmp/bad.csv'); await page.waitForSelector('.findings', {timeout: 10000}); await shot('import-bad'); },
  async ledger() { await page.goto(base+'/office/ledger?month=2026-10'); await shot('ledger'); },
  async people() { await page.goto(base+'/office/people'); await shot('people'); },
  async scheme() { await page.goto(base+'/office/scheme'); await shot('scheme'); },
  async seal() { await page.goto(base+'/office/seal'); await shot('seal'); },
  async publish() { await page.goto(base+'/office/publish'); await shot('publish'); },
  async notices() { await page.goto(base+'/office/notices'); await shot('notices'); await page.click('td a >> nth=0'); await page.waitForURL('**/notices/*'); await shot('notice'); },
  async announcements() { await page.goto(base+'/office/announcements'); await shot('announcements'); },
};
for (const name of (process.argv[2] ? process.argv[2].split(',') : Object.keys(run))) { try { await run[name](); } catch (e) { console.log(name, e.message.split('\n')[0]); } }
await browser.close();
