import { monthNumber, type Period } from '../../calendar';
import { sharesPlaces, type OnceEntry, type OverOnce } from '../once';
import type { Rulebook } from '../scheme/rulebook';
import { figuresOf, Scored, YearsOf, type PeriodQuery, type ScoredPerson } from './score-one';
import type { RankableRow } from './rank';
import { spellIn } from './spells';
import type { Warning } from './statement';
import { onceLines, overOwn, warningsOf } from './warnings';

/** The period asked for, and those that its outcomes look back at and that nobody has sealed. */
export interface ComparedQuery extends PeriodQuery {
  past: readonly Period[];
  /** items whose amounts outcomes look at */
  amounts: readonly string[];
}

/** Further figures of a subject, for outcomes and warnings. */
interface Beside {
  /** by item: the sum of the quantities entered in the year */
  amounts: ReadonlyMap<string, number>;
  warnings: readonly Warning[];
  /** more of the subject's entries than a document gives to each (M17) */
  once: readonly OverOnce[];
  /** entries that take places which several people share (M17) */
  places: readonly OnceEntry[];
  /** in the periods that are looked back at */
  past: readonly PastRow[];
}

/** A subject's row of an earlier period, before its pool is ranked. */
export interface PastRow extends RankableRow {
  period: string;
  /** the pool of then (M16) */
  pool: string;
}

/** One subject's result with all that comparing it with others takes. */
export class Compared extends Scored {
  readonly beside: Beside;

  constructor(person: ScoredPerson, asked: ComparedQuery, book: Rulebook) {
    const years = new YearsOf(person, asked, book);
    super(person, asked, book, years);
    const { period, amounts, past } = asked;
    const { lines } = years.around(period).after;
    const once = onceLines(lines);
    this.beside = {
      amounts: amountsIn(years, amounts, period),
      warnings: warningsOf(person.subject.id, lines, period),
      once: overOwn(once, period),
      places: once.filter(({ item }) => sharesPlaces(item)),
      past: past.map((one) => pastOf(one, person, years, book))
    };
  }
}

function pastOf(period: Period, { subject }: ScoredPerson, years: YearsOf, book: Rulebook): PastRow {
  const { after, before } = years.around(period);
  const { status, score } = figuresOf(subject, period, after, before, book);
  return {
    period: period.id,
    pool: spellIn(subject, period).pool,
    subject: subject.id,
    status,
    score,
    rank: null
  };
}

// One object serves all: a county has ten thousand people, and most of them have no such amounts.
const noAmounts: ReadonlyMap<string, number> = new Map();

/**
 * The quantities booked in the year up to the period's end, by item, without reversed entries and those of a
 * closed year.
 */
function amountsIn(years: YearsOf, items: readonly string[], period: Period): ReadonlyMap<string, number> {
  if (items.length === 0) return noAmounts;
  let amounts: Map<string, number> | null = null;
  const until = monthNumber(period.last);
  for (const { entry, rule, booked, undone, late } of years.linesOf(period.year)) {
    const { id } = rule.item;
    if (booked > until || undone <= until || late || !items.includes(id)) continue;
    amounts ??= new Map();
    amounts.set(id, (amounts.get(id) ?? 0) + entry.quantity);
  }
  return amounts ?? noAmounts;
}
