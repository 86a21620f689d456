import { parsePeriod } from '$lib/calendar';
import { messageOf, type ProblemCode } from '$lib/points';
import type { WaitParams } from '$lib/server/platform/auth/wait-params';
import type { Blanks, Code, MessageParams } from '$lib/server/platform/problem/problem';
import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';
import { periodTitle } from '$lib/ui/text/period-text';
import { waitText } from '$lib/ui/text/span-text';

/** Codes whose sentences come from the rules, so that the `points` command and the office say the same. */
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
  'before-first',
  'assessed-twice',
  'unknown-reversal',
  'reversed-twice'
] as const satisfies ProblemCode[];
type RuleCode = (typeof ofTheRules)[number];
const isRuleCode = (code: Code): code is RuleCode => ofTheRules.includes(code as RuleCode);

type Snake<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Snake<Tail>}`
  : Text;

/** A sentence about a wait takes the span in words instead of its figures. */
type SentenceBlanks<C extends Code> = Blanks[C] extends WaitParams ? { span: string } : Blanks[C];

/**
 * Every other code needs a sentence here, whose blanks must be among the parameters that the code carries;
 * the compiler checks both.
 */
const sentences: {
  [C in Exclude<Code, RuleCode> as `problem_${Snake<C>}`]: (blanks: SentenceBlanks<C>) => string;
} = m;

/**
 * The sentence of a refusal in the reader's language. It knows all sentences, so it runs on the server only.
 */
export function problemText({ code, params }: MessageParams): string {
  if (code === 'duplicate-id' && params.differs !== undefined)
    return m.problem_number_taken({ value: params.value, differs: params.differs });
  if (isRuleCode(code)) {
    const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
    return messageOf({ code, params: texts }, getLocale() === 'en' ? 'en' : 'zh');
  }
  const sentence = sentences[`problem_${code.replaceAll('-', '_')}` as keyof typeof sentences];
  const blanks = 'seconds' in params ? { span: waitText(params.seconds) } : withTitles(params);
  return sentence(blanks as never);
}

/** Periods by their titles: a sentence says 2026年第四季度 where its parameters have 2026-Q4. */
function withTitles(params: MessageParams['params']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      (name === 'period' || name === 'quarter') && isPeriod(value) ? periodTitle(value) : value
    ])
  );
}

/** A refusal of a form also names what was asked for, and that needn't be a period. */
const isPeriod = (value: unknown): value is string =>
  typeof value === 'string' && parsePeriod(value) !== null;
