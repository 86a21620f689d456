import { randomUUID } from 'node:crypto';
import type { Actor } from '$lib/server/platform/access/actor';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import { aFullLedger, type FullLedger } from './a-full-ledger';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { onBothDatabases } from '../servers/on-both-databases';

const people = 1000;
const entries = 200_000;

/**
 * Measures sealing the months of a large unit with everything computed: the command of the second person, on
 * what the first one's page has shown.
 */
export function sealing(progress: BenchProgress): Promise<BenchFigure[]> {
  return onBothDatabases('sealing', async (settings, kind) => {
    const onProgress = (booked: number) => progress(`${kind}: ${booked} of ${entries} entries booked`);
    // All entries lie in the first ten months, so that each of the last seals computes with the whole ledger.
    const ledger = await aFullLedger(settings, { people, entries, until: 10, progress: onProgress });
    const took: { shown: number; sealed: number }[] = [];
    for (const month of ['10', '11', '12']) {
      progress(`${kind}: sealing month ${month}`);
      took.push(await seal(ledger, `${ledger.year}-${month}`));
    }
    await ledger.app.close();
    const last = took.pop();
    const what = `1,000 people, 200,000 entries, on ${kind}`;
    return [
      figure(
        `seal-shown-${kind}`,
        `what sealing would fix, shown: ${what}`,
        took.map(({ shown }) => shown)
      ),
      figure(
        `seal-${kind}`,
        `a month sealed: ${what}`,
        took.map(({ sealed }) => sealed)
      ),
      figure(`seal-year-${kind}`, `December sealed with its quarter, half-year and year: ${what}`, [
        last?.sealed ?? NaN
      ])
    ];
  });
}

/**
 * Seals as two people do.
 * @returns the time of the page and of the second person's command, in ms
 */
async function seal({ app, recorder }: FullLedger, period: string) {
  const second: Actor = { ...recorder, account: 'bench-second', name: '两委', roles: ['committee'] };
  const begun = performance.now();
  const { shown } = await app.readTransaction(recorder, (stores) => draftSeal(stores, period));
  const drafted = performance.now();
  const { proposal } = await proposeSeal(app, recorder, { key: randomUUID(), period, shown });
  const proposed = performance.now();
  await sealMonth(app, second, { key: randomUUID(), period, proposal, shown });
  return { shown: drafted - begun, sealed: performance.now() - proposed };
}

function figure(id: string, name: string, samples: number[]): BenchFigure {
  return { id, name, unit: 'ms', samples, limit: { of: 'value', most: 5000 } };
}
