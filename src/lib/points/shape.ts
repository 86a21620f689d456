import * as v from 'valibot';
import { hiddenIn } from './hidden';
import { hundredthsOf } from './hundredths';
import { isDay } from '../calendar';

/** What the keys of a scheme file hold, shared by items, outcomes and conversions. */
export const id = v.pipe(
  v.string(),
  v.maxLength(60),
  v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case-words-with-hyphens')
);

/** What `v.check` says of a text that hides something; `faultOf` tells where. */
export const hidesSomething = 'hidden-characters';
const inSight = v.check((text: string) => hiddenIn(text) === null, hidesSomething);

const oneLine = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most), inSight);

/** What a wall or a list has room for; may be empty. */
export const line = oneLine(60);
export const name = v.pipe(line, v.nonEmpty());
/** English takes more letters to say the same; and a clause may stand deep in a document. */
const longLine = v.pipe(oneLine(120), v.nonEmpty());
export const english = longLine;
/** What a document says, in as many lines as it likes. */
export const prose = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(2000),
  v.check((text) => hiddenIn(text, 'many') === null, hidesSomething)
);
export const day = v.pipe(v.string(), v.check(isDay, 'YYYY-MM-DD'));
export const whole = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A list of so many at the most: far more than any document has, and few enough to be compared with each other. */
export const list = <S extends v.GenericSchema>(shape: S, most: number) =>
  v.pipe(v.array(shape), v.maxLength(most));
/** Ids that are named somewhere. */
export const ids = list(id, 1000);

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

/** Where the document says so: the number of the clause, and its words. */
export const clause = v.strictObject({ ref: longLine, text: prose });

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

/** Every item has these; each kind adds its own. */
export const itemKeys = {
  id,
  section: id,
  /** short: it hangs on a wall */
  name,
  english,
  /** what is counted, as in 3 起; '' where nothing is */
  measure: v.optional(line, ''),
  /** the responsible department (责任科室) that assesses it, by its Chinese name */
  department: v.optional(name),
  clause
};

/** Every outcome has these. */
export const outcomeKeys = {
  id,
  name,
  english,
  period: v.picklist(['month', 'quarter', 'half-year', 'year']),
  /** what it is about, and so who may see it; without it, what the built-in schemes say by their ids, or discipline */
  about: v.optional(v.picklist(['reward', 'grade', 'talk', 'discipline'])),
  clause
};
