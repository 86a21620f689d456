import { expect, it } from 'vitest';
import { passkeyPlace } from './passkey-place';

it.each([
  ['http://localhost:4000', null, { rpID: 'localhost' }],
  ['https://points.example', 'https://points.example', { rpID: 'points.example' }],
  ['https://points.example:8443', 'https://points.example:8443', { rpID: 'points.example' }],
  ['http://points.example', 'http://points.example', { rpID: null, why: 'not-secure' }],
  ['http://192.168.1.20:4000', null, { rpID: null, why: 'not-secure' }],
  ['https://192.168.1.20', 'https://192.168.1.20', { rpID: null, why: 'other-address' }],
  ['https://[fd00::1]', 'https://[fd00::1]', { rpID: null, why: 'other-address' }],
  ['https://lan.example', 'https://points.example', { rpID: null, why: 'other-address' }]
])('%s with PUBLIC_URL %s', (origin, publicUrl, place) => {
  expect(passkeyPlace(origin, publicUrl)).toEqual(place);
});
