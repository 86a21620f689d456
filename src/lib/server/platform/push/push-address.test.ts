import { get } from 'node:https';
import { expect, it } from 'vitest';
import { isPushAddress, publicAgent } from './push-address';

it.each([
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://web.push.apple.com/QABC',
  'https://wns2-by3p.notify.windows.com/w/?token=BQYAAA'
])('%s is a push service’s', (address) => {
  expect(isPushAddress(address)).toBe(true);
});

it.each([
  'http://fcm.googleapis.com/fcm/send/abc',
  'https://fcm.googleapis.com:8443/fcm/send/abc',
  'https://user:word@fcm.googleapis.com/',
  'https://fcm.googleapis.com/#here',
  'https://localhost/',
  'https://push.internal/',
  'https://intranet/',
  'https://10.1.2.3/',
  'https://127.0.0.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://93.184.215.14/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://169.254.169.254/latest/meta-data',
  'file:///etc/passwd',
  'fcm.googleapis.com',
  '',
  `https://fcm.googleapis.com/${'a'.repeat(1024)}`
])('%s is refused', (address) => {
  expect(isPushAddress(address)).toBe(false);
});

it('a name that leads to a private address is connected to by nobody', async () => {
  const code = await new Promise((done) => {
    get('https://localhost/', { agent: publicAgent() }).on('error', (error) =>
      done('code' in error && error.code)
    );
  });
  expect(code).toBe('EPRIVATE');
});
