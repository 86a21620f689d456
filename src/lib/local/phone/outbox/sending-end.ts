import * as v from 'valibot';
import type { SendingEnd } from './outbox-form';

/** Answers that say nothing about the form: the server is busy or unwell, and takes it later. */
export const isLater = (status: number) => status === 408 || status === 429 || status >= 500;

/** A form with several figures is refused with a sentence for each of them that is wrong. */
const refusalSchema = v.pipe(
  v.object({
    code: v.string(),
    sentence: v.string(),
    cells: v.optional(v.array(v.object({ sentence: v.string() })), [])
  }),
  v.transform(({ code, sentence, cells }) => ({
    code,
    sentence: [sentence, ...cells.map((cell) => cell.sentence)].join(' ')
  }))
);
const resultSchema = v.variant('type', [
  v.object({ type: v.literal('success') }),
  v.object({ type: v.literal('redirect'), location: v.string() }),
  v.object({
    type: v.literal('failure'),
    status: v.number(),
    data: v.optional(v.object({ refusal: v.optional(refusalSchema) }))
  }),
  v.object({ type: v.literal('error') })
]);

/**
 * The end of sending a form by the result of its action. An answer that is no such result comes from something between.
 * @param status of the response; the result of an error doesn't repeat it
 */
export function endOf(result: unknown, status: number): SendingEnd {
  const read = v.safeParse(resultSchema, result);
  if (!read.success) return { end: 'foreign' };
  const { output } = read;
  switch (output.type) {
    case 'success':
      return { end: 'received' };
    case 'redirect':
      return { end: output.location.startsWith('/sign-in') ? 'signed-out' : 'received' };
    case 'failure':
      if (output.status === 401) return { end: 'signed-out' };
      // A claim too many (429) is the cadre's to mend; a database that is away isn't.
      if (output.status === 408 || output.status >= 500) return { end: 'away' };
      return { end: 'refused', refusal: output.data?.refusal ?? unnamed };
    case 'error':
      // An account that isn't scored any more (403) is told so by the next answer; the form isn't at fault.
      return isLater(status) || status === 403 ? { end: 'away' } : { end: 'refused', refusal: unnamed };
  }
}

/** A body that is too large stays so, whoever says it: the server, or one that stands before it with a page of its own. */
export const tooLarge: SendingEnd = { end: 'refused', refusal: { code: 'too-large', sentence: '' } };

/** A refusal without the server's own reason; the page that shows it says so in its language. */
const unnamed = { code: '', sentence: '' };
