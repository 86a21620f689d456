import { expect, it } from 'vitest';
import { attemptSource } from './attempt-source';

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:0:7:1:2:3:4', '2001:db8:0:7'],
  ['2001:0DB8::0007:abcd', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', '']
])('%s counts as %s', (address, source) => expect(attemptSource(address)).toBe(source));
