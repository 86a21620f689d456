import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScheme, understands } from '..';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8'));
const sent = JSON.parse(JSON.stringify(scheme)) as typeof scheme;

it('understands a scheme of its own version, sent as JSON', () => expect(understands(sent)).toBe(true));

it.each([
  ['an item', { items: [{ ...sent.items[0], kind: 'lottery' }] }],
  ['an outcome', { outcomes: [{ ...sent.outcomes[0], kind: 'lottery' }] }],
  ['a conversion', { conversions: [{ ...sent.conversions[0], kind: 'lottery' }] }],
  ['a missing list', { sections: undefined }]
])('doesn’t understand %s of a later version', (_, change) => {
  expect(understands({ ...sent, ...change })).toBe(false);
});
