import { expect, it } from 'vitest';
import { KeptStatements } from './kept-statements';

function counting() {
  const compiled: string[] = [];
  const kept = new KeptStatements((text) => {
    compiled.push(text);
    return { text };
  });
  return { compiled, kept };
}

it('compiles a statement once', () => {
  const { compiled, kept } = counting();
  expect(kept.of('select 1')).toBe(kept.of('select 1'));
  expect(compiled).toEqual(['select 1']);
});

it('keeps some hundred, those that were asked last', () => {
  const { compiled, kept } = counting();
  kept.of('often');
  for (let at = 0; at < 1000; at += 1) {
    kept.of(`select ${at}`);
    kept.of('often');
  }
  expect(compiled.filter((text) => text === 'often')).toHaveLength(1);
  kept.of('select 0');
  expect(compiled.filter((text) => text === 'select 0')).toHaveLength(2);
});

it('keeps no list of a thousand', () => {
  const { compiled, kept } = counting();
  const list = `select ${'?, '.repeat(2000)}?`;
  kept.of(list);
  kept.of(list);
  expect(compiled).toHaveLength(2);
});
