import { expect, it } from 'vitest';
import { callerBehind } from './caller';

const asked = (
  remote: string,
  forwardedFor?: string,
  forwardedProto?: string
): Parameters<ReturnType<typeof callerBehind>>[0] => ({
  remote,
  encrypted: false,
  forwardedFor,
  forwardedProto
});

it('believes nobody’s headers unless told to', () => {
  expect(callerBehind([])(asked('127.0.0.1', '9.9.9.9', 'https'))).toEqual({
    address: '127.0.0.1',
    protocol: 'http'
  });
});

it('believes a named proxy, and whoever passes it by not', () => {
  const caller = callerBehind(['127.0.0.0/8', '::1', '10.1.0.0/16']);
  const visitor = { address: '9.9.9.9', protocol: 'https' };
  expect(caller(asked('127.0.0.1', '9.9.9.9', 'https'))).toEqual(visitor);
  expect(caller(asked('::ffff:127.0.0.1', '9.9.9.9', 'https'))).toEqual(visitor);
  expect(caller(asked('::1', '9.9.9.9', 'https'))).toEqual(visitor);
  expect(caller(asked('10.2.0.1', '9.9.9.9', 'https'))).toEqual({ address: '10.2.0.1', protocol: 'http' });
});

it('takes what the proxies saw, not what the sender wrote before it', () => {
  const caller = callerBehind(['127.0.0.1', '10.1.0.0/16']);
  expect(caller(asked('127.0.0.1', '1.1.1.1, 9.9.9.9')).address).toBe('9.9.9.9');
  expect(caller(asked('127.0.0.1', '1.1.1.1, 9.9.9.9, 10.1.0.7')).address).toBe('9.9.9.9');
  expect(caller(asked('127.0.0.1', '10.1.0.9, 10.1.0.7')).address).toBe('10.1.0.9');
});

it('nonsense in the headers is left alone', () => {
  const caller = callerBehind(['127.0.0.1']);
  for (const nonsense of ['', ',,', 'unknown', '9.9.9.9:80', '1.1.1.1, <x>'])
    expect(caller(asked('127.0.0.1', nonsense, 'gopher'))).toEqual({
      address: '127.0.0.1',
      protocol: 'http'
    });
  expect(caller({ ...asked('127.0.0.1'), remote: undefined }).address).toBe('');
});
