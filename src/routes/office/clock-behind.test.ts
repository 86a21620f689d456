import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Commands that are refused while time runs backwards (`fixing` in `run-command`). */
const fixing = /\b(proposeSeal|sealMonth|publishPeriod|publishSupplement|proposeTakeover|takeOver)\(/;
const here = import.meta.dirname;

it('the clock that is behind is said on the front page and on each page that seals or publishes', () => {
  const pages = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('+page.server.ts') && fixing.test(readFileSync(`${here}/${file}`, 'utf8'))
  );
  expect(pages.length).toBeGreaterThan(4);
  const silent = ['+page.server.ts', ...pages]
    .map((file) => file.replace('.server.ts', '.svelte'))
    .filter((file) => !readFileSync(`${here}/${file}`, 'utf8').includes('<ClockBehind />'));
  expect(silent).toEqual([]);
});
