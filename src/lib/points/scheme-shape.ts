import * as v from 'valibot';
import { conversionShape } from './conversions';
import { itemShape } from './kinds';
import { outcomeShape } from './outcomes';
import { sameMatterShape } from './same-matter';
import { clause, day, english, id, line, name, points, prose } from './shape';

const ranksBy = v.optional(v.picklist(['points', 'balance']));

const rulesKeys = {
  base: v.optional(points, 0),
  score: v.strictObject({ month: ranksBy, quarter: ranksBy, 'half-year': ranksBy, year: ranksBy }),
  year: v.optional(
    v.strictObject({
      takes: v.optional(v.picklist(['sum', 'mean-of-months']), 'sum'),
      least: v.optional(points)
    }),
    { takes: 'sum' }
  ),
  sections: v.pipe(
    v.array(v.strictObject({ id, name, english, most: v.optional(points), least: v.optional(points) })),
    v.nonEmpty()
  ),
  items: v.pipe(v.array(itemShape), v.nonEmpty()),
  sameMatter: v.optional(v.array(sameMatterShape), []),
  outcomes: v.optional(v.array(outcomeShape), []),
  conversions: v.optional(v.array(conversionShape), []),
  defaults: v.optional(v.array(v.strictObject({ id: name, zh: prose, en: prose, touches: v.array(id) })), [])
};

/** What a version may say differently: keys of the file, lists by the ids of their elements. Null takes one away. */
const changesShape = v.optional(v.record(v.picklist(Object.keys(rulesKeys)), v.unknown()));

export const parameterShape = v.strictObject({
  id,
  name,
  english,
  value: v.union([v.number(), line]),
  least: v.optional(v.number()),
  most: v.optional(v.number()),
  confirm: v.optional(v.boolean(), false),
  clause: v.optional(clause)
});

/** A scheme file's keys. References between them are checked afterwards. */
export const schemeShape = v.strictObject({
  id,
  name,
  english,
  source: prose,
  inForce: v.optional(v.array(v.strictObject({ from: day, to: v.optional(day), changes: changesShape })), []),
  parameters: v.optional(v.array(parameterShape), []),
  assembly: v.optional(v.strictObject({ decides: v.array(id) })),
  ...rulesKeys
});

/** The rules of one version alone. */
export const rulesShape = v.object(rulesKeys);
