import { expect, it } from 'vitest';
import { NamedStatements } from './named-statements';

it('names what is asked the third time, each its own', () => {
  const often = new NamedStatements();
  const ask = (text: string) => often.nameOf(text, 1);
  expect([ask('a'), ask('a'), ask('a'), ask('a')]).toEqual([undefined, undefined, 'often1', 'often1']);
  expect([ask('b'), ask('b'), ask('b')]).toEqual([undefined, undefined, 'often2']);
  expect(ask('a')).toBe('often1');
});

it('never what binds nothing, or a list', () => {
  const often = new NamedStatements();
  for (let time = 0; time < 5; time += 1) {
    expect(often.nameOf('begin', 0)).toBeUndefined();
    expect(often.nameOf('list', 25)).toBeUndefined();
  }
});

it('no more than a connection keeps, however many there are', () => {
  const often = new NamedStatements();
  const names = new Set<string | undefined>();
  for (let no = 0; no < 5000; no += 1)
    for (let time = 0; time < 3; time += 1) names.add(often.nameOf(`select ${no}`, 1));
  names.delete(undefined);
  expect(names.size).toBe(200);
});
