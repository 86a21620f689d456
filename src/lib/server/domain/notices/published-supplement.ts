import { digestOf, supplementSchema, type PublishedSupplement } from '$lib/notice';
import * as v from 'valibot';
import { Problem } from '../../platform/problem/problem';

/**
 * A stored row as the supplementary notice that was published: nothing that isn't whole is shown to anybody.
 * @throws Problem `notice-damaged`
 */
export function publishedSupplement(
  row: { digest: string; body: string } | undefined
): PublishedSupplement | null {
  if (!row) return null;
  const supplement = stored(row.body);
  if (!supplement || digestOf(supplement) !== row.digest) throw new Problem('notice-damaged', 503);
  return { digest: row.digest, supplement };
}

function stored(body: string): PublishedSupplement['supplement'] | null {
  try {
    return v.parse(supplementSchema, JSON.parse(body));
  } catch {
    return null;
  }
}
