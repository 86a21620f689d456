import { expect, test } from 'vitest';
import { readAnswer } from './ask-me';

const refusal = (status: number, code: string) => Response.json({ error: { code, params: {} } }, { status });

test.each([
  [401, 'signed-out', 'signed-out'],
  [403, 'not-scored', 'not-scored'],
  [403, 'foreign-origin', 'away'],
  [409, 'program-outdated', 'outdated'],
  [409, 'preview-outdated', 'away'],
  [503, 'notice-damaged', 'damaged'],
  [503, 'unavailable', 'away'],
  [500, 'internal', 'away']
] as const)('%i %s: %s', async (status, code, refused) => {
  expect(await readAnswer(refusal(status, code))).toEqual({ refused });
});

test('a page of somebody between says nothing of the account: the phone keeps what it has', async () => {
  for (const status of [401, 403, 503]) {
    const page = new Response('<!doctype html><h1>Access denied</h1>', { status });
    expect(await readAnswer(page)).toEqual({ refused: 'away' });
  }
});
