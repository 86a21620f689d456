import * as v from 'valibot';
import { conversionShape } from './conversions';
import { itemShape } from './kinds';
import { outcomeShape } from './outcomes';
import { clause, day, id, points, text } from './shape';

const ranksBy = v.optional(v.picklist(['points', 'balance']));

/** A scheme file's keys. References between them are checked afterwards. */
export const schemeShape = v.strictObject({
  id,
  name: text,
  english: text,
  source: text,
  inForce: v.optional(v.array(v.strictObject({ from: day, to: v.optional(day) })), []),
  base: v.optional(points, 0),
  score: v.strictObject({ month: ranksBy, quarter: ranksBy, 'half-year': ranksBy, year: ranksBy }),
  sections: v.pipe(v.array(v.strictObject({ id, name: text, english: text })), v.nonEmpty()),
  items: v.pipe(v.array(itemShape), v.nonEmpty()),
  sameMatter: v.optional(v.array(v.strictObject({ id: text, items: v.array(id), clause })), []),
  outcomes: v.optional(v.array(outcomeShape), []),
  conversions: v.optional(v.array(conversionShape), []),
  defaults: v.optional(v.array(v.strictObject({ id: text, zh: text, en: text, touches: v.array(id) })), [])
});
