import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { createApp } from '$lib/server/app';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import type { Actor } from '$lib/server/platform/access/actor';
import { beginEpoch } from '$lib/server/platform/epoch/store-epoch';
import { sql } from 'kysely';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GET as answerMe } from '../../src/routes/api/me/+server';
import { actions as onClaims } from '../../src/routes/me/claims/+page.server';
import { actions as onNewClaim } from '../../src/routes/me/claims/new/+page.server';
import { sqlite } from '../contract/stores';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { sealByTwo } from '../make/seal-by-two';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { unit as madeUnit } from '../make/unit';

type FormAction = (event: RequestEvent) => Promise<unknown>;
const actionOf: Record<string, FormAction | undefined> = {
  '/me/claims/new': onNewClaim.default as unknown as FormAction,
  '/me/claims?/withdraw': onClaims.withdraw as unknown as FormAction,
  '/me/claims?/answer': onClaims.answer as unknown as FormAction
};

type PlainDeed =
  'book' | 'seal' | 'restart' | 'back-up' | 'restore' | 'end-role' | 'begin-role' | 'link-other';

/** A deed at the office or to the server itself, by which a history goes on. */
export type ServerDeed =
  { deed: PlainDeed } | { deed: 'report'; basis: string } | { deed: 'clock'; ms: number };

/**
 * The real server code on a database of its own, for one history. It can be restarted and put back to a backup,
 * and its clock may jump.
 */
export interface HistoryServer {
  ask(request: Request): Promise<Response>;
  does(deed: ServerDeed): Promise<void>;
  /** how many claims have each basis that any claim has */
  claims(): Promise<Record<string, number>>;
  end(): Promise<void>;
}

export async function historyServer(): Promise<HistoryServer> {
  const { settings, remove } = await sqlite.migrated();
  const [file, backup] = ['sunboard.db', 'backup.db'].map((name) => join(settings.dataDir, name)) as [
    string,
    string
  ];
  let now = Date.parse('2026-10-05T04:00:00Z');
  const open = () => createApp(settings, { clock: () => new Date(now) });
  let { app, store } = await open();
  const unit = await addUnit(
    store,
    madeUnit({ name: '阳光社区', firstPeriod: '2026-09', scheme: 'community-cadres' })
  );
  const office = (account: string, role: 'recorder' | 'committee'): Actor => ({
    account,
    session: null,
    name: account,
    unit,
    roles: [role],
    subject: null
  });
  const [recorder, second] = [office('recorder', 'recorder'), office('committee', 'committee')];
  const member = (subject: string): Actor => ({
    account: `m-${subject}`,
    session: null,
    name: subject,
    unit,
    roles: ['member'],
    subject
  });
  let isMember = true;
  /** 编号 of the person on the roster to whom the account is linked */
  let linked = 'p1';
  let no = 0;
  const nextKey = () => `office-key-${(no += 1)}`;
  await app.runCommand(recorder, { permission: 'import', key: nextKey() }, async ({ roster }) => {
    await roster.save(['沈秋月', '李明', '韩冰'].map((name, n) => person(`p${n + 1}`, name)));
    return null;
  });

  async function reopen(between: () => void): Promise<void> {
    await app.close();
    between();
    ({ app, store } = await open());
  }

  const deeds: Record<PlainDeed, () => Promise<unknown>> = {
    book: () =>
      app.runCommand(recorder, { permission: 'import', key: nextKey() }, async (stores) => {
        const period = await stores.periods.open();
        const decision = await stores.decisions.record({
          date: `${period}-02`,
          body: '两委会',
          minutes: `${no}号`
        });
        const booked = entry(`e${no}`, { subject: 'p1', item: 'mediation', date: `${period}-02`, period });
        await stores.ledger.append([booked], decision);
        return null;
      }),
    seal: async () => {
      const period = await (await app.read(recorder)).periods.open();
      // A month is sealed when it is over.
      if (new Date(now).toISOString().slice(0, 7) > period)
        await sealByTwo(app, [recorder, second], { period, key: nextKey() });
    },
    restart: () => reopen(() => {}),
    'back-up': async () => {
      rmSync(backup, { force: true });
      await sql`vacuum into ${sql.lit(backup)}`.execute(store);
    },
    restore: async () => {
      if (!existsSync(backup)) return;
      await reopen(() => {
        for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
        copyFileSync(backup, file);
      });
      await beginEpoch(store, new Date(now));
    },
    'end-role': async () => (isMember = false),
    'begin-role': async () => (isMember = true),
    'link-other': async () => (linked = linked === 'p1' ? 'p3' : 'p1')
  };
  return {
    async ask(request) {
      const url = new URL(request.url);
      const own = { ...member('p1'), subject: linked };
      const locals = { app, actor: isMember ? own : { ...own, roles: [], subject: null } };
      const event = {
        request,
        url,
        locals,
        route: { id: url.pathname },
        setHeaders() {}
      } as unknown as RequestEvent;
      if (url.pathname === '/api/me') return answerMe(event as never);
      const action = actionOf[url.pathname + url.search];
      if (!action) return new Response(null, { status: 404 });
      return await resultOf(action, event);
    },
    async does(deed) {
      if (deed.deed === 'clock') now += deed.ms;
      else if (deed.deed === 'report')
        await declareClaim(app, member('p2'), {
          key: nextKey(),
          subject: 'p1',
          item: 'activity',
          date: '2026-10-03',
          quantity: '1',
          value: '',
          matterText: '',
          story: '',
          basis: deed.basis
        });
      else await deeds[deed.deed]();
    },
    async claims() {
      const { claims } = await app.read(recorder);
      const counts: Record<string, number> = {};
      for (const { steps } of await claims.list({})) {
        const basis = steps[0]?.fields?.basis ?? '';
        counts[basis] = (counts[basis] ?? 0) + 1;
      }
      return counts;
    },
    async end() {
      await app.close();
      await remove();
    }
  };
}

/** The result of a form's action, as Kit tells it to a script. */
async function resultOf(action: FormAction, event: RequestEvent): Promise<Response> {
  try {
    const done = await action(event);
    if (typeof done === 'object' && done !== null && 'status' in done && 'data' in done)
      return Response.json({ type: 'failure', status: done.status, data: done.data });
    return Response.json({ type: 'success' });
  } catch (error) {
    if (isRedirect(error)) return Response.json({ type: 'redirect', location: error.location });
    // An error's result has no status of its own.
    if (isHttpError(error)) return Response.json({ type: 'error' }, { status: error.status });
    throw error;
  }
}
