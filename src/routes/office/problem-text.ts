import { messageOf, type ProblemCode } from '$lib/points';
import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';

type Params = Record<string, string | number>;
const sentences = m as unknown as Record<string, ((params: Params) => string) | undefined>;

/** Codes whose sentences the rules have themselves: the command and the office say the same. */
const ofTheRules = new Set<string>([
  'missing-column',
  'bad-encoding',
  'duplicate-id',
  'duplicate-subject',
  'unknown-subject',
  'unknown-item',
  'bad-date',
  'bad-quantity',
  'bad-value',
  'missing-basis',
  'not-in-force',
  'booked-before-event',
  'assessed-twice',
  'unknown-reversal',
  'reversed-twice'
] satisfies ProblemCode[]);

/** The sentence of a refusal, in the language of who reads. On the server only: it knows all sentences. */
export function problemText(code: string, params: Params = {}): string {
  if (code === 'duplicate-id' && params.differs) return m.problem_number_taken(params as never);
  if (ofTheRules.has(code)) {
    const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
    return messageOf({ code: code as ProblemCode, params: texts }, getLocale() === 'en' ? 'en' : 'zh');
  }
  const sentence = sentences[`problem_${code.replaceAll('-', '_')}`];
  return sentence ? sentence(params) : m.problem_unknown({ code });
}
