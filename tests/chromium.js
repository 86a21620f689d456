import { existsSync } from 'node:fs';

/** Where distributions put Chromium; `CHROMIUM` names another one. */
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome'
];

/**
 * The browser that tests drive: the system's own, so that nothing is downloaded.
 * @returns {string} path of an executable; the first usual place when none is there, so that the error names it
 */
export function systemChromium() {
  return process.env.CHROMIUM ?? places.find((path) => existsSync(path)) ?? places[0] ?? 'chromium';
}
