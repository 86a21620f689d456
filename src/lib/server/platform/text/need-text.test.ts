import { describe, expect, it } from 'vitest';
import { needReason, needText } from './need-text';

describe('a text that is kept as it is', () => {
  it('may say nothing, unless a reason is asked for', () => {
    expect(() => needText('', 10)).not.toThrow();
    expect(() => needReason(' 。！ ', 10)).toThrow('reason-missing');
    expect(() => needReason('缺1', 10)).not.toThrow();
  });

  it.each([
    ['=1+1', 'formula'],
    ['李\u202e明', 'hidden-characters'],
    ['字'.repeat(11), 'too-long']
  ])('“%s” is refused: %s', (text, code) => {
    expect(() => needText(text, 10)).toThrow(code);
    expect(() => needReason(text, 10)).toThrow(code);
  });
});
