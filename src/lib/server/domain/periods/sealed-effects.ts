import { apartFromCorrections, type Effect } from '$lib/points';
import { createHash } from 'node:crypto';
import type { BookedEntry } from '../ledger/ledger';
import type { CorrectedLedger } from '../notices/corrected-ledger';
import type { UnitStores } from '../units/unit-stores';
import { correctedPeriodByLine } from '../objections/corrections/corrected-period-by-line';
import { inputOfPeriod, scoreWhole, type PeriodInput } from './score-period';

/** The effects behind each person's points of a period, by 编号. */
export type EffectsBySubject = ReadonlyMap<string, readonly Effect[]>;

/**
 * The most effects that are kept in memory, about 60 MB; the period calculated last is kept whatever its
 * size.
 */
const mostEffects = 250_000;

/**
 * The effects of sealed periods that were calculated lately, in memory: a preview calculates them, and
 * publishing or filing after it needn't do so again. Each is stored under a digest of all that it is
 * calculated from, so that it can't be stale.
 */
export class SealedEffects {
  readonly #most: number;
  /** the least lately used first */
  readonly #kept = new Map<string, { effects: EffectsBySubject; count: number }>();

  /** @param most how many effects are kept */
  constructor(most = mostEffects) {
    this.#most = most;
  }

  /** Gives the effects stored under a key, or else calculates and stores them. */
  of(key: string, reckon: () => EffectsBySubject): EffectsBySubject {
    const effects = this.#kept.get(key)?.effects ?? reckon();
    this.#kept.delete(key);
    this.#kept.set(key, { effects, count: [...effects.values()].reduce((sum, own) => sum + own.length, 0) });
    let count = [...this.#kept.values()].reduce((sum, each) => sum + each.count, 0);
    for (const [oldest, each] of this.#kept) {
      if (count <= this.#most || oldest === key) break;
      this.#kept.delete(oldest);
      count -= each.count;
    }
    return effects;
  }
}

/**
 * The effects behind everybody's points of a sealed period, as corrected. Entries that were booked after the seal change
 * nothing (M4), but for those of a supplementary notice.
 * @param ledger the unit's whole ledger, in the order of booking, as `correctedLedger` gives it
 * @throws Problem `unknown-scheme`
 */
export async function effectsOfSealed(
  stores: UnitStores,
  period: string,
  { entries: ledger, papers, isCorrected }: CorrectedLedger
): Promise<EffectsBySubject> {
  const input = await inputOfPeriod(stores, period, [], papers ?? undefined);
  const corrects = await correctedPeriodByLine(stores, ledger);
  const people = new Set(ledger.flatMap(({ id, subject }) => (corrects.has(id) ? subject : [])));
  const reckon = () => {
    const scored = { ...input, entries: ledger };
    return new Map(
      scoreWhole(scored).rows.map((row) => {
        const own = people.has(row.subject) ? apartFromCorrections(row, scored, corrects) : row;
        return [row.subject, own.effects];
      })
    );
  };
  const digest = (await stores.periods.seals()).find((seal) => seal.period === period)?.digest ?? null;
  // A period taken over from paper has no digest that would cover its ledger, and a corrected one reads another ledger.
  if (digest === null || isCorrected) return reckon();
  return stores.sealedEffects.of(keyOf(stores, input, { digest, ledger }), reckon);
}

/**
 * SHA-256 over all that a sealed period is calculated from. The seal's digest covers the ledger up to
 * there.
 */
function keyOf(
  { unit, adoptions }: UnitStores,
  { scheme, subjects, ballots, paper, first, period }: PeriodInput,
  { digest, ledger }: { digest: string; ledger: readonly BookedEntry[] }
): string {
  const rules = [scheme.id, adoptions.digest()];
  const carried = paper && [paper.months, [...paper.points].map(([month, points]) => [month, [...points]])];
  const head = [ledger.length, ledger[ledger.length - 1] ?? null];
  const all = [unit.id, period, first, rules, subjects, ballots, carried, digest, head];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
