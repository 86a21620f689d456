import type { Day } from '$lib/calendar';
import { longestStory } from '$lib/sync';
import { isDeclarable, itemNamed, readEntryTable, type Item, type Scheme } from '$lib/points';
import { importLimits } from '../imports/limits';
import { needText } from '../../platform/text/need-text';
import { Problem, type MessageParams } from '../../platform/problem/problem';
import type { ClaimFields } from './claim';
import { servesOn, type RosterPerson } from '../roster/spells';

/** A claim's form, as typed. */
export type TypedClaim = Record<keyof ClaimFields, string>;

const header = ['id', 'subject', 'item', 'date', 'quantity', 'value', 'basis'];

/**
 * Reads a typed claim by the rules.
 * @param today YYYY-MM-DD in the unit's time zone
 * @param first the unit's first month (M15)
 * @param accepts tells which items may be typed; default: those that people declare
 * @throws Problem of the rules' reader (`unknown-item`, `bad-date`, `not-in-force`, `before-first`,
 * `bad-quantity`, `bad-value`, `missing-basis`), `not-declarable`, `date-in-future`, `not-in-service`,
 * `quantity-too-large`, or what keeps a text out
 */
export function readFields(
  typed: TypedClaim,
  {
    scheme,
    subject,
    today,
    first,
    accepts = isDeclarable
  }: { scheme: Scheme; subject: RosterPerson; today: Day; first: string; accepts?: (item: Item) => boolean }
): ClaimFields {
  const { story } = typed;
  // A matter's text with spaces around it would be another matter (M8).
  const matterText = typed.matterText.trim();
  needText(typed.basis);
  needText(matterText);
  needText(story, longestStory, 'many');
  const cells = ['1', subject.id, typed.item, typed.date, typed.quantity, typed.value, typed.basis];
  const table = { file: '', header, rows: [{ row: 1, cells }] };
  const { entries, problems } = readEntryTable(table, { scheme, roster: [subject], first });
  const [problem] = problems;
  if (problem) throw refusalOf(problem);
  const [entry] = entries;
  if (!entry) throw new RangeError('a row without a problem is an entry');
  const { item, date, quantity, value, basis } = entry;
  const named = itemNamed(scheme, item, date);
  if (!named || !accepts(named)) throw new Problem('not-declarable', 422, { value: named?.name ?? item });
  if (date > today) throw new Problem('date-in-future', 422, { value: date });
  if (!servesOn(subject, date)) throw new Problem('not-in-service', 422, { date });
  if (quantity > importLimits.quantity)
    throw new Problem('quantity-too-large', 422, { value: quantity, limit: importLimits.quantity });
  return { item, date, quantity, value, matterText, basis, story };
}

function refusalOf({ code, params }: MessageParams): Problem {
  return new Problem(code, 422, ...([params] as [never]));
}
