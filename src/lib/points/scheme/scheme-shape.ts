import * as v from 'valibot';
import { conversionShape } from '../conversions';
import { deadlineShape, trialShape } from '../deadlines/deadline-shape';
import { itemShape } from '../kinds';
import { outcomeShape } from '../outcomes';
import { redemptionShape } from '../redemption';
import { sameMatterShape } from '../same-matter';
import { organsShape, procedureShape } from './organs';
import { documentClause, day, english, id, ids, line, listOf, name, points, prose } from './shape';

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
    listOf(v.strictObject({ id, name, english, most: v.optional(points), least: v.optional(points) }), 100),
    v.nonEmpty()
  ),
  items: v.pipe(listOf(itemShape, 1000), v.nonEmpty()),
  sameMatter: v.optional(listOf(sameMatterShape, 100), []),
  outcomes: v.optional(listOf(outcomeShape, 200), []),
  conversions: v.optional(listOf(conversionShape, 100), []),
  redemption: v.optional(redemptionShape),
  defaults: v.optional(listOf(v.strictObject({ id: name, zh: prose, en: prose, touches: ids }), 200), [])
};

/**
 * The keys of the file that a version may change; lists are changed by the ids of their elements. Null
 * removes a key or an element.
 */
const changesShape = v.optional(v.record(v.picklist(Object.keys(rulesKeys)), v.unknown()));

const parameterShape = v.strictObject({
  id,
  name,
  english,
  value: v.union([v.number(), line]),
  least: v.optional(v.number()),
  most: v.optional(v.number()),
  confirm: v.optional(v.boolean(), false),
  clause: v.optional(documentClause)
});

export const parametersShape = listOf(parameterShape, 300);

/** A scheme file's keys. References between them are checked afterwards. */
export const schemeShape = v.strictObject({
  id,
  name,
  english,
  source: prose,
  /** the kind of subjects that are scored; absent: people */
  subjects: v.optional(v.picklist(['communities', 'members', 'households'])),
  inForce: v.optional(
    listOf(v.strictObject({ from: day, to: v.optional(day), changes: changesShape }), 50),
    []
  ),
  /** the first day in force that the document itself names, where a reading of it has found one */
  documentFrom: v.optional(day),
  parameters: v.optional(parametersShape, []),
  nouns: v.optional(v.strictObject({ subjects: name, score: name, english: v.optional(english) })),
  organs: v.optional(organsShape, {}),
  procedure: v.optional(procedureShape, {}),
  /** absent: the document names neither days nor how often */
  deadlines: v.optional(listOf(deadlineShape, 100), []),
  trial: v.optional(trialShape),
  assembly: v.optional(v.strictObject({ decides: ids })),
  ...rulesKeys
});

/** The rules of one version alone. */
export const rulesShape = v.object(rulesKeys);
