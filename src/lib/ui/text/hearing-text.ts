import type { Snapshot } from '$lib/notice';
import { getLocale, m } from '$lib/text';

/** The bodies of a document that look into objections and hear appeals. */
export type Hearing = Pick<Snapshot, 'investigator' | 'appeal'>;

/** The sentence that says who looks into objections and to whom one may appeal; '' where the document names nobody. */
export function hearingText({ investigator, appeal }: Hearing, locale = getLocale()): string {
  const own = (body: Hearing['appeal']) => (body && (locale === 'en' ? body.english : body.name)) ?? '';
  const names = { investigator: own(investigator), appeal: own(appeal) };
  if (investigator && appeal) return m.common_hears_appeal(names, { locale });
  if (investigator) return m.common_hears(names, { locale });
  return appeal ? m.common_appeal(names, { locale }) : '';
}
