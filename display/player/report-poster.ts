import { withPatience } from '$lib/local/patience';
import type { HeartbeatOptions } from '../heartbeat';

const patience = 15_000;

/**
 * Makes the function that posts a heartbeat's report.
 * @param endpoint address for a board's reports
 */
export function reportPoster(endpoint: string): HeartbeatOptions['post'] {
  const headers = { 'content-type': 'application/json' };
  return async (body) => {
    const { status } = await withPatience(patience, (signal) =>
      fetch(endpoint, { method: 'POST', headers, body, signal })
    );
    return status;
  };
}
