import * as v from 'valibot';

/**
 * POST /api/pair, with `{}`: how it stands with a screen that asks to be paired. What it holds is in cookies that no
 * script reads. Refused: `{"error":{"code":"too-many-screens"}}`.
 */
export const pairAnswerSchema = v.variant('state', [
  v.strictObject({
    state: v.literal('waiting'),
    /** to be shown, in groups of four */
    code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8}$/)),
    /** how much longer this code counts; after that the next answer has another one */
    seconds: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    /** seconds until it may ask again */
    every: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    /** where the office confirms it, as people type it */
    office: v.string(),
    /** the same with the code, for a phone; null: none that a phone outside could reach */
    qr: v.nullable(v.string()),
    /** the same as a drawing, for a screen that asked for it (`{"drawn":true}`) and can't draw one itself: a path in squares */
    drawn: v.exactOptional(v.nullable(v.strictObject({ size: v.number(), path: v.string() }))),
    /** address of a board to look at meanwhile */
    demo: v.nullable(v.string())
  }),
  /** the token is here: /api/board answers */
  v.strictObject({ state: v.literal('paired') })
]);
export type PairAnswer = v.InferOutput<typeof pairAnswerSchema>;
