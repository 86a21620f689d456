import { vi } from 'vitest';

/** Milliseconds that `vi.waitFor` waits where a test says nothing: its own second is too short for a busy machine. */
const patience = 20_000;

// Files that share a worker run this one each, and must not wrap what is wrapped.
const runner = globalThis as { waitForOfVitest?: typeof vi.waitFor };
const waitFor = (runner.waitForOfVitest ??= vi.waitFor);

vi.waitFor = (run, options = {}) =>
  waitFor(run, typeof options === 'number' ? options : { timeout: patience, ...options });
