import { randomUUID } from 'node:crypto';
import { declareClaim } from '$lib/server/claims/declare-claim';
import { recordMeeting } from '$lib/server/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/meetings/rule-on-claims';
import type { Settings } from '$lib/server/settings/settings';
import { aDesk, recorderName, type Desk } from './a-desk';
import { withBuiltServer } from './built-server';
import type { Figure, Progress } from './figure';
import { onBothDatabases } from './on-both-databases';

const phones = 50;

/** The recorder's desk and what comes to it, on both databases. */
export function claimsDesk(progress: Progress): Promise<Figure[]> {
  return onBothDatabases('desk', (settings, kind) => ofDatabase(settings, kind, progress));
}

async function ofDatabase(
  settings: Settings,
  kind: 'sqlite' | 'postgres',
  progress: Progress
): Promise<Figure[]> {
  const desk = await aDesk(settings, 60);
  progress(`${kind}: 2,000 open claims`);
  await desk.declared(2000, '量字');
  const page = await inboxPage(settings);
  const pushes = await pushed(desk, (round) =>
    progress(`${kind}: claims of ${phones} phones, round ${round}`)
  );
  const decided: number[] = [];
  for (let round = 1; round <= 5; round += 1) {
    progress(`${kind}: deciding 500, round ${round} of 5`);
    decided.push(await decide500(desk, round));
  }
  await desk.house.close();
  return [
    {
      ...{
        id: `inbox-${kind}`,
        name: `inbox with 2,000 open claims on ${kind}: the server’s time`,
        unit: 'ms'
      },
      ...{ samples: page, limit: { of: 'value', most: 200 } }
    },
    {
      ...{ id: `decide-${kind}`, name: `500 claims decided in bulk on ${kind}`, unit: 'ms' },
      ...{ samples: decided, limit: { of: 'value', most: 1000 } }
    },
    {
      ...{ id: `push-${kind}`, name: `a claim’s push, p99, under ${phones} phones on ${kind}`, unit: 'ms' },
      samples: pushes.ours,
      peer: { name: 'a bare insert through the same store', samples: pushes.bare },
      limit: { of: 'ratio', most: 10 }
    }
  ];
}

/** The 99th of a hundred, of each round: fifty that each push ten, one after the other. */
async function pushed(desk: Desk, told: (round: number) => void) {
  const [ours, bare]: [number[], number[]] = [[], []];
  const items = ['mediation', 'registration', 'good-deed', 'activity'];
  for (let round = 1; round <= 3; round += 1) {
    told(round);
    bare.push(
      await p99(async () => {
        const row = { id: randomUUID(), date: desk.today, body: '两委会', minutes: randomUUID() };
        await desk.store.transaction().execute((one) =>
          one
            .insertInto('decision')
            .values({ ...row, unit_id: desk.recorder.unit, recorded_at: new Date().toISOString() })
            .execute()
        );
      })
    );
    ours.push(
      await p99(async (phone, turn) => {
        const member = desk.members[phone];
        if (!member) throw new RangeError('as many people as phones');
        await declareClaim(desk.house, member, {
          ...{ key: randomUUID(), subject: '', item: items[turn % items.length] ?? '', date: desk.today },
          ...{ quantity: '1', value: '', matter: '', basis: `${round}-${turn}号`, story: '当天签了协议。' }
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

/** What was forwarded stands before the meeting; the superior's own ruling is a meeting of one. */
async function decide500(desk: Desk, round: number): Promise<number> {
  const ids = await desk.declared(500, `批${round}`);
  const above = { ...desk.recorder, account: 'founder-above', roles: ['superior' as const] };
  await desk.house.act(desk.recorder, { act: 'check-claims', key: randomUUID() }, async ({ claims }) => {
    const account = desk.recorder.account;
    await claims.add(ids.map((claim) => ({ claim, seen: 1, act: 'forward' as const, account })));
    return null;
  });
  const held = {
    key: randomUUID(),
    date: desk.today,
    body: '街道党工委',
    minutes: `${round}号`,
    members: []
  };
  const { id: meeting } = await recordMeeting(desk.house, above, held);
  const rulings = ids.map((claim) => ({ claim, seen: 2, granted: true, words: '' }));
  const started = performance.now();
  await ruleOnClaims(desk.house, above, { key: randomUUID(), meeting, rulings });
  return performance.now() - started;
}

/** The built server's page, whole, as it leaves: all that comes before a browser can paint. */
function inboxPage(settings: Settings): Promise<number[]> {
  return withBuiltServer(settings, recorderName, async ({ url, cookie }) => {
    const samples: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const started = performance.now();
      const answer = await fetch(`${url}/office/claims`, { headers: { cookie } });
      const page = await answer.text();
      if (answer.status !== 200 || !page.includes('2000')) throw new Error(`the inbox: ${answer.status}`);
      // The first two warm the program up, as any page before it does.
      if (round >= 2) samples.push(performance.now() - started);
    }
    return samples;
  });
}
