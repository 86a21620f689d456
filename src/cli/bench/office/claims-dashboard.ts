import { randomUUID } from 'node:crypto';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import type { Settings } from '$lib/server/platform/settings/settings';
import { benchUnit, recorderName, type BenchUnit } from './bench-unit';
import { withBuiltServer } from '../servers/built-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { onBothDatabases } from '../servers/on-both-databases';

const phones = 50;

/** Measures the recorder's dashboard and the arrival of claims on both databases. */
export function claimsDashboard(progress: BenchProgress): Promise<BenchFigure[]> {
  return onBothDatabases('dashboard', (settings, kind) => ofDatabase(settings, kind, progress));
}

async function ofDatabase(
  settings: Settings,
  kind: 'sqlite' | 'postgres',
  progress: BenchProgress
): Promise<BenchFigure[]> {
  const dashboard = await benchUnit(settings, 60);
  progress(`${kind}: 2,000 open claims`);
  await dashboard.declared(2000, '量字');
  const page = await inboxPage(settings);
  const pushes = await pushed(dashboard, (round) =>
    progress(`${kind}: claims of ${phones} phones, round ${round}`)
  );
  const decided: number[] = [];
  for (let round = 1; round <= 5; round += 1) {
    progress(`${kind}: deciding 500, round ${round} of 5`);
    decided.push(await decide500(dashboard, round));
  }
  await dashboard.app.close();
  return [
    {
      id: `inbox-${kind}`,
      name: `inbox with 2,000 open claims on ${kind}: the server’s time`,
      unit: 'ms',
      samples: page,
      limit: { of: 'value', most: 200 }
    },
    {
      id: `decide-${kind}`,
      name: `500 claims decided in bulk on ${kind}`,
      unit: 'ms',
      samples: decided,
      limit: { of: 'value', most: 1000 }
    },
    {
      id: `push-${kind}`,
      name: `a claim’s push, p99, under ${phones} phones on ${kind}`,
      unit: 'ms',
      samples: pushes.ours,
      peer: { name: 'a bare insert through the same store', samples: pushes.bare },
      limit: { of: 'ratio', most: 10 }
    }
  ];
}

/**
 * Fifty people push ten claims each at the same time, one after the other.
 * @returns the 99th percentile of each of three rounds in ms, and of a bare insert for comparison
 */
async function pushed(dashboard: BenchUnit, progress: (round: number) => void) {
  const [ours, bare]: [number[], number[]] = [[], []];
  const items = ['mediation', 'registration', 'good-deed', 'activity'];
  for (let round = 1; round <= 3; round += 1) {
    progress(round);
    bare.push(
      await p99(async () => {
        const row = {
          id: randomUUID(),
          date: dashboard.today,
          body: '两委会',
          minutes: randomUUID(),
          kind: 'meeting'
        };
        await dashboard.store.transaction().execute((one) =>
          one
            .insertInto('decision')
            .values({ ...row, unit_id: dashboard.recorder.unit, recorded_at: new Date().toISOString() })
            .execute()
        );
      })
    );
    ours.push(
      await p99(async (phone, turn) => {
        const member = dashboard.members[phone];
        if (!member) throw new RangeError('as many people as phones');
        await declareClaim(dashboard.app, member, {
          key: randomUUID(),
          subject: '',
          item: items[turn % items.length] ?? '',
          date: dashboard.today,
          quantity: '1',
          value: '',
          matterText: '',
          basis: `${round}-${turn}号`,
          story: '当天签了协议。'
        });
      })
    );
  }
  return { ours, bare };
}

async function p99(push: (phone: number, turn: number) => Promise<void>): Promise<number> {
  const took: number[] = [];
  await Promise.all(
    Array.from({ length: phones }, async (_, phone) => {
      for (let turn = 0; turn < 10; turn += 1) {
        const started = performance.now();
        await push(phone, turn);
        took.push(performance.now() - started);
      }
    })
  );
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.99)] ?? NaN;
}

/**
 * Decides 500 forwarded claims at once. The superior decides alone, so its ruling counts as a meeting of one.
 */
async function decide500(dashboard: BenchUnit, round: number): Promise<number> {
  const ids = await dashboard.declared(500, `批${round}`);
  const superior = { ...dashboard.recorder, account: 'founder-above', roles: ['superior' as const] };
  await dashboard.app.runCommand(
    dashboard.recorder,
    { permission: 'check-claims', key: randomUUID() },
    async ({ claims }) => {
      const account = dashboard.recorder.account;
      await claims.add(ids.map((claim) => ({ claim, seen: 1, action: 'forward' as const, account })));
      return null;
    }
  );
  const held = {
    key: randomUUID(),
    date: dashboard.today,
    body: '街道党工委',
    minutes: `${round}号`,
    members: []
  };
  const { id: meeting } = await recordMeeting(dashboard.app, superior, held);
  const rulings = ids.map((claim) => ({ claim, seen: 2, granted: true, words: '' }));
  const started = performance.now();
  await ruleOnClaims(dashboard.app, superior, { key: randomUUID(), meeting, rulings });
  return performance.now() - started;
}

/** Loads the built server's whole page, which is all that a browser needs before it can paint. */
function inboxPage(settings: Settings): Promise<number[]> {
  return withBuiltServer(settings, recorderName, async ({ url, cookie }) => {
    const samples: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const started = performance.now();
      const answer = await fetch(`${url}/office/claims`, { headers: { cookie } });
      const page = await answer.text();
      if (answer.status !== 200 || !page.includes('2000')) throw new Error(`the inbox: ${answer.status}`);
      // The first two rounds warm the program up, as earlier pages do in real use.
      if (round >= 2) samples.push(performance.now() - started);
    }
    return samples;
  });
}
