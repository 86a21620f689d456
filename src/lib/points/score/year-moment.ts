import { monthNumber } from '../../calendar';
import type { Item, ScoredLine, YearMomentType } from '../kinds';
import type { Ballot } from '../reading/ballots';
import { chapterIn, type Chapter, type Rulebook } from '../scheme/rulebook';
import type { PaperMonth } from './taken-over';

/** The subject and the moment for which a year is evaluated. */
export interface Scope {
  book: Rulebook;
  /** the rules of the year: those in force on the last day that is evaluated */
  chapter: Chapter;
  year: number;
  /** last month that is looked at, 1–12 */
  until: number;
  /** lines name the entries that explain them: a search that only effects need */
  explained: boolean;
  /** a month's own score, where the year is the mean of months (E1) */
  monthAlone: boolean;
  months: readonly number[];
  begun: readonly number[];
  closed: boolean;
  /** the months up to `until` that the paper has, in order: in none of `months` */
  paper: readonly PaperMonth[];
  group: string;
  ballots: readonly Ballot[];
}

const none: readonly string[] = [];

/** The view of the year that kinds have while it is settled. */
export class YearMoment implements YearMomentType {
  /** lines by `Rule.place`, once they are settled */
  readonly done: (readonly ScoredLine[] | undefined)[];
  /** the item that is being settled */
  place = 0;
  readonly #scope: Scope;
  readonly #live: readonly ScoredLine[];
  /** by `Rule.place`: a bit for each month in which something happened */
  readonly #happened: (number | undefined)[] = [];
  /** ids of entries by `Rule.place` times 13 plus the month in which they happened; made when somebody asks */
  #named: Map<number, string[]> | null = null;

  constructor(scope: Scope, live: readonly ScoredLine[]) {
    this.#scope = scope;
    this.#live = live;
    this.done = new Array<readonly ScoredLine[] | undefined>(scope.book.places.size);
    for (const line of live) {
      if (!line.rule.monthly || !line.entry) continue;
      const { place } = line.rule;
      this.#happened[place] = (this.#happened[place] ?? 0) | (1 << monthNumber(line.entry.date));
    }
  }

  get year(): number {
    return this.#scope.year;
  }
  get months(): readonly number[] {
    return this.#scope.months;
  }
  get begun(): readonly number[] {
    return this.#scope.begun;
  }
  get closed(): boolean {
    return this.#scope.closed;
  }
  get group(): string {
    return this.#scope.group;
  }
  get ballots(): readonly Ballot[] {
    return this.#scope.ballots;
  }

  happened(item: string, month: number): boolean {
    const place = this.#placeOf(item);
    return ((this.#happened[place] ?? 0) & (1 << month)) !== 0;
  }

  entriesOf(item: string, month: number): readonly string[] {
    if (!this.#scope.explained) return none;
    this.#named ??= this.#entriesByMonth();
    return this.#named.get(this.#placeOf(item) * 13 + month) ?? none;
  }

  #entriesByMonth(): Map<number, string[]> {
    const named = new Map<number, string[]>();
    for (const { rule, entry } of this.#live) {
      if (!entry) continue;
      const key = rule.place * 13 + monthNumber(entry.date);
      const some = named.get(key);
      if (some) some.push(entry.id);
      else named.set(key, [entry.id]);
    }
    return named;
  }

  amountOf(item: string): number {
    const place = this.#placeOf(item);
    let sum = 0;
    for (const { rule, entry } of this.#live) if (rule.place === place) sum += entry?.quantity ?? 0;
    return sum;
  }

  settled(item: string): readonly ScoredLine[] {
    return this.done[this.#placeOf(item)] ?? [];
  }

  itemIn(month: number): Item | null {
    const { book, year, chapter } = this.#scope;
    const rule = (book.only ? chapter : chapterIn(book, year, month)).byPlace[this.place];
    return rule?.own ? rule.item : null;
  }

  #placeOf(item: string): number {
    return this.#scope.book.places.get(item) ?? -1;
  }
}
