import { inTime, storagePatience } from '../patience';

/** Slow storage may still be faster than a server that is away; after as many times its patience it counts as lost. */
const lateTimes = 10;

/**
 * Answers with the stored response, else from the server. Cache Storage that fails or never answers (in a
 * browser that has lost its storage) doesn't keep a page from a server that is reachable.
 * @param kept null or undefined: there is none
 * @param patience how long storage has before the server is asked, ms
 * @throws AggregateError when neither has an answer
 */
export async function orServer(
  request: Request,
  kept: Promise<Response | null | undefined>,
  patience = storagePatience
): Promise<Response> {
  const early = await inTime(patience, kept).catch((error: unknown) => {
    console.warn(error);
    return null;
  });
  if (early) return early;
  const late = inTime(patience * lateTimes, kept).then(
    (answer) => answer ?? Promise.reject(new Error('not kept'))
  );
  return Promise.any([fetch(request), late]);
}
