import { expect, it } from 'vitest';
import { readValues } from './read-values';

const cap = { id: 'cap', name: '上限', english: 'Cap', value: 40, least: 0, most: 100, confirm: false };
const share = { id: 'share', name: '比例', english: 'Share', value: '1/3', confirm: false };
const star = {
  ...cap,
  id: 'star',
  name: '五星',
  english: 'Five stars',
  value: 900,
  most: 2000,
  confirm: true
};

it('keeps what differs from the scheme, and what the document leaves open', () => {
  expect(readValues([cap, share, star], {})).toEqual({ star: 900 });
  expect(readValues([cap, share, star], { cap: '35.5', share: '1/4', star: '900' })).toEqual({
    cap: 35.5,
    share: '1/4',
    star: 900
  });
});

it('a parameter that is called like what every object has', () => {
  const hostile = { ...cap, id: 'constructor' };
  expect(readValues([hostile], {})).toEqual({});
  expect(readValues([hostile], { constructor: '35' })).toEqual({ constructor: 35 });
});

it('understands full-width digits', () => {
  expect(readValues([cap], { cap: ' １２．５ ' })).toEqual({ cap: 12.5 });
  expect(readValues([cap], { cap: '12。5' })).toEqual({ cap: 12.5 });
});

it.each(['', 'x', '101', '-1', '1e2', '0.005', 'NaN'])('refuses %j', (typed) => {
  expect(() => readValues([cap], { cap: typed })).toThrowError(
    expect.objectContaining({
      code: 'adoption-value',
      params: { zh: '上限', en: 'Cap', least: '0', most: '100' }
    })
  );
});

it('refuses a share that is none', () => {
  expect(() => readValues([share], { share: 'a third' })).toThrow('adoption-value');
});
