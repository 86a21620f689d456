import { messageOf, type ProblemCode } from '$lib/points';
import type { Blanks, Code, Told } from '$lib/server/problem';
import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';

/** Codes whose sentences the rules have themselves: the command and the office say the same. */
const ofTheRules = [
  'bad-period',
  'bad-ballot',
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
] as const satisfies ProblemCode[];
type RuleCode = (typeof ofTheRules)[number];
const isRuleCode = (code: Code): code is RuleCode => ofTheRules.includes(code as RuleCode);

type Snake<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Snake<Tail>}`
  : Text;

/** Every other code has a sentence here, and each of its blanks is among what that code brings along. */
const sentences: {
  [C in Exclude<Code, RuleCode> as `problem_${Snake<C>}`]: (blanks: Blanks[C]) => string;
} = m;

/** The sentence of a refusal, in the language of who reads. On the server only: it knows all sentences. */
export function problemText({ code, params }: Told): string {
  if (code === 'duplicate-id' && params.differs !== undefined)
    return m.problem_number_taken({ value: params.value, differs: params.differs });
  if (isRuleCode(code)) {
    const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
    return messageOf({ code, params: texts }, getLocale() === 'en' ? 'en' : 'zh');
  }
  const sentence = sentences[`problem_${code.replaceAll('-', '_')}` as keyof typeof sentences];
  return sentence(params as never);
}
