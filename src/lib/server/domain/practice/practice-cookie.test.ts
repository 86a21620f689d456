import { expect, it } from 'vitest';
import { ticketIn, ticketText } from './practice-cookie';

const ticket = { unit: '0b7e0d9e-3b2c-4b65-8a0b-5b0b7f1f7a11', secret: 'abcdefghijklmnop_-123' };

it('a ticket is found among other cookies', () => {
  expect(ticketIn(`sunboard.session=x; sunboard-play-year=${ticketText(ticket)}; other=1`)).toEqual(ticket);
});

it.each([
  null,
  '',
  'sunboard-playing=1',
  'sunboard-play-year=',
  'sunboard-play-year=../../etc.abcdefghijklmnop',
  'sunboard-play-year=unit.short',
  `x-sunboard-play-year=${ticketText(ticket)}`
])('%s is none', (cookies) => expect(ticketIn(cookies)).toBeNull());
