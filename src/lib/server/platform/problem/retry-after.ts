import type { Problem } from './problem';

/** The header of a refusal that says how long to wait; none for any other one. */
export function retryAfter({ status, params }: Problem): Record<string, string> {
  return status === 429 && 'seconds' in params ? { 'retry-after': String(params.seconds) } : {};
}
