import { expect, it } from 'vitest';
import { installWay } from './install-way';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15';
const android =
  'Mozilla/5.0 (Linux; Android 11; M2007J3SC) AppleWebKit/537.36 Chrome/122.0 Mobile Safari/537.36';

it.each([
  ['an iPhone', iphone, 5, 'iphone'],
  ['an iPad, which calls itself a Mac', mac, 5, 'iphone'],
  ['a Mac', mac, 0, 'menu'],
  ['an Android phone', android, 5, 'menu'],
  ['WeChat on an iPhone', `${iphone} MicroMessenger/8.0.47`, 5, 'wechat'],
  ['WeChat on an Android phone', `${android} MicroMessenger/8.0.47`, 5, 'wechat']
] as const)('the way to the home screen: %s', (_, userAgent, touches, way) => {
  expect(installWay(userAgent, touches)).toBe(way);
});
