import { expect, it } from 'vitest';
import type { Change, ChangeKind } from '../changes/changes';
import { Hub } from './hub';

const change = (seq: number, kind: ChangeKind): Change => ({ seq, kind, subject: null, account: null });

it('a listener hears of its kinds only, and of its own ones in a mixed commit', () => {
  const hub = new Hub();
  const heard: [string, number[]][] = [];
  const hear = (who: string) => (changes: readonly Change[]) =>
    void heard.push([who, changes.map(({ seq }) => seq)]);
  const kinds: readonly ChangeKind[] = ['notice', 'board'];
  const stop = hub.listen('u1', hear('board'), kinds);
  hub.listen('u1', hear('other board'), kinds);
  hub.listen('u1', hear('phone'));
  hub.listen('u2', hear('elsewhere'));
  hub.notify('u1', [change(1, 'claim')]);
  hub.notify('u1', [change(2, 'notice'), change(3, 'claim')]);
  stop();
  hub.notify('u1', [change(4, 'board')]);
  expect(heard).toEqual([
    ['phone', [1]],
    ['board', [2]],
    ['other board', [2]],
    ['phone', [2, 3]],
    ['other board', [4]],
    ['phone', [4]]
  ]);
});
