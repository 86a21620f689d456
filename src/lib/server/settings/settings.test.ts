import { expect, it } from 'vitest';
import { readSettings } from './settings';

it('reads what is set, and knows what isn’t', () => {
  expect(readSettings({ PUBLIC_URL: 'https://example.org/' })).toEqual({
    dataDir: 'data',
    publicUrl: 'https://example.org',
    demo: false
  });
  expect(readSettings({ SUNBOARD_DEMO: '1', DATA_DIR: 'x' })).toEqual({
    dataDir: 'x',
    publicUrl: null,
    demo: true
  });
});

it('names what is wrong or missing, in one line', () => {
  expect(() => readSettings({})).toThrow('PUBLIC_URL');
  expect(() => readSettings({ PUBLIC_URL: 'example.org' })).toThrow('PUBLIC_URL=example.org');
  expect(() => readSettings({ PUBLIC_URL: 'https://example.org/path' })).toThrow('PUBLIC_URL');
  expect(() => readSettings({ PUBLIC_URL: 'javascript:alert(1)' })).toThrow('PUBLIC_URL');
  expect(() => readSettings({ SUNBOARD_DEMO: 'yes' })).toThrow('SUNBOARD_DEMO=yes');
});
