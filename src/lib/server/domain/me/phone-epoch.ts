import { partDigest } from './part-digest';

/**
 * The history in which a phone's cursor counts: the store's, as it concerns one person. An account that is linked to somebody
 * else on the roster begins another one, so that its phone starts anew and nothing of the person before stays on it (S1).
 * @param store the store's epoch
 * @param subject 编号
 */
export function phoneEpoch(store: string, subject: string): string {
  return `${store}-${partDigest([subject]).slice(0, 8)}`;
}
