import * as v from 'valibot';
import { hiddenIn } from '../hidden';
import { hundredthsOf } from '../hundredths';
import { isDay } from '../../calendar';

/** The values of keys in a scheme file that items, outcomes and conversions share. */
export const id = v.pipe(
  v.string(),
  v.maxLength(60),
  v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case-words-with-hyphens')
);

/** The message of `v.check` for a text that hides something; `faultOf` finds the place. */
export const hidesSomething = 'hidden-characters';
const inSight = v.check((text: string) => hiddenIn(text) === null, hidesSomething);

const oneLine = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most), inSight);

/** A text that is short enough for a board or a list; it may be empty. */
export const line = oneLine(60);
export const name = v.pipe(line, v.nonEmpty());
/**
 * A longer line, because English takes more letters to say the same, and because a clause may stand deep in
 * a document.
 */
const longLine = v.pipe(oneLine(120), v.nonEmpty());
export const english = longLine;
/** A text of the document, in any number of lines. */
export const prose = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(2000),
  v.check((text) => hiddenIn(text, 'many') === null, hidesSomething)
);
export const day = v.pipe(v.string(), v.check(isDay, 'YYYY-MM-DD'));
export const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A list of so many at the most: far more than any document has, and few enough to be compared with each other. */
export const listOf = <S extends v.GenericSchema>(shape: S, most: number) =>
  v.pipe(v.array(shape), v.maxLength(most));
/** Ids that are named somewhere. */
export const ids = listOf(id, 1000);

/** Points as people write them (46.5), read as whole hundredths (M2). */
export const points = v.pipe(
  v.number(),
  v.check((n) => hundredthsOf(n) !== null, 'at most two decimals'),
  v.transform((n) => hundredthsOf(n) ?? 0)
);

/** Points above 0. */
export const positive = v.pipe(
  points,
  v.check((n) => n > 0, 'more than 0')
);

/** The document's clause behind a rule: its number, and its words. */
export const documentClause = v.strictObject({ ref: longLine, text: prose });

/** `1/3` or `15%`: a share of those who are ranked (M12). The two are rounded differently. */
export const share = v.pipe(
  v.string(),
  v.regex(/^([1-9]\d?\/[1-9]\d?|[1-9]\d?%)$/, 'a fraction such as 1/3, or a percentage such as 15%'),
  v.transform((written) => {
    if (written.endsWith('%')) return { part: Number(written.slice(0, -1)), of: 100, percent: true };
    const [part, of] = written.split('/').map(Number);
    return { part: part ?? 0, of: of ?? 1, percent: false };
  })
);

/** The bound of an item that a document gives once in a period (M17). It refuses nothing: more than once is asked about. */
const onceShape = v.strictObject({
  /** `person`: each person once; `unit`: one person of the unit */
  by: v.optional(v.picklist(['person', 'unit']), 'person'),
  /** the period around an entry's `date` */
  per: v.picklist(['month', 'quarter', 'half-year', 'year']),
  /** places that the document has in a period: no more entries get points (A 前5名) */
  places: v.optional(wholeNumber),
  /** items of one group exclude each other (C 优秀, 不合格) */
  group: v.optional(id)
});

/** Every item has these; each kind adds its own. */
export const itemKeys = {
  id,
  section: id,
  /** short, because a board shows it */
  name,
  english,
  /** the counting word, as in 3 起; '' where nothing is counted */
  measure: v.optional(line, ''),
  /** the responsible department (责任科室) that assesses it, by its Chinese name */
  department: v.optional(name),
  /** each assessor assesses the people of their own department on the roster alone; absent: everybody */
  ownPeople: v.optional(v.literal(true)),
  once: v.optional(onceShape),
  clause: documentClause
};

/** Every outcome has these. */
export const outcomeKeys = {
  id,
  name,
  english,
  period: v.picklist(['month', 'quarter', 'half-year', 'year']),
  /**
   * the outcome's subject matter, which decides who may see it; absent: what the built-in schemes say by
   * their ids, or discipline
   */
  about: v.optional(v.picklist(['reward', 'grade', 'talk', 'discipline'])),
  /** the organ that proposes the people, with the words that say so; absent: the document doesn't say who does */
  proposed: v.optional(v.strictObject({ by: v.picklist(['recorder', 'decider']), clause: documentClause })),
  /** the organ that holds the talk, where it isn't the one that holds all others (`organs.talks`) */
  heldBy: v.optional(v.picklist(['commission'])),
  /**
   * the people who hold the talk, where the document goes by rank: the first entry counts that has the person's group,
   * or that names none
   */
  holders: v.optional(v.array(v.strictObject({ name, english, groups: v.optional(v.array(id)) }))),
  clause: documentClause
};
