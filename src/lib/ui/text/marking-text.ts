import type { Snapshot } from '$lib/notice';
import { m } from '$lib/text';

type DecidedFacts = Pick<Snapshot['decided'][number], 'body' | 'minutes' | 'kind'>;
type Locale = Parameters<typeof m.common_marking_papers>[1];

/** The most departments that are named one by one; of more, their number is said. */
const mostNamed = 3;

/** The name of a decision's body, or of the marking paper: 两委会, 组织部评分表. */
export function decisionBody({ body, kind }: Pick<DecidedFacts, 'body' | 'kind'>, locale?: Locale): string {
  return kind === 'marking' ? m.common_marking_paper({ body }, locale) : body;
}

/** Names the departments whose marking papers count, with the papers' numbers; '' without any. */
export function markingPapersText(decided: readonly DecidedFacts[], locale?: Locale): string {
  const papers = decided.filter(({ kind }) => kind === 'marking');
  const bodies = [...new Set(papers.map(({ body }) => body))];
  if (bodies.length > mostNamed) return m.common_marking_papers({ count: bodies.length }, locale);
  const join = (texts: readonly string[]) =>
    texts.reduce((before, next) => (before ? m.common_meetings_joined({ before, next }, locale) : next), '');
  return join(
    bodies.map((body) => {
      const numbers = papers.filter((one) => one.body === body && one.minutes !== '');
      const minutes = join([...new Set(numbers.map((one) => one.minutes))]);
      const record = minutes && m.common_meeting_record({ minutes }, locale);
      return `${m.common_marking_paper({ body }, locale)}${record}`;
    })
  );
}
