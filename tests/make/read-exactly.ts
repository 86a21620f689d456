import * as v from 'valibot';
import { expect } from 'vitest';

/**
 * Reads an answer by its schema, and checks that it has nothing else. Readers ignore unknown fields, so a
 * superfluous one would reach a board or a phone unnoticed.
 */
export function readExactly<Schema extends v.GenericSchema>(
  schema: Schema,
  answer: unknown
): v.InferOutput<Schema> {
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  const read = v.parse(schema, sent);
  expect(read).toEqual(sent);
  return read;
}
