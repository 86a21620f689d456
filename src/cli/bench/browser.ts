import { chromium, type BrowserContextOptions, type BrowserContext } from '@playwright/test';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const usual = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update'
];

/** How the system's Chromium is started. */
export async function chromiumWith(flags: readonly string[] = []) {
  const { systemChromium } = await import(pathToFileURL(resolve('tests/chromium.js')).href);
  return {
    executablePath: systemChromium() as string,
    args: [...usual, ...flags],
    ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }
  };
}

/** Runs the system's Chromium with nothing cached, as long as `use` takes. */
export async function withBrowser<T>(
  { flags = [], ...options }: BrowserContextOptions & { flags?: readonly string[] },
  use: (context: BrowserContext) => Promise<T>
): Promise<T> {
  const { executablePath, args, ...place } = await chromiumWith(flags);
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await use(await browser.newContext({ ...place, ...options }));
  } finally {
    await browser.close();
  }
}

/** A phone in the hand. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };

/** A screen in a hall, hung either way. */
export const landscape: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } };
export const portrait: BrowserContextOptions = { viewport: { width: 1080, height: 1920 } };

/** A cookie header as the browser takes it. */
export function cookiesOf(url: string, header: string) {
  return header.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
}
