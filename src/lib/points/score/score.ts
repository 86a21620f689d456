import { periodOf } from '../../calendar';
import { Compared, type ComparedQuery } from './compared';
import { concludePools, type Contender } from './conclude';
import { convertAll } from './convert-all';
import { publishes } from '../scheme/in-force';
import { compareCodeUnits } from '../kinds/order';
import type { Entry } from '../ledger';
import { peopleOf, publishedPeriod, type LedgerInput } from './ledger-input';
import { lookBack } from './look-back';
import { Past } from './past';
import { inRankOrder } from './rank';
import { rulebookOf } from '../scheme/rulebook';
import { rulesIn } from '../scheme/rules-in';
import { RankedRow } from '../row';
import type { SealedHistory } from './sealed-history';
import { effectsIn, type ScoredPerson } from './score-one';
import type { Effect, ScoreResult } from './statement';
import { SubjectLedger } from './subject-ledger';
import { onceWarnings } from './warnings';

export interface ScoreInput extends LedgerInput {
  /** the periods that are sealed: outcomes that look back read them as they were (M16). Default: everything is computed */
  sealed?: SealedHistory | undefined;
}

/** A period that was scored, to go on from when entries are added. Never changed itself. */
export interface Reckoning {
  readonly result: ScoreResult;
  /**
   * Adds entries to the same period: the result is exactly that of scoring all of them. Only the subjects
   * concerned are scored anew, and only the years that the period looks at.
   */
  with(entries: readonly Entry[]): Reckoning;
}

/**
 * Scores a period for everyone in it (M1–M16). Points are whole hundredths throughout.
 * @throws RangeError for a period that the scheme doesn't publish or that ends before the first month
 * (`publishes`), and for unknown items
 */
export function score(input: ScoreInput): ScoreResult {
  return reckon(input).result;
}

/**
 * Everybody's effects of a period, exactly those of the rows of `score`, in the order of the subjects' ids: without figures,
 * ranks and outcomes, which nobody needs who only explains entries.
 * @throws RangeError like `score`
 */
export function effectsOf(input: ScoreInput): Effect[] {
  const { asked, book, people } = prepared(input);
  return people.flatMap((person) => effectsIn(person, asked, book));
}

/** The data of a scoring that don't depend on anybody's entries, and each subject's own. */
function prepared(input: ScoreInput) {
  const { scheme, subjects, period: name, finished, paper, first, sealed } = input;
  const period = publishedPeriod(input);
  const book = rulebookOf(scheme);
  const rules = rulesIn(scheme, period);
  const known = sealed && withoutPeriod(sealed, name);
  const looked = lookBack(rules.outcomes, period);
  const asked: ComparedQuery = {
    period,
    finished,
    paper,
    past: looked.past
      .filter((one) => publishes(scheme, one, first) && !known?.periods.has(one))
      .map(periodOf),
    amounts: looked.items
  };
  // Conversions and warnings are listed in the subjects' order by id.
  const inOrder = [...subjects].sort((a, b) => compareCodeUnits(a.id, b.id));
  return { period, rules, asked, book, people: peopleOf({ ...input, subjects: inOrder }), sealed: known };
}

/** The period that is asked for is calculated, whether it is sealed or not: a trial has other rules for it. */
function withoutPeriod({ scheme, periods }: SealedHistory, name: string): SealedHistory {
  return { scheme, periods: new Map([...periods].filter(([one]) => one !== name)) };
}

/**
 * Scores like `score`, and returns a result to which entries can be added.
 * @throws RangeError for a period that the scheme doesn't publish (`publishes`), and for unknown items
 */
export function reckon(input: ScoreInput): Reckoning {
  const { period, rules, asked, book, people, sealed } = prepared(input);
  const scoredOf = (person: ScoredPerson) => new Compared(person, asked, book);

  function concluded(all: readonly Compared[]): ScoreResult {
    const contenders = all.map((scored): Contender => ({ row: new RankedRow(scored), scored }));
    const past = new Past(all, input.scheme, sealed);
    const { outcomes, ties } = concludePools(contenders, { period, rules, past });
    return {
      scheme: input.scheme.id,
      period: input.period,
      rows: contenders.map(({ row }) => row).sort(inRankOrder),
      outcomes,
      conversions: convertAll(all, rules),
      warnings: [
        ...all.flatMap(({ beside }) => beside.warnings),
        ...onceWarnings(
          all.flatMap(({ beside }) => beside.once),
          all.flatMap(({ beside }) => beside.places),
          period
        ),
        ...ties
      ]
    };
  }

  function going(all: readonly Compared[]): Reckoning {
    let known: ScoreResult | null = null;
    return {
      get result() {
        return (known ??= concluded(all));
      },
      with(added) {
        const more = SubjectLedger.bySubject(added);
        return going(
          all.map((scored) => {
            const { person } = scored;
            const own = more.get(person.subject.id);
            return own ? scoredOf({ ...person, ledger: person.ledger.with(own) }) : scored;
          })
        );
      }
    };
  }

  return going(people.map(scoredOf));
}
