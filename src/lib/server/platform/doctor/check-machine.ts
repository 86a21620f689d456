import { spawnSync } from 'node:child_process';
import { hint, ok, warn, type DoctorFinding } from './finding';

/** Checks the Node version that the program runs on. */
export function checkNodeVersion(node: string, version: string): DoctorFinding[] {
  const major = Number(node.split('.')[0]);
  const words = [`阳光榜 ${version}，Node ${node}`, `Sunboard ${version} on Node ${node}`] as const;
  if (major >= 22) return [ok('program', words)];
  return [
    warn('program', words, ['Node 20 已停止维护：换成 24', 'Node 20 isn’t maintained any more: take 24'])
  ];
}

/** Checks what a screen at this very machine needs; a server without a screen needs none of it. */
export function checkScreen(
  run: (command: string, args: string[]) => string | null = outputOf
): DoctorFinding[] {
  const fonts = run('fc-list', [':lang=zh', 'family']);
  const browsers = ['chromium', 'chromium-browser', 'google-chrome'];
  const browser = browsers.some((name) => run(name, ['--version']) !== null);
  const missing = [
    ...(browser ? [] : [['浏览器（chromium）', 'a browser (chromium)'] as const]),
    ...(fonts?.trim() ? [] : [['中文字体（fonts-noto-cjk）', 'Chinese fonts (fonts-noto-cjk)'] as const])
  ];
  if (missing.length === 0)
    return [
      ok('screen', ['有浏览器和中文字体，可以接公示屏', 'a browser and Chinese fonts are here, for a board'])
    ];
  return [
    hint(
      'screen',
      [
        `这台机器没有${missing.map(([zh]) => zh).join('和')}`,
        `this machine has no ${missing.map(([, en]) => en.replace(/^a /, '')).join(' and no ')}`
      ],
      [
        '只作服务器不要紧；直接接公示屏的，请装上',
        'fine for a server; install them where a board hangs on this machine'
      ]
    )
  ];
}

/** The output of a command; null when it isn't there, or fails. */
function outputOf(command: string, args: string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 5000 });
  return status === 0 ? stdout : null;
}
