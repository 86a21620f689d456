import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/lib/ui/tokens.css', 'utf8');

/** The colours of a block of the tokens, by name. */
function coloursIn(beginning: string): Record<string, string> {
  const block = css.slice(css.indexOf(beginning), css.indexOf('}', css.indexOf(beginning)));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value])
  );
}

/** Relative luminance, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['day', ':root {'],
  ['night', "[data-theme='night'] {"]
])('by %s', (_, block) => {
  const colours = coloursIn(block);
  const on = (name: string, ground: string) => contrast(colours[name] ?? '', colours[ground] ?? '');

  it.each(['ink', 'ink-2', 'ink-3', 'cinnabar', 'gold-ink', 'malachite', 'azurite'])(
    'text in %s has 4.5 : 1 on paper',
    (name) => {
      expect(on(name, 'paper')).toBeGreaterThanOrEqual(4.5);
      expect(on(name, 'paper-raised')).toBeGreaterThanOrEqual(4.5);
    }
  );

  it.each(['gold', 'edge'])('drawings and edges in %s have 3 : 1 on paper', (name) => {
    expect(on(name, 'paper')).toBeGreaterThanOrEqual(3);
    expect(on(name, 'paper-raised')).toBeGreaterThanOrEqual(3);
  });
});

it('the icon is drawn in the colours of the day', () => {
  const { paper, gold, 'cinnabar-line': line } = coloursIn(':root {');
  const icon = readFileSync('static/icon.svg', 'utf8');
  expect([...icon.matchAll(/(?:fill|stroke)="(#\w+)"/g)].map(([, colour]) => colour)).toEqual([
    paper,
    gold,
    line
  ]);
});
