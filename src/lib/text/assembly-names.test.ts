import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const folder = new URL('./messages/', import.meta.url);

it('no sentence names every unit’s assembly as one document does', () => {
  const naming = readdirSync(folder)
    .filter((name) => name.endsWith('.zh-CN.json'))
    .filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('党员大会'));
  expect(naming).toEqual([]);
});
