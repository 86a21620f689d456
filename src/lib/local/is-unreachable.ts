import { withPatience } from './patience';

/**
 * Whether the server gives no answer at all; a refusal is an answer too.
 *
 * @param patience after which it counts as none, ms
 */
export async function isUnreachable(get: typeof fetch, patience = 3000): Promise<boolean> {
  return withPatience(patience, (signal) => get('/healthz', { cache: 'no-store', signal })).then(
    () => false,
    () => true
  );
}
