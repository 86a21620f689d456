import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Prints the addresses, the accounts, and a QR code for the phone.
 * @param {{ publicUrl: string, port: number, dataDir: string }} demo
 */
export async function printWelcome({ publicUrl, port, dataDir }) {
  const { renderUnicodeCompact } = await import('uqr');
  const { units, password, sample, day } = JSON.parse(readFileSync(`${dataDir}/founded`, 'utf8'));
  const local = `http://localhost:${port}`;
  // The newest notice is looked up, because whoever tries the demo publishes others.
  const feed = await (await fetch(`${local}/api/board/demo`)).json();
  const notice = feed.notice.snapshot.code;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    new Date()
  );
  const lines = [
    '',
    '  阳光榜 · 演示 / Sunboard demo',
    '',
    `  公示屏  board    ${local}/wall/demo`,
    `  手机    phone    ${local}/me`,
    `  办公室  office   ${local}/office`,
    `  公示页  public   ${local}/n/${notice}`,
    '',
    `  账号  accounts   密码 password: ${password}`,
    ...units.flatMap(unitLines),
    '',
    `  可以导入的样表  a workbook to import: ${nearest(sample)}`,
    '',
    `  手机扫码（同一局域网）  phones in the same LAN: ${publicUrl}/me`,
    renderUnicodeCompact(`${publicUrl}/me`, { border: 2 }).replace(/^/gm, '  '),
    '  注意：经局域网的 http 打开的手机没有离线功能，离线需要 https 或本机的 localhost。',
    '  Note: phones that come over plain http in a LAN have no offline mode; that takes https, or localhost.',
    ...(day === today
      ? []
      : [
          '',
          `  演示数据是 ${day} 造的，公示期可能已过；重新造：npm run demo -- --reset`,
          `  The demo's data are of ${day}, its notice may be over; afresh: npm run demo -- --reset`
        ]),
    '',
    '  Ctrl+C 停止 / stops',
    ''
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/**
 * A path as one would type it: relative to the working folder if it lies below it.
 * @param {string} path
 */
function nearest(path) {
  const from = relative(process.cwd(), path);
  return from.startsWith('..') ? path : from;
}

/**
 * @param {{ code: string, what: string, accounts: { username: string, what: string }[] }} unit
 * @returns {string[]}
 */
function unitLines({ code, what, accounts }) {
  return [
    `  ${what}  /wall/${code}`,
    ...accounts.map(({ username, what }) => `    ${username.padEnd(16)}${what}`)
  ];
}
