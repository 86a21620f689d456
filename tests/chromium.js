import { existsSync } from 'node:fs';

/** The places where distributions install Chromium; `CHROMIUM` names another one. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome'
];

/**
 * The browser that tests drive: the system's own, so that nothing is downloaded.
 * @returns {string} path of an executable; the first usual place when there is none, so that the error names
 * it
 */
export function systemChromium() {
  return process.env.CHROMIUM ?? places.find((path) => existsSync(path)) ?? places[0] ?? 'chromium';
}

/**
 * The browser that tests drive without a window: Chromium's headless shell (Debian: `chromium-headless-shell`)
 * where it is installed. It is the same engine without toolbars, whose drawing takes a quarter of the tests'
 * time. Elsewhere it is the whole Chromium.
 * @returns {string} path of an executable
 */
export function headlessChromium() {
  const shell = '/usr/bin/chromium-headless-shell';
  return process.env.CHROMIUM ?? (existsSync(shell) ? shell : systemChromium());
}

/**
 * Features that are switched off: those that Playwright switches off, and the pages of the address bar's
 * suggestions, hundreds of files for each window, which take longer than most tests. Of two such flags
 * Chromium takes the last one, so they are joined. A spare process for the next page isn't begun either: most
 * windows are closed before they need it.
 */
const off = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess'
];

/**
 * Flags of every browser that tests drive: it draws without a GPU, and asks nobody for anything by itself.
 */
export const chromiumFlags = [
  '--no-sandbox',
  // A window requests this language until the context's own has reached it.
  '--accept-lang=zh-CN,zh',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${off.join(',')}`
];
