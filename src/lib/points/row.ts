import type { Scored } from './score/score-one';
import type { Effect, Statement, StatementStatus } from './score/statement';

/** A statement whose rank may be set. */
export class RankedRow implements Statement {
  readonly subject: string;
  readonly pool: string;
  readonly status: StatementStatus;
  readonly points: number;
  readonly balance: number | null;
  readonly score: number;
  rank: number | null = null;
  readonly sections: Record<string, number>;
  readonly #scored: Scored;

  constructor(scored: Scored) {
    const { person, facts, figures } = scored;
    this.subject = person.subject.id;
    this.pool = facts.pool;
    this.status = figures.status;
    this.points = figures.points;
    this.balance = figures.balance;
    this.score = figures.score;
    this.sections = figures.sections;
    this.#scored = scored;
  }

  get effects(): Effect[] {
    return this.#scored.effects;
  }
}
