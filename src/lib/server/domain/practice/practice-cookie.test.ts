import { expect, it } from 'vitest';
import { ticketIn, ticketText } from './practice-cookie';

const ticket = { unit: '0b7e0d9e-3b2c-4b65-8a0b-5b0b7f1f7a11', secret: 'abcdefghijklmnop_-123' };

it('a ticket is found among other cookies', () => {
  expect(ticketIn(`sunboard.session=x; sunboard-practice-year=${ticketText(ticket)}; other=1`)).toEqual(
    ticket
  );
});

it.each([
  null,
  '',
  'sunboard-practising=1',
  'sunboard-practice-year=',
  'sunboard-practice-year=../../etc.abcdefghijklmnop',
  'sunboard-practice-year=unit.short',
  `x-sunboard-practice-year=${ticketText(ticket)}`
])('%s is none', (cookies) => expect(ticketIn(cookies)).toBeNull());
