interface ReadNumber {
  number: number;
  /** full marks that are run together with it; null for a plain number */
  marks: number | null;
}

/** Reads the numbers of a document's items (`1.` `12、`), from left to right. */
export interface ItemReader {
  /**
   * Full marks that are run together with a number, or null for a plain one; undefined for digits that are no
   * item's number.
   */
  next(digits: string, at: number): number | null | undefined;
  /** Says that a new heading has begun, below which numbers may start from 1 again. */
  anew(): void;
}

const candidate = /(?<![\d.])(\d{1,3})[、.](?!\d)/g;

/** A reader for one document, because the whole of it tells whether marks are run together with numbers. */
export function itemReader(text: string): ItemReader {
  const isRunTogether = runsTogether([...text.matchAll(candidate)].map(([, digits = '']) => digits));
  let number = 0;
  let highest = 0;
  return {
    next(digits, at) {
      const goesOn = Number(digits) === highest + 1 || (!isRunTogether && startsSentence(text, at));
      const read = itemNumberOf(digits, number + 1, isRunTogether) ?? (goesOn ? plain(digits) : null);
      if (!read) return undefined;
      ({ number } = read);
      highest = number === 1 ? 1 : Math.max(highest, number);
      return read.marks;
    },
    anew() {
      number = 0;
    }
  };
}

function plain(digits: string): ReadNumber {
  return { number: Number(digits), marks: null };
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[\n。;:])\s*$/.test(text.slice(Math.max(0, at - 8), at));
}

/**
 * Splits digits into marks and number, because a table that is read column by column leaves `31、` for 3
 * points and number 1. The expected number decides: `11、` after 10 is the eleventh. Null when the digits
 * are no number of a list.
 */
function itemNumberOf(digits: string, next: number, isRunTogether: boolean): ReadNumber | null {
  if (digits === String(next) || digits === '1') return plain(digits);
  if (!isRunTogether) return null;
  for (const number of [next, 1]) {
    const marks = digits.slice(0, -String(number).length);
    if (digits.endsWith(String(number)) && marks !== '' && Number(marks) > 0) {
      return { number, marks: Number(marks) };
    }
  }
  return null;
}

/**
 * Whether marks stand before the numbers, as in `31、 82、`. Plain numbers may begin at 11 or jump to 21: that the next number
 * stands behind other marks tells, and that each follows on its neighbour tells against it.
 */
function runsTogether(all: readonly string[]): boolean {
  let next = 1;
  let before: string | null = null;
  let [marked, plainly] = [0, 0];
  for (const digits of all) {
    const read = itemNumberOf(digits, next, true);
    if (!read) continue;
    const isSplit = read.marks !== null;
    if (isSplit && before !== null) {
      if (Number(digits) === Number(before) + 1) plainly += 1;
      else if (read.number === next) marked += 1;
    }
    next = read.number + 1;
    before = isSplit ? digits : null;
  }
  return marked > plainly;
}
