import { expect, inject, it } from 'vitest';
import { inTime } from '../../src/lib/local/patience';
import { historyKinds, noneArrived } from './form-fate';
import { SyncHistory } from './history';

declare module 'vitest' {
  interface ProvidedContext {
    /** number of histories (`HISTORIES`), and the seed of the first one (`HISTORY_SEED`) */
    histories: number;
    historiesFrom: number;
  }
}

/** Steps of one history; as many run at once as keep browser and server busy. */
const [length, atOnce] = [20, 4];
/** Milliseconds after which a history hangs. The first ones wait until the server's modules are loaded, beside other tests. */
const patience = 180_000;
/** Histories after which a long run says how far it came, so that one that is cut short proves something. */
const stage = 500;

it(
  'S1 S2 S3 S5 S6 S7 S13 after any history phone and server agree: nothing acknowledged is lost, nothing doubled',
  { timeout: patience + inject('histories') * 3000 },
  async () => {
    const [first, count] = [inject('historiesFrom'), inject('histories')];
    const failed: string[] = [];
    let seed = first;
    let agreed = 0;
    const arrived = noneArrived();
    const line = async () => {
      while (seed < first + count && failed.length < 3) {
        const mine = seed++;
        const history = new SyncHistory(mine);
        const faults = await inTime(patience, history.play(length)).catch((error: unknown) => [
          String(error)
        ]);
        for (const kind of historyKinds) arrived[kind] += history.arrived[kind];
        if (faults.length === 0) {
          if (++agreed % stage === 0)
            console.info(
              `${agreed} of ${count} histories from seed ${first} agree: ${JSON.stringify(arrived)}`
            );
          continue;
        }
        failed.push(`HISTORY_SEED=${mine} HISTORIES=1\n${[...faults, ...history.steps].join('\n  ')}`);
        await fetch(`/histories/history-${mine}/failed`, { method: 'POST' });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, line));
    expect(failed, `seeds from ${first}`).toEqual([]);
    // A few histories may be ones in which nothing of a kind is sent.
    if (count >= 100) for (const kind of historyKinds) expect(arrived[kind], kind).toBeGreaterThan(0);
  }
);
