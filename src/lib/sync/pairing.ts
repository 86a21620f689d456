import * as v from 'valibot';

/**
 * The answer to POST /api/pair (body `{}`): the state of a screen that asks to be paired. The screen's
 * secrets are in cookies that no script reads.
 */
export const pairAnswerSchema = v.variant('state', [
  v.object({
    state: v.literal('waiting'),
    /** shown in groups of four */
    code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8}$/)),
    /** seconds for which this code is still valid; the next answer after that has another one */
    seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    /** seconds until the screen may ask again */
    every: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    /** address at which the office confirms the code, as people type it */
    office: v.string(),
    /** the address with the code, for a phone; null when there is none that a phone outside could reach */
    qr: v.nullable(v.string()),
    /**
     * the QR code as a path of squares, for a screen that asked for it (`{"drawn":true}`) and can't draw
     * one itself
     */
    drawn: v.exactOptional(v.nullable(v.object({ size: v.number(), path: v.string() }))),
    /** address of a board to look at meanwhile */
    demo: v.nullable(v.string())
  }),
  /** the screen has its token, and /api/board answers */
  v.object({ state: v.literal('paired') })
]);
export type PairAnswer = v.InferOutput<typeof pairAnswerSchema>;
