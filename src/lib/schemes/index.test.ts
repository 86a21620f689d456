import { describe, expect, it } from 'vitest';
import { builtInIds, builtInScheme } from '.';

describe('built-in schemes', () => {
  it.each(builtInIds)('%s is whole and bears its own id', (id) => {
    expect(builtInScheme(id)?.id).toBe(id);
  });

  it('an unknown id is no scheme', () => {
    expect(builtInScheme('nowhere')).toBeNull();
  });
});
