import { randomUUID } from 'node:crypto';
import type { Actor } from '$lib/server/accounts/actor';
import { draftSeal } from '$lib/server/periods/draft-seal';
import { proposeSeal } from '$lib/server/periods/propose-seal';
import { sealMonth } from '$lib/server/periods/seal-month';
import { aFullLedger, type FullLedger } from './a-full-ledger';
import type { Figure, Progress } from './figure';
import { onBothDatabases } from './on-both-databases';

const people = 1000;
const entries = 200_000;

/** Months of a large unit sealed, everything computed: the second person's act, of what the first one's page has shown. */
export function sealing(progress: Progress): Promise<Figure[]> {
  return onBothDatabases('sealing', async (settings, kind) => {
    const told = (booked: number) => progress(`${kind}: ${booked} of ${entries} entries booked`);
    // All of it in ten months: each of the last three is sealed with the whole ledger.
    const ledger = await aFullLedger(settings, { people, entries, until: 10, told });
    const took: { shown: number; sealed: number }[] = [];
    for (const month of ['10', '11', '12']) {
      progress(`${kind}: sealing month ${month}`);
      took.push(await seal(ledger, `${ledger.year}-${month}`));
    }
    await ledger.house.close();
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

/** As two people do it; what the page and the second one's act took, in ms. */
async function seal({ house, recorder }: FullLedger, period: string) {
  const second: Actor = { ...recorder, account: 'bench-second', name: '两委', roles: ['committee'] };
  const begun = performance.now();
  const { shown } = await house.view(recorder, (stores) => draftSeal(stores, period));
  const drafted = performance.now();
  const { proposal } = await proposeSeal(house, recorder, { key: randomUUID(), period, shown });
  const proposed = performance.now();
  await sealMonth(house, second, { key: randomUUID(), period, proposal, shown });
  return { shown: drafted - begun, sealed: performance.now() - proposed };
}

function figure(id: string, name: string, samples: number[]): Figure {
  return { id, name, unit: 'ms', samples, limit: { of: 'value', most: 5000 } };
}
