import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { hiddenCode, plainLine, plainText } from './plain-text';

describe('plain text', () => {
  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])(
    'a line that ends with %j is ended by a line end',
    (end) => {
      expect(v.parse(plainText(20), `上午停水${end}下午恢复`)).toBe('上午停水\n下午恢复');
      expect(hiddenCode(`上午停水${end}下午恢复`)).toBeNull();
    }
  );

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])('one line holds no %j', (end) => {
    expect(v.is(plainLine(20), `大厅${end}东屏`)).toBe(false);
  });

  it('what nobody sees is refused, and named', () => {
    expect(v.is(plainLine(20), '大厅\u202e东屏')).toBe(false);
    expect(hiddenCode('大厅\u202e东屏')).toBe('U+202E');
  });
});
