import { createECDH } from 'node:crypto';
import push from 'web-push';
import { expect, it } from 'vitest';
import { vapidKeys } from './vapid-keys';

const sessionKey = 'k'.repeat(64);

it('one session key always gives the same pair, and another one another pair', () => {
  expect(vapidKeys(sessionKey)).toEqual(vapidKeys(sessionKey));
  expect(vapidKeys('l'.repeat(64)).publicKey).not.toBe(vapidKeys(sessionKey).publicKey);
});

it('the pair belongs together, signs, and doesn’t show the session key', () => {
  const { publicKey, privateKey } = vapidKeys(sessionKey);
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  expect(pair.getPublicKey('base64url')).toBe(publicKey);
  expect(publicKey).toMatch(/^B[\w-]{86}$/);
  const { Authorization } = push.getVapidHeaders(
    'https://push.example.org',
    'mailto:board@example.org',
    publicKey,
    privateKey,
    'aes128gcm'
  );
  expect(Authorization).toContain(`k=${publicKey}`);
  expect(Buffer.from(privateKey, 'base64url').toString('hex')).not.toContain(
    Buffer.from(sessionKey).toString('hex')
  );
});
