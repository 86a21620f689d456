import { expect, test } from 'vitest';
import { isPublicOrigin, reachable } from './public-address';

test.each([
  'https://sun.yangguang.gov.cn',
  'https://sun.yangguang.gov.cn:8443/',
  'http://8.8.8.8',
  'https://[2400:3200::1]',
  'https://阳光.中国',
  'https://172.32.0.1',
  'https://sun.yangguang.gov.cn.'
])('%s is reachable from a mobile network', (url) => {
  expect(isPublicOrigin(url)).toBe(true);
});

test.each([
  'http://localhost:4173',
  'http://127.0.0.1',
  'http://2130706433', // 127.0.0.1 in decimal
  'http://0x7f.1', // 127.0.0.1 in hexadecimal
  'http://0.0.0.0',
  'http://10.1.2.3',
  'http://100.64.0.9',
  'http://169.254.1.1',
  'http://172.16.0.1',
  'http://172.31.255.255',
  'http://192.168.1.20:3000',
  'http://203.0.113.5',
  'http://224.0.0.1',
  'http://255.255.255.255',
  'http://[::1]',
  'http://[::]',
  'http://[fe80::1]',
  'http://[fd00::1]',
  'http://[::ffff:192.168.1.1]',
  'http://[::ffff:8.8.8.8]',
  'http://[2001:db8::1]',
  'http://[2002:7f00:1::]', // 127.0.0.1 by way of 6to4
  'http://[2001:0:7f00:1::]', // by Teredo
  'http://sunboard',
  'http://sunboard.local',
  'http://sunboard.local.',
  'http://pc.lan',
  'http://pc.home.arpa',
  'http://app.localhost',
  'https://user:secret@sun.gov.cn',
  'ftp://sun.gov.cn',
  'javascript:alert(1)',
  'sun.gov.cn',
  ''
])('%j is refused', (url) => {
  expect(isPublicOrigin(url)).toBe(false);
});

test('a code names an address only when a phone outside can reach it; in the demo, in the same room', () => {
  const lan = 'http://192.168.1.20:3000';
  expect(reachable({ publicUrl: 'https://sun.gov.cn', demo: false }, '/n/k7m2p9')).toBe(
    'https://sun.gov.cn/n/k7m2p9'
  );
  expect(reachable({ publicUrl: lan, demo: false }, '/n/k7m2p9')).toBeNull();
  expect(reachable({ publicUrl: lan, demo: true }, '/n/k7m2p9')).toBe(`${lan}/n/k7m2p9`);
  expect(reachable({ publicUrl: null, demo: true }, '/n/k7m2p9')).toBeNull();
});
