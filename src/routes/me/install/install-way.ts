/** The ways in which a browser that offers no installing by itself puts a page on the home screen. */
export type InstallWay = 'wechat' | 'iphone' | 'menu';

/**
 * Finds the way by the browser's own name; nothing else tells these apart. WeChat comes first, because on any
 * phone it has to be left before anything can be installed.
 *
 * @param touches points that the screen feels at once: an iPad calls itself a Mac, which feels none
 */
export function installWay(userAgent: string, touches: number): InstallWay {
  if (/MicroMessenger/i.test(userAgent)) return 'wechat';
  const isPad = /Macintosh/.test(userAgent) && touches > 1;
  return isPad || /iPhone|iPad|iPod/.test(userAgent) ? 'iphone' : 'menu';
}
