import { lastDay } from '../calendar';
import { concludePools, convertAll, lookBack, type Contender } from './conclude';
import { publishes } from './in-force';
import { compare } from './kinds/order';
import type { Entry, Subject } from './ledger';
import { periodOf } from './period';
import { inRankOrder } from './rank';
import type { Ballot } from './reading/ballots';
import { chapterOn, rulebookOf } from './rulebook';
import type { Scheme } from './scheme';
import { Row } from './row';
import { Scored, type Asked, type Person } from './score-one';
import type { Result } from './statement';
import { SubjectLedger } from './subject-ledger';
import type { Paper } from './taken-over';

export interface ScoreInput {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** of these subjects, of any year, checked as `readEntries` checks them; their order changes nothing (M6) */
  entries: readonly Entry[];
  /** of the period's year */
  ballots?: readonly Ballot[];
  /** `2026-10`, `2026-Q4`, `2026-H2` or `2026` */
  period: string;
  /** last month that is over, `YYYY-MM`: standing awards wait for it. Default: the whole period is over */
  finished?: string;
  /** months taken over from paper: they come to what it says */
  paper?: Paper | undefined;
}

/** A period that was scored, to go on from when entries are added. Never changed itself. */
export interface Reckoning {
  readonly result: Result;
  /**
   * The same period with these entries besides: exactly what scoring all of them gives. Only the subjects that they
   * are about are scored anew, and of these only the years that the period looks at.
   */
  with(entries: readonly Entry[]): Reckoning;
}

/**
 * Scores a period for everyone in it (M1–M14). Points are whole hundredths throughout.
 * Throws RangeError for a period that the scheme doesn't publish (`publishes`) and for unknown items.
 */
export function score(input: ScoreInput): Result {
  return reckon(input).result;
}

/** As `score`, but what it gives can be gone on from. */
export function reckon(input: ScoreInput): Reckoning {
  const { scheme, subjects, entries, ballots = [], period: name, finished, paper } = input;
  if (!publishes(scheme, name)) throw new RangeError(`${scheme.id} has no period ${name}`);
  const book = rulebookOf(scheme);
  const period = periodOf(name);
  const { rules } = chapterOn(book, lastDay(period.last));
  const looked = lookBack(rules.outcomes, period);
  const asked: Asked = {
    period,
    finished,
    paper,
    past: looked.past.filter((one) => publishes(scheme, one)).map(periodOf),
    amounts: looked.items
  };
  const ledgers = SubjectLedger.bySubject(entries);
  const voted = ballotsBySubject(ballots);
  const scoredOf = (person: Person) => new Scored(person, asked, book);
  // In the subjects' order by id: conversions and warnings are told in it.
  const everybody = [...subjects]
    .sort((a, b) => compare(a.id, b.id))
    .map((subject) =>
      scoredOf({
        subject,
        ledger: ledgers.get(subject.id) ?? SubjectLedger.empty,
        ballots: voted.get(subject.id) ?? []
      })
    );

  function concluded(all: readonly Scored[]): Result {
    const contenders = all.map((scored): Contender => ({ row: new Row(scored), scored }));
    const { outcomes, ties } = concludePools(contenders, period, rules);
    return {
      scheme: scheme.id,
      period: name,
      rows: contenders.map(({ row }) => row).sort(inRankOrder),
      outcomes,
      conversions: convertAll(all, rules),
      warnings: [...all.flatMap(({ beside }) => beside.warnings), ...ties]
    };
  }

  function going(all: readonly Scored[]): Reckoning {
    let known: Result | null = null;
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

  return going(everybody);
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
