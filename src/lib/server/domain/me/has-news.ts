import type { ChangeKind, News } from '../../platform/changes/changes';

/**
 * Whether changes of these kinds are among the news.
 * @param people only changes that concern these (编号), or the whole unit; by default all
 */
export function hasNews(
  news: readonly News[],
  kinds: readonly ChangeKind[],
  people?: readonly string[]
): boolean {
  return news.some(
    ({ kind, subject }) => kinds.includes(kind) && (!people || subject === null || people.includes(subject))
  );
}
