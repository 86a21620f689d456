import { expect, test } from 'vitest';
import { readAnswer } from './ask-me';

const refusal = (status: number, code: string) => Response.json({ error: { code, params: {} } }, { status });

test.each([
  [401, 'signed-out', 'signed-out'],
  [403, 'not-scored', 'not-scored'],
  [409, 'program-outdated', 'outdated'],
  [409, 'preview-outdated', 'away'],
  [503, 'notice-damaged', 'damaged'],
  [503, 'unavailable', 'away'],
  [500, 'internal', 'away']
] as const)('%i %s: %s', async (status, code, refused) => {
  expect(await readAnswer(refusal(status, code))).toEqual({ refused });
});
