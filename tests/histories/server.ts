import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { createApp } from '$lib/server/app';
import { returnClaims } from '$lib/server/domain/claims/check-claims';
import { statusOf } from '$lib/server/domain/claims/claim-status';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { objectionStatus } from '$lib/server/domain/objections/objection-status';
import type { Actor } from '$lib/server/platform/access/actor';
import { beginEpoch } from '$lib/server/platform/epoch/store-epoch';
import { dayIn } from '$lib/calendar';
import { sql } from 'kysely';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GET as answerMe } from '../../src/routes/api/me/+server';
import { GET as answerSent } from '../../src/routes/api/me/sent/+server';
import { actions as onClaims } from '../../src/routes/me/claims/+page.server';
import { actions as onNewClaim } from '../../src/routes/me/claims/new/+page.server';
import { actions as onNotice } from '../../src/routes/me/notice/+page.server';
import { actions as onNewObjection } from '../../src/routes/me/notice/object/+page.server';
import { fileKey } from '../../src/routes/forms/evidence-form';
import { field } from '../../src/routes/forms/fields';
import { aCommittee } from '../contract/a-committee';
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
  '/me/claims?/answer': onClaims.answer as unknown as FormAction,
  '/me/claims?/attach': onClaims.attach as unknown as FormAction,
  '/me/claims?/erase': onClaims.erase as unknown as FormAction,
  '/me/notice/object': onNewObjection.default as unknown as FormAction,
  '/me/notice?/appeal': onNotice.appeal as unknown as FormAction
};

/** The item that everybody declares, with its value. */
const [item, value] = ['perform-service', '5'];

type PlainDeed =
  'book' | 'seal' | 'publish' | 'restart' | 'back-up' | 'restore' | 'end-role' | 'begin-role' | 'link-other';

/**
 * A deed at the office or to the server itself, by which a history goes on. `choice` chooses one of the claims or
 * objections that wait for the office.
 */
export type ServerDeed =
  | { deed: PlainDeed }
  | { deed: 'report'; basis: string }
  | { deed: 'return-claim' | 'answer-objection'; choice: number }
  | { deed: 'clock'; ms: number };

/** All that the server has of the account whose devices a history plays. */
export interface KeptByServer {
  /** how many claims, amendments, answers, objections and appeals have each text: a basis, or words */
  texts: Record<string, number>;
  /** the files of all claims, with the basis with which each claim was declared; an erased file has no name */
  files: { id: string; name: string | null; claim: string; basis: string }[];
  /**
   * the trail's records of the account's commands, under the keys of their forms; `at` is the server's instant, `deviceAt` the
   * device's, and `isOfFile` tells the adding of a claim's file from the claim, which came in the same form
   */
  records: { key: string; isOfFile: boolean; at: string; deviceAt: string | null }[];
}

/**
 * The real server code on a database of its own, for one history. It can be restarted and put back to a backup,
 * and its clock may jump.
 */
export interface HistoryServer {
  ask(request: Request): Promise<Response>;
  does(deed: ServerDeed): Promise<void>;
  kept(): Promise<KeptByServer>;
  end(): Promise<void>;
}

