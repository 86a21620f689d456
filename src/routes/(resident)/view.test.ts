import { expect, test } from 'vitest';
import { sendAddress, sentBefore, viewAddress, viewFromUrl } from './view';

test.each(['/n/k7m2p9', '/n/k7m2p9?l=1', '/n/k7m2p9?lang=en', '/a/k7m2p9?l=1&lang=en'])(
  '%s is kept by links',
  (address) => {
    expect(viewAddress(viewFromUrl(new URL(address, 'http://sun.example.cn')))).toBe(address);
  }
);

test('what is unknown is left out of links', () => {
  const view = viewFromUrl(new URL('http://sun.example.cn/n/k7m2p9?l=yes&lang=fr&from=timeline'));
  expect(view).toEqual({ pathname: '/n/k7m2p9', large: false, locale: 'zh-CN' });
  expect(viewAddress({ ...view, large: true })).toBe('/n/k7m2p9?l=1');
});

test('a form is sent to another address each time, in the same view', () => {
  const view = viewFromUrl(new URL('http://sun.example.cn/n/k7m2p9/object?l=1&lang=en'));
  expect(sendAddress('send', view)).toBe('?/send&l=1&lang=en');
  const refused = new URL(sendAddress('send', view, 2), 'http://sun.example.cn/n/k7m2p9/object');
  expect(sentBefore(refused)).toBe(2);
  expect(viewFromUrl(refused)).toEqual(view);
});
