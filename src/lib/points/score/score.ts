import { periodOf } from '../../calendar';
import { concludePools, convertAll, type Contender } from './conclude';
import { servedSince } from './first-month';
import { publishes } from '../scheme/in-force';
import { compareCodeUnits } from '../kinds/order';
import type { Entry, Subject } from '../ledger';
import { lookBack } from './look-back';
import { Past } from './past';
import { inRankOrder } from './rank';
import type { Ballot } from '../reading/ballots';
import { rulebookOf } from '../scheme/rulebook';
import { rulesIn } from '../scheme/rules-in';
import type { Scheme } from '../scheme/scheme';
import { RankedRow } from '../row';
import type { SealedHistory } from './sealed-history';
import { effectsIn, Scored, type PeriodQuery, type ScoredPerson } from './score-one';
import type { Effect, ScoreResult } from './statement';
import { SubjectLedger } from './subject-ledger';
import type { PaperMonths } from './taken-over';
import { onceWarnings } from './warnings';

export interface ScoreInput {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** entries of these subjects, of any year, checked by `readEntryTable`; their order changes nothing (M6) */
  entries: readonly Entry[];
  /** ballots of the period's year */
  ballots?: readonly Ballot[];
  /** `2026-10`, `2026-Q4`, `2026-H2` or `2026` */
  period: string;
  /** last month that is over, `YYYY-MM`: standing awards wait for it. Default: the whole period is over */
  finished?: string;
  /** months taken over from paper: they come to what it says */
  paper?: PaperMonths | undefined;
  /**
   * the ledger's first month, `YYYY-MM`: nobody is in service before it (M15). Default: each subject's
   * `from` decides
   */
  first?: string | undefined;
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
  const { scheme, subjects, entries, ballots = [], period: name, finished, paper, first, sealed } = input;
  if (!publishes(scheme, name, first)) throw new RangeError(`${scheme.id} has no period ${name}`);
  const book = rulebookOf(scheme);
  const period = periodOf(name);
  const rules = rulesIn(scheme, period);
  const known = sealed && withoutPeriod(sealed, name);
  const looked = lookBack(rules.outcomes, period);
  const asked: PeriodQuery = {
    period,
    finished,
    paper,
    past: looked.past
      .filter((one) => publishes(scheme, one, first) && !known?.periods.has(one))
      .map(periodOf),
    amounts: looked.items
  };
  const ledgers = SubjectLedger.bySubject(entries);
  const voted = ballotsBySubject(ballots);
  // Conversions and warnings are listed in the subjects' order by id.
  const people = [...subjects]
    .sort((a, b) => compareCodeUnits(a.id, b.id))
    .map((subject): ScoredPerson => ({
      subject: servedSince(subject, first),
      ledger: ledgers.get(subject.id) ?? SubjectLedger.empty,
      ballots: voted.get(subject.id) ?? []
    }));
  return { period, rules, asked, book, people, sealed: known };
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
  const scoredOf = (person: ScoredPerson) => new Scored(person, asked, book);

  function concluded(all: readonly Scored[]): ScoreResult {
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
          period
        ),
        ...ties
      ]
    };
  }

  function going(all: readonly Scored[]): Reckoning {
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

function ballotsBySubject(ballots: readonly Ballot[]): Map<string, Ballot[]> {
  const groups = new Map<string, Ballot[]>();
  for (const ballot of ballots) {
    const group = groups.get(ballot.subject);
    if (group) group.push(ballot);
    else groups.set(ballot.subject, [ballot]);
  }
  return groups;
}