export async function historyServer(): Promise<HistoryServer> {
  const { settings, remove } = await sqlite.migrated();
  const [file, backup] = ['sunboard.db', 'backup.db'].map((name) => join(settings.dataDir, name)) as [
    string,
    string
  ];
  let now = Date.parse('2026-10-05T04:00:00Z');
  // The history's clock goes back on purpose, for which its operator vouches.
  const vouched = { ...settings, clockRightFrom: '2000-01-01T00:00:00.000Z' };
  const open = () => createApp(vouched, { clock: () => new Date(now) });
  let { app, store } = await open();
  const unit = await addUnit(
    store,
    // The document of party members has both claims and appeals.
    madeUnit({ name: '阳光支部', firstPeriod: '2026-08', scheme: 'party-members' })
  );
  const office = (account: string, role: 'recorder' | 'committee'): Actor => ({
    account,
    session: null,
    name: account,
    unit,
    roles: [role],
    subject: null
  });
  const [recorder, second] = [office('r', 'recorder'), office('k', 'committee')];
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
  /** keys of the forms that came, by the keys under which their files are added */
  const formOf = new Map<string, string>();
  let no = 0;
  const nextKey = () => `office-key-${(no += 1)}`;
  await app.runCommand(recorder, { permission: 'import', key: nextKey() }, async ({ roster }) => {
    await roster.save(['沈秋月', '李明', '韩冰'].map((name, n) => person(`p${n + 1}`, name)));
    return null;
  });
  const people = await aCommittee({ app, recorder, member });

  async function reopen(between: () => void): Promise<void> {
    await app.close();
    between();
    ({ app, store } = await open());
  }

  async function seal(): Promise<void> {
    const period = await (await app.read(recorder)).periods.open();
    // A month is sealed when it is over.
    if (new Date(now).toISOString().slice(0, 7) > period)
      await sealByTwo(app, [recorder, second], { period, key: nextKey() });
  }

  /** Publishes the sealed month that wants it longest, if any does. */
  async function publish(): Promise<void> {
    const { periods, notices } = await app.read(recorder);
    const published = (await notices.list()).map(({ period }) => period);
    const months = (await periods.seals())
      .map(({ period }) => period)
      .filter((each) => /^\d{4}-\d\d$/.test(each));
    const period = months.find((each) => !published.includes(each));
    if (period === undefined) return;
    const { shown } = await previewNotice(app, recorder, { period });
    await publishPeriod(app, recorder, { key: nextKey(), period, shown });
  }

  /** Sends a claim back for correction, one of those that wait to be checked. */
  async function returnClaim(choice: number): Promise<void> {
    const { claims, unit } = await app.read(recorder);
    const today = dayIn(unit.timeZone, new Date(now));
    const open = (await claims.list({ unended: true }))
      .map((claim) => ({ claim: claim.id, ...statusOf(claim, today, unit.timeZone) }))
      .filter(({ state }) => state === 'open');
    const chosen = open[choice % open.length];
    if (!chosen) return;
    const { claim, last: seen } = chosen;
    await returnClaims(app, recorder, { key: nextKey(), claims: [{ claim, seen }], words: '依据不清' });
  }

  /** Investigates and answers an objection, one of those that wait for an answer; an appeal is the superior's. */
  async function answerOne(choice: number): Promise<void> {
    const waiting = (await (await app.read(recorder)).objections.list())
      .map(({ id, steps, due }) => ({ id, ...objectionStatus({ steps, due }) }))
      .filter(({ state }) => state === 'open' || state === 'appealed');
    const chosen = waiting[choice % waiting.length];
    if (!chosen) return;
    const { id: objection, state } = chosen;
    let seen = chosen.last;
    const step = () => ({ key: nextKey(), objection, seen: seen++ });
    if (state === 'open') {
      await assignInvestigator(app, recorder, { ...step(), investigator: 'c2' });
      await recordFindings(app, people.c2, { ...step(), words: '签到表上没有。' });
    }
    await answerObjection(app, state === 'open' ? people.c2 : people.superior, {
      ...step(),
      upheld: false,
      words: '经核对，结果不变。',
      meeting: '',
      reverses: [],
      corrected: null
    });
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
        const booked = entry(`e${no}`, { subject: 'p1', item, value, date: `${period}-02`, period });
        await stores.ledger.append([booked], decision);
        return null;
      }),
    seal,
    publish,
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
  // From the first step on there is something to object to.
  await seal();
  await publish();
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
      if (url.pathname === '/api/me/sent') return answerSent(event as never);
      const action = actionOf[url.pathname + url.search];
      if (!action) return new Response(null, { status: 404 });
      const key = field(await request.clone().formData(), 'key');
      formOf.set(fileKey(key), key);
      return await resultOf(action, event);
    },
    async does(deed) {
      if (deed.deed === 'clock') now += deed.ms;
      else if (deed.deed === 'return-claim') await returnClaim(deed.choice);
      else if (deed.deed === 'answer-objection') await answerOne(deed.choice);
      else if (deed.deed === 'report')
        await declareClaim(app, member('p2'), {
          key: nextKey(),
          subject: 'p1',
          item,
          date: '2026-10-03',
          quantity: '1',
          value,
          matterText: '',
          story: '',
          basis: deed.basis
        });
      else await deeds[deed.deed]();
    },
    async kept() {
      const { claims, evidence, objections } = await app.read(recorder);
      const [all, raised] = [await claims.list({}), await objections.list()];
      const ofClaims = all.flatMap(({ steps }) =>
        steps.map(({ action, fields, words }) => (action === 'answer' ? words : (fields?.basis ?? '')))
      );
      const ofObjections = raised.flatMap(({ said, steps }) => [
        said,
        ...steps.flatMap(({ action, words }) => (action === 'appeal' ? [words] : []))
      ]);
      const basisOf = new Map(all.map(({ id, steps }) => [id, steps[0]?.fields?.basis ?? '']));
      const files = await evidence.list(all.map(({ id }) => id));
      const records = await store
        .selectFrom('audit')
        .where('account_id', '=', member('p1').account)
        .select(['client_key', 'at', 'device_at'])
        .execute();
      return {
        texts: counted([...ofClaims, ...ofObjections]),
        files: files.map(({ id, name, claim }) => ({ id, name, claim, basis: basisOf.get(claim) ?? '' })),
        records: records.map(({ client_key: key, at, device_at: deviceAt }) => {
          const form = formOf.get(key);
          return { key: form ?? key, isOfFile: form !== undefined, at, deviceAt };
        })
      };
    },
    async end() {
      await app.close();
      await remove();
    }
  };
}

function counted(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
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
