import { makeSignature } from 'better-auth/crypto';
import { protocolQuery } from '$lib/sync';
import { digestOfSecret, newSecret } from '$lib/server/domain/pairing/secrets';
import type { Settings } from '$lib/server/platform/settings/settings';
import { benchUnit, recorderName, type BenchUnit } from '../office/bench-unit';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { withBuiltServer } from '../servers/built-server';
import { onBothDatabases } from '../servers/on-both-databases';
import { PairedCrowd } from './paired-crowd';
import { PhonesCrowd } from './phones';
import type { PhoneOwner } from './simulated-phone';

const phones = 500;
/** with the phones' own, five thousand live connections */
const boards = 4500;
const [rounds, seconds] = [3, 20];

/**
 * B9: measures a town's phones on one server: 500 signed-in members ask every 30 s what is new, push a claim each minute and hold
 * their live connection, beside 4,500 paired boards. The crowd runs in processes of its own on the same machine. The figures are
 * the 99th percentiles of all answers in rounds of 20 s, on both databases.
 */
export function phonesCrowd(progress: BenchProgress): Promise<BenchFigure[]> {
  return onBothDatabases('phones', async (settings, kind) => {
    progress(`${kind}: founding`);
    const unit = await benchUnit(settings, phones);
    const [owners, tokens] = [await signInAll(unit), await pairBoards(unit)];
    await unit.app.close();
    return measure(settings, kind, { owners, tokens, progress });
  });
}

function measure(
  settings: Settings,
  kind: 'sqlite' | 'postgres',
  { owners, tokens, progress }: { owners: PhoneOwner[]; tokens: string[]; progress: BenchProgress }
): Promise<BenchFigure[]> {
  return withBuiltServer(settings, recorderName, async ({ url }) => {
    const [screens, crowd] = [new PairedCrowd(), new PhonesCrowd()];
    try {
      progress(`${kind}: opening ${boards} boards and ${phones} phones`);
      const port = Number(new URL(url).port);
      const endpoints = { port, live: '/api/live/board', feed: `/api/board?${protocolQuery}` };
      await screens.open(
        endpoints,
        tokens.map((token) => `sunboard-board=${token}`)
      );
      await crowd.open(url, owners);
      const [polls, pushes]: [number[], number[]] = [[], []];
      for (let round = 0; round <= rounds; round += 1) {
        const { poll, push } = await crowd.measure(seconds);
        progress(`${kind}: round ${round} of ${rounds}, ${poll.length} polls, ${push.length} claims`);
        // The first round warms up.
        if (round === 0) continue;
        polls.push(p99(poll));
        pushes.push(p99(push));
      }
      return [
        figureOf(`phones-poll-${kind}`, `${phones} phones on ${kind}, “what is new?”, p99`, polls),
        figureOf(`phones-push-${kind}`, '… a claim’s push, p99', pushes)
      ];
    } finally {
      await crowd.end();
      await screens.end();
    }
  });
}

function figureOf(id: string, name: string, samples: number[]): BenchFigure {
  return { id, name, unit: 'ms', samples, limit: { of: 'value', most: 50 } };
}

/** The 99th percentile; NaN of nothing, which keeps no limit. */
function p99(took: readonly number[]): number {
  const sorted = [...took].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
}

/** Gives each member a session as signing in makes it; only the password's hash, which is slow on purpose, is left out. */
async function signInAll({ app, members, today }: BenchUnit): Promise<PhoneOwner[]> {
  const { internalAdapter, authCookies, secret } = await app.auth.$context;
  const owners: PhoneOwner[] = [];
  for (const { account } of members) {
    const { token } = await internalAdapter.createSession(account);
    const value = encodeURIComponent(`${token}.${await makeSignature(token, secret)}`);
    owners.push({ account, today, cookie: `${authCookies.sessionToken.name}=${value}` });
  }
  return owners;
}

/** Pairs boards with the rows that pairing would have written. */
async function pairBoards({ store, recorder }: BenchUnit): Promise<string[]> {
  const tokens = Array.from({ length: boards }, newSecret);
  const now = new Date().toISOString();
  for (let from = 0; from < boards; from += 500)
    await store
      .insertInto('board')
      .values(
        tokens.slice(from, from + 500).map((token, at) => ({
          code: `bench${from + at}`,
          unit_id: recorder.unit,
          name: `屏${from + at}`,
          token: digestOfSecret(token),
          paired_at: now,
          seen_at: now
        }))
      )
      .execute();
  return tokens;
}
