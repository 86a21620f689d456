import { periodOf } from '../../calendar';
import { compareCodeUnits } from '../kinds/order';
import type { OutcomeRule, PastField, RankedStanding } from '../outcomes';
import { lowest } from '../outcomes/lowest';
import { sanctionSize } from '../outcomes/shares';
import { rulesIn } from '../scheme/rules-in';
import type { Scheme, SchemeRules } from '../scheme/scheme';
import { rankPool } from './rank';
import type { PastPeriod, SealedHistory } from './sealed-history';
import type { Compared } from './compared';

/** A period that is looked back at, for whichever rule asks. */
interface Then {
  rules: SchemeRules;
  pools: readonly (readonly RankedStanding[])[];
  sealed: PastPeriod | undefined;
}

/**
 * Earlier periods as outcome rules see them (M16): a sealed one as it was, with its pools, ranks and decided outcomes, any
 * other as it is calculated.
 */
export class Past {
  readonly #scored: readonly Compared[];
  readonly #scheme: Scheme;
  readonly #sealed: SealedHistory | undefined;
  readonly #known = new Map<string, Then>();
  /** by the rule's id and the period */
  readonly #fields = new Map<string, unknown>();

  /** @param scored everybody, with the periods that aren't sealed */
  constructor(scored: readonly Compared[], scheme: Scheme, sealed: SealedHistory | undefined) {
    this.#scored = scored;
    this.#scheme = scheme;
    this.#sealed = sealed;
  }

  /** The period as one rule looks back at it: one object for all pools, so that kinds work it out once. */
  of<R extends OutcomeRule>(rule: R, name: string): PastField<R> {
    const key = `${rule.id} ${name}`;
    // A rule's id has one rule, so that what is found under it is of this one.
    const known = this.#fields.get(key) as PastField<R> | undefined;
    const field = known ?? this.#fieldOf(rule, name);
    if (!known) this.#fields.set(key, field);
    return field;
  }

  #fieldOf<R extends OutcomeRule>({ id, kind }: R, name: string): PastField<R> {
    const then = this.#known.get(name) ?? this.#read(name);
    this.#known.set(name, then);
    const { rules, pools, sealed } = then;
    return {
      pools,
      rule: rules.outcomes.find((one): one is R => one.id === id && one.kind === kind) ?? null,
      concernedBy: (outcome) =>
        new Set(sealed ? sealed.outcomes.get(outcome) : pools.flatMap((pool) => lastOf(rules, outcome, pool)))
    };
  }

  #read(name: string): Then {
    const sealed = this.#sealed?.periods.get(name);
    const scheme = (sealed && this.#sealed?.scheme) ?? this.#scheme;
    return {
      rules: rulesIn(scheme, periodOf(name)),
      pools: sealed ? sealedPools(sealed) : this.#calculated(name),
      sealed
    };
  }

  /** None for a period that wasn't calculated: the scheme wasn't in force. */
  #calculated(name: string): RankedStanding[][] {
    const rows = this.#scored.flatMap(
      ({ beside }) => beside.past.find(({ period }) => period === name) ?? []
    );
    return byPool(rows, ({ pool }) => pool).map(([, own]) => rankPool(own));
  }
}

function sealedPools({ results }: PastPeriod): RankedStanding[][] {
  const ranked = results.flatMap(({ subject, pool, score, rank }) =>
    rank === null ? [] : [{ subject, pool, score, rank }]
  );
  ranked.sort((a, b) => a.rank - b.rank || compareCodeUnits(a.subject, b.subject));
  return byPool(ranked, ({ pool }) => pool).map(([, own]) => own);
}

/** The subjects whom a bottom share concerned in a pool, by the rules of then. */
function lastOf(rules: SchemeRules, outcome: string, standings: readonly RankedStanding[]): string[] {
  const rule = rules.outcomes.find(({ id }) => id === outcome);
  if (rule?.kind !== 'bottom-share') return [];
  return lowest(rule, sanctionSize(rule.share, standings.length), { standings, decided: new Map() }).subjects;
}

/** Rows by pool, in the pools' order. */
export function byPool<T>(rows: readonly T[], poolOf: (row: T) => string): [string, T[]][] {
  const pools = new Map<string, T[]>();
  for (const one of rows) {
    const name = poolOf(one);
    const pool = pools.get(name);
    if (pool) pool.push(one);
    else pools.set(name, [one]);
  }
  return [...pools].sort(([a], [b]) => (a < b ? -1 : 1));
}
