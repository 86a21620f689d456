/** What a board can be on a browser: the whole one, the plain one that the server draws, or none. */
export type Fit = 'full' | 'lite' | 'none';

export interface ScreenBrowser {
  fit: Fit;
  /** as people know it, with its version: Chromium 38 */
  name: string;
  /** LG webOS, Samsung Tizen …; '' when it doesn't say */
  device: string;
}

/**
 * From which version on an engine runs the whole board (what the client is built for), and the plain one (ES2015, and a
 * request that gives a document). Compared with what browsers call themselves: televisions name the Chromium they were
 * made with, and keep it for life.
 */
const engines = [
  // First, because its name stands beside Chrome's, which it isn't.
  { name: 'Internet Explorer', sign: /(?:MSIE |Trident\/.*rv:)(\d+)/, full: Infinity, lite: Infinity },
  { name: 'Opera', sign: /Presto\/(\d+)/, full: Infinity, lite: Infinity },
  { name: 'Edge', sign: /Edge\/(\d+)/, full: Infinity, lite: 15 },
  // Every browser of an iPhone is Safari's engine, of the system's version.
  { name: 'iOS', sign: /(?:iPhone|iPad|iPod).* OS (\d+)_/, full: 15, lite: 11 },
  { name: 'Chromium', sign: /Chrom(?:e|ium)\/(\d+)/, full: 87, lite: 51 },
  { name: 'Firefox', sign: /(?:Firefox|FxiOS)\/(\d+)/, full: 90, lite: 54 },
  { name: 'Safari', sign: /Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\/6\d\d/, full: 15, lite: 11 },
  // What remains of WebKit: Android's own before it was Chromium's, televisions of 2015 and before.
  { name: 'WebKit', sign: /AppleWebKit\/(\d+)/i, full: 605, lite: 603 }
] as const;

const devices = [
  ['LG webOS', /Web0S|webOS\.TV|NetCast/],
  ['Samsung Tizen', /Tizen|SMART-TV|SmartHub/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux/]
] as const;

/** @param userAgent as it was sent. Who names no engine of these is a program, or newer than this list: it gets all. */
export function screenBrowser(userAgent: string): ScreenBrowser {
  const device = devices.find(([, sign]) => sign.test(userAgent))?.[0] ?? '';
  for (const { name, sign, full, lite } of engines) {
    const version = Number(sign.exec(userAgent)?.[1] ?? Number.NaN);
    if (Number.isNaN(version)) continue;
    const fit = version >= full ? 'full' : version >= lite ? 'lite' : 'none';
    return { fit, name: `${name} ${version}`, device };
  }
  return { fit: 'full', name: '', device };
}
