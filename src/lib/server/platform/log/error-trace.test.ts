import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { errorTrace } from './error-trace';

const secret = '李明 liming 10.0.0.7';

function thrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

it('keeps what kind of error it is and where it came from', () => {
  const trace = errorTrace(new RangeError('any'));
  expect(trace.type).toBe('RangeError');
  expect(trace.stack[0]).toMatch(/error-trace\.test\.ts:\d+:\d+/);
});

it.each([
  ['of a parser', () => JSON.parse(secret)],
  ['of the engine', () => BigInt(secret)],
  [
    'over several lines, one of them like a frame',
    () => new Error(`a\n    at ${secret}\n  at x (${secret})`)
  ],
  [
    'of PostgreSQL, with its detail',
    () => Object.assign(new Error(secret), { code: '23505', detail: secret })
  ],
  ['in a code', () => Object.assign(new Error('x'), { code: secret })],
  ['in a name', () => Object.assign(new Error('x'), { name: secret })],
  ['in a cause', () => new Error('x', { cause: new Error(secret) })],
  ['that is no error', () => secret]
])('keeps no value %s', (_, run) => {
  const text = JSON.stringify(errorTrace(thrown(run)));
  for (const word of secret.split(' ')) expect(text).not.toContain(word);
});

it('keeps the message where it names code or columns only', () => {
  const nothing = null as unknown as { field: string };
  expect(errorTrace(thrown(() => nothing.field)).message).toBe(
    "Cannot read properties of null (reading 'field')"
  );
  const sqlite = new Database.SqliteError('entry is append-only', 'SQLITE_CONSTRAINT_TRIGGER');
  expect(errorTrace(sqlite)).toMatchObject({
    message: 'entry is append-only',
    code: 'SQLITE_CONSTRAINT_TRIGGER'
  });
});
