import { describe, expect, it } from 'vitest';
import { namesApart } from './names-apart';

const named = (...people: [id: string, name: string, post?: string][]) => [
  ...namesApart(
    people.map(([id, name, post]) => ({ id, name, ...(post !== undefined && { post }) }))
  ).values()
];

describe('names in lists', () => {
  it('stay as they are where nobody shares them', () => {
    expect(named(['1', '李明', '书记'], ['2', '韩冰', '书记'])).toEqual(['李明', '韩冰']);
  });

  it('are followed by the post where it tells, else by the number', () => {
    expect(named(['1', '李明', '书记'], ['2', '李明', '网格员'])).toEqual(['李明（书记）', '李明（网格员）']);
    expect(named(['1', '李明', '书记'], ['2', '李明', '书记'])).toEqual(['李明（1）', '李明（2）']);
    expect(named(['1', '李明', '书记'], ['2', '李明'], ['3', '韩冰'])).toEqual([
      '李明（1）',
      '李明（2）',
      '韩冰'
    ]);
  });
});
