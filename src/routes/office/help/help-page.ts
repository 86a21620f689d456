import type { HelpDocument } from '$lib/ui/help/help-document';
import { helpPages } from './page-names';

const documents = import.meta.glob<HelpDocument>(['/docs/use/*.md', '!/docs/use/README*.md'], {
  query: '?help',
  import: 'default',
  eager: true
});

/**
 * A document of docs/use.
 * @param page its name without language and ending
 * @returns null when there is none of that name
 */
export function helpPage(page: string, locale: 'zh-CN' | 'en'): HelpDocument | null {
  if (!helpPages.some((each) => each === page)) return null;
  return documents[`/docs/use/${page}${locale === 'en' ? '' : '.zh-CN'}.md`] ?? null;
}
