/** The kind of board that a browser can show: the whole one, the plain one that the server draws, or none. */
export type BoardFit = 'full' | 'lite' | 'none';

export interface ScreenBrowser {
  fit: BoardFit;
  /** name that people know it by, with its version: Chromium 38 */
  name: string;
  /** LG webOS, Samsung Tizen …; '' when it doesn't say */
  device: string;
}

/**
 * The versions from which an engine runs the whole board (the client's build target), and the plain one
 * (ES2015, and a request that gives a document). They are compared with browsers' own names: televisions
 * name the Chromium they were made with, and keep it for life.
 */
const engines = [
  // It comes first, because its name contains Chrome's, which it isn't.
  { name: 'Internet Explorer', sign: /(?:MSIE |Trident\/.*rv:)(\d+)/, full: Infinity, lite: Infinity },
  { name: 'Opera', sign: /Presto\/(\d+)/, full: Infinity, lite: Infinity },
  { name: 'Edge', sign: /Edge\/(\d+)/, full: Infinity, lite: 15 },
  // Every browser of an iPhone uses Safari's engine in the system's version.
  { name: 'iOS', sign: /(?:iPhone|iPad|iPod).* OS (\d+)_/, full: 15, lite: 11 },
  { name: 'Chromium', sign: /Chrom(?:e|ium)\/(\d+)/, full: 87, lite: 51 },
  { name: 'Firefox', sign: /(?:Firefox|FxiOS)\/(\d+)/, full: 90, lite: 54 },
  { name: 'Safari', sign: /Version\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\/6\d\d/, full: 15, lite: 11 },
  // The rest are WebKit browsers: Android's own before Chromium, and televisions of 2015 and before.
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

/**
 * Tells what kind of board a browser can show. An agent that names none of these engines is a program, or
 * newer than this list, and gets the whole board.
 * @param userAgent the header as sent
 */
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
