import { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';
import { expect, it } from 'vitest';
import { logRequest, logUnreadable } from './log-request';
import type { AnsweredRequest } from './requests';

const answered: AnsweredRequest = {
  id: '3f9a1c2e-8b4d',
  route: '/me/claims',
  method: 'POST',
  status: 200,
  code: null,
  ms: 1.26,
  stream: false,
  putOff: false,
  broken: false
};

/** The lines that are written to a log. */
function written(write: (log: Logger) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const out = new Writable({
    write(chunk: Buffer, _, next) {
      lines.push(JSON.parse(chunk.toString()));
      next();
    }
  });
  write(pino({ base: null, timestamp: false }, out));
  return lines;
}

it('a request that broke off before its answer has no status, and is no warning', () => {
  expect(written((log) => logRequest(log, { ...answered, status: null, broken: true }))).toEqual([
    {
      level: 30,
      req: '3f9a1c2e-8b4d',
      method: 'POST',
      route: '/me/claims',
      status: null,
      ms: 1.3,
      broken: true,
      msg: 'request'
    }
  ]);
});

it('a request that was refused past its answer is a warning with its code', () => {
  const refused = { ...answered, status: 400, code: 'bad-request', broken: true };
  expect(written((log) => logRequest(log, refused))).toMatchObject([
    { level: 40, status: 400, code: 'bad-request', broken: true }
  ]);
});

it('bytes that are no request leave status and code alone', () => {
  expect(written((log) => logUnreadable(log, { status: 431, code: 'bad-request' }))).toEqual([
    { level: 40, status: 431, code: 'bad-request', msg: 'request' }
  ]);
});
