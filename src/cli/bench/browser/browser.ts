import { chromium, type BrowserContextOptions, type BrowserContext } from 'playwright';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const usual = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update'
];

/** The options to start the system's Chromium. */
export async function chromiumWith(flags: readonly string[] = []) {
  const { systemChromium } = await import(pathToFileURL(resolve('tests/chromium.js')).href);
  return {
    executablePath: systemChromium() as string,
    args: [...usual, ...flags],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai'
  };
}

/**
 * Runs the system's Chromium without any cache for as long as `use` takes.
 * @returns the result of `use`
 */
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

/** The viewport of a phone. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 } };

/** The viewport of a hall's screen, hung either way. */
export const landscape: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } };
export const portrait: BrowserContextOptions = { viewport: { width: 1080, height: 1920 } };

/**
 * Splits a cookie header into cookies for the browser.
 * @param url for which they are valid
 * @param header as in a request's `cookie`
 */
export function cookiesOf(url: string, header: string) {
  return header.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url };
  });
}
