import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsList } from '../../src/lib/server/platform/settings/list';

const read = (name: string) => readFileSync(`deploy/${name}`, 'utf8').split('\n');

it('one process and one of several are the same unit, but for their port', () => {
  const one = read('sunboard.service');
  const several = read('sunboard@.service');
  expect(
    several.filter((line) => !one.includes(line)).map((line) => line.split('=')[0]?.slice(0, 20))
  ).toEqual(['# One of several pro', 'Description', 'Environment']);
  expect(one.filter((line) => !several.includes(line))).toHaveLength(2);
});

it('the example names settings that there are', () => {
  const known = Object.values(settingsList).map(({ env }) => env);
  const named = read('sunboard.env.example').flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

it.each(['sunboard.service', 'sunboard@.service'])('%s starts after the clock is set', (name) => {
  for (const key of ['Wants', 'After'])
    expect(
      read(name)
        .find((line) => line.startsWith(`${key}=`))
        ?.split(/[= ]/)
    ).toContain('time-sync.target');
});
