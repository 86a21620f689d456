import { chromium, type BrowserContextOptions, type BrowserContext } from 'playwright';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const usual = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update'
];

/** How a browser is started, beside the options of its context. */
interface BrowserStart {
  /** Chromium's flags */
  flags?: readonly string[];
  /**
   * B4: takes Chromium's headless shell where it is installed. The whole Chromium draws a desktop window around the
   * page, even where nobody sees it, and shows the page's next frame with that window's: up to 400 ms later, with
   * the page's processor slowed down. A phone has no such window.
   */
  windowless?: boolean;
}

/** The options to start Chromium. */
export async function chromiumWith({ flags = [], windowless = false }: BrowserStart = {}) {
  const { headlessChromium, systemChromium } = await import(pathToFileURL(resolve('tests/chromium.js')).href);
  return {
    executablePath: (windowless ? headlessChromium() : systemChromium()) as string,
    args: [...usual, ...flags],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai'
  };
}

/**
 * Runs Chromium without any cache for as long as `use` takes.
 * @returns the result of `use`
 */
export async function withBrowser<T>(
  { flags, windowless, ...options }: BrowserContextOptions & BrowserStart,
  use: (context: BrowserContext) => Promise<T>
): Promise<T> {
  const { executablePath, args, ...place } = await chromiumWith({ flags, windowless });
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await use(await browser.newContext({ ...place, ...options }));
  } finally {
    await browser.close();
  }
}

/** A phone's viewport, and nothing around it. */
export const phone: BrowserContextOptions & BrowserStart = {
  viewport: { width: 390, height: 844 },
  windowless: true
};

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
