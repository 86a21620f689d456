import { firstDay, previousMonth } from '$lib/calendar';
import { canonical, digestOf } from '$lib/notice';
import type { Actor, RoleName } from '$lib/server/platform/access/actor';
import { grantRole } from '$lib/server/domain/accounts/grant-role';
import { announce, setHanging } from '$lib/server/domain/announcements/announce';
import { createAccount } from '$lib/server/platform/auth/auth';
import { addPlaylist, saveGroup } from '$lib/server/domain/boards/lists/manage-lists';
import { sendEmergency } from '$lib/server/domain/emergencies/send-emergency';
import { addBoard } from '$lib/server/domain/boards/add-board';
import type { AppWithStore, App } from '$lib/server/app';
import { drawEntries } from '$lib/server/domain/spot-checks/draw-entries';
import { buildFiling } from '$lib/server/domain/filings/build-filing';
import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { aPng } from '../make/media';
import { addEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { sealByTwo } from '../make/seal-by-two';
import { unit } from '../make/unit';

export const password = 'long-enough-for-all';

export const roleText = [
  'member',
  'recorder',
  'committee',
  'department',
  'commission',
  'assembly',
  'superior',
  'editor',
  'operator'
] as const satisfies RoleName[];

/**
 * A unit with one of everything that has an id. All its texts carry its mark, so that each byte shows which
 * unit it is from.
 */
export interface MadeUnit {
  mark: string;
  id: string;
  subjects: string[];
  /** the sealed and published month; the next one is open */
  sealed: string;
  open: string;
  notice: string;
  announcement: string;
  withdrawn: string;
  board: string;
  playlist: string;
  /** the version of the playlist that an editor sees */
  playlistShown: string;
  /** a claim before the meeting, still undecided */
  claim: string;
  meeting: string;
  /** a file beside the claim */
  evidence: string;
  /** a picture of the hanging announcement, and one of the announcement that was taken down */
  media: Record<'hung' | 'down', { id: string; address: string }>;
  /** an objection without an answer */
  objection: string;
  receipt: string;
  /**
   * a filing of the sealed month, with a question of the superior; otherwise only longer periods are filed
   */
  filing: string;
  /** a paper beside it */
  filingPaper: string;
  check: string;
  /** account ids by name; the user name is `mark_name` */
  accounts: Record<string, string>;
  /** texts of the open month that only the dashboard and the person may read */
  secrets: string[];
  /** formatted points of the open month, a figure that stands nowhere else */
  figure: string;
}

/**
 * Founds a unit in an open app: one sealed and published month, entries in the open one, announcements, a
 * board, an account for each role, one whose role has ended, one whose role hasn't begun.
 * @param quantity of the open month's first entry, different for each unit
 * @param today the server's day, YYYY-MM-DD; the app's clock is moved by `at`
 */
export async function foundMarkedUnit(
  { app, store }: AppWithStore,
  { mark, today, quantity, at }: { mark: string; today: string; quantity: number; at(day: string): void }
): Promise<MadeUnit> {
  const open = today.slice(0, 7);
  const sealed = previousMonth(open);
  at(firstDay(sealed));
  const id = await addUnit(store, unit({ name: `${mark}社区`, firstPeriod: sealed, masked: true }));
  const recorder: Actor = {
    account: `${mark}-founder`,
    session: null,
    name: mark,
    unit: id,
    roles: ['recorder'],
    subject: null
  };
  const subjects = [1, 2, 3].map((no) => `${mark}-P${no}`);
  let key = 0;
  const action = () => ({ permission: 'import' as const, key: `${mark}-found-${(key += 1)}` });
  await app.runCommand(recorder, action(), async (stores) => {
    // Two share a name, so that every page shows whether it tells them apart.
    await stores.roster.save(
      subjects.map((each, at) => person(each, `${'欧欧诸'[at]}${mark}姓名${[0, 0, 2][at]}`))
    );
    return null;
  });
  const texts = (what: string) => ({ matterText: `${mark}-matter-${what}`, basis: `${mark}-basis-${what}` });
  const book = (month: string, first: number) =>
    app.runCommand(recorder, action(), async (stores) => {
      const decision = await stores.decisions.record({
        date: firstDay(month),
        body: '两委会',
        minutes: `${mark}〔${month}〕1号`
      });
      const entries = subjects.slice(0, 2).map((subject, no) =>
        entry(`${mark}-E${month}-${no}`, {
          subject,
          item: 'mediation',
          date: firstDay(month),
          period: month,
          quantity: first + no,
          ...texts(`${month}-${no}`)
        })
      );
      await stores.ledger.append(entries, decision);
      return null;
    });
  await book(sealed, 1);
  at(`${open}-01`);
  const second: Actor = { ...recorder, account: `${mark}-second`, roles: ['committee'] };
  await sealByTwo(app, [recorder, second], { period: sealed, key: `${mark}-seal-1` });
  const { shown } = await previewNotice(app, recorder, { period: sealed });
  const notice = await publishPeriod(app, recorder, { key: `${mark}-publish`, period: sealed, shown });
  await book(open, quantity);
  const hung = await announce(app, recorder, {
    key: `${mark}-announce-1`,
    title: `${mark} hangs`,
    body: `${mark} to be read by all`,
    files: pictured(`${mark} hangs`)
  });
  const down = await announce(app, recorder, {
    key: `${mark}-announce-2`,
    title: `${mark} is down`,
    body: `${mark} to be read by nobody`,
    files: pictured(`${mark} is down`)
  });
  await setHanging(app, recorder, { key: `${mark}-withdraw`, code: down.code, hangs: false });
  await addBoard(store, { code: `${mark}-board`, unit: id, name: `${mark} hall` });
  const { playlist, shown: playlistShown } = await foundLists(app, recorder, mark);
  const accounts: Record<string, string> = {};
  const account = async (name: string, role: RoleName, from: string, to: string | null = null) => {
    const made = await createAccount(app.auth, {
      username: `${mark}_${name}`.toLowerCase(),
      name: `${mark} ${name}`,
      password
    });
    await grantRole(store, {
      account: made,
      unit: id,
      role,
      subject: role === 'member' ? (subjects[0] ?? '') : null,
      from
    });
    if (to !== null)
      await store.updateTable('role').set({ to_date: to }).where('account_id', '=', made).execute();
    accounts[name] = made;
  };
  for (const role of roleText) await account(role, role, firstDay(sealed));
  await account('ended', 'recorder', firstDay(sealed), firstDay(sealed));
  const { claim, meeting, evidence } = await foundClaim(app, {
    recorder,
    mark,
    accounts,
    subject: subjects[0] ?? '',
    today: firstDay(open)
  });
  const { receipt } = await app.residents.object(
    {
      key: `${mark}-object`,
      notice: notice.code,
      about: '0',
      said: `${mark}-said`,
      contact: `${mark}-contact`
    },
    mark
  );
  const [{ id: objection } = { id: '' }] = await (await app.read(recorder)).objections.list();
  const { filing, filingPaper } = await foundFiling(app, {
    recorder,
    mark,
    superior: accounts['superior'] ?? '',
    sealed
  });
  const auditor: Actor = { ...recorder, account: accounts['committee'] ?? '', roles: ['committee'] };
  const { id: check } = await drawEntries(app, auditor, {
    key: `${mark}-draw`,
    year: Number(sealed.slice(0, 4)),
    strata: 'item',
    size: 2,
    seed: `${mark}-seed`
  });
  await app.runCommand(recorder, { permission: 'keep-leave', key: `${mark}-leave` }, async (stores) => {
    const line = {
      rule: 'leave-offset',
      year: Number(open.slice(0, 4)),
      subject: subjects[0] ?? '',
      amount: 50,
      day: `${open}-01`,
      reverses: null,
      ruling: null,
      account: recorder.account,
      words: ''
    };
    await stores.leave.add({ ...line, action: 'credit', basis: '' });
    return stores.leave.add({ ...line, action: 'use', basis: `${mark}-leave-slip` });
  });
  await account('coming', 'recorder', '2999-01-01');
  return {
    mark,
    id,
    subjects,
    sealed,
    open,
    notice: notice.code,
    announcement: hung.code,
    withdrawn: down.code,
    board: `${mark}-board`,
    media: {
      hung: await firstFile(app, recorder, hung.code),
      down: await firstFile(app, recorder, down.code)
    },
    playlist,
    playlistShown,
    claim,
    meeting,
    evidence,
    filing,
    filingPaper,
    check,
    accounts,
    receipt,
    objection,
    secrets: [0, 1].flatMap((no) => Object.values(texts(`${open}-${no}`))),
    figure: ''
  };
}

function pictured(words: string) {
  const bytes = aPng({ width: 20, height: 10, text: words });
  return { pictures: [{ file: { name: `${words}.png`, bytes }, words }], video: null, attachments: [] };
}

async function firstFile(app: App, actor: Actor, code: string) {
  const { announcements } = await app.read(actor);
  const file = (await announcements.list()).find((each) => each.code === code)?.files[0];
  if (!file) throw new Error('the announcement has a picture');
  return { id: file.id, address: file.address };
}

/** Makes the member's claim and puts it before a meeting of the committee. */
async function foundClaim(
  app: App,
  {
    recorder,
    mark,
    accounts,
    subject,
    today
  }: { recorder: Actor; mark: string; accounts: Record<string, string>; subject: string; today: string }
): Promise<{ claim: string; meeting: string; evidence: string }> {
  const member: Actor = { ...recorder, account: accounts['member'] ?? '', roles: ['member'], subject };
  const texts = { matterText: `${mark}-matter-claim`, basis: `${mark}-basis-claim`, story: `${mark}-story` };
  const what = { item: 'mediation', date: today, quantity: '1', value: '', subject: '', ...texts };
  const { id: claim } = await declareClaim(app, member, { key: `${mark}-declare`, ...what });
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${mark}-evidence`);
  const file = { name: `${mark}-evidence.pdf`, bytes };
  const { id: evidence } = await addEvidence(app, member, { key: `${mark}-evidence`, claim, file });
  const claims = [{ claim, seen: 1 }];
  await forwardClaims(app, recorder, { key: `${mark}-forward`, claims, words: `${mark}-opinion` });
  const { id: meeting } = await recordMeeting(app, recorder, {
    key: `${mark}-meeting`,
    date: today,
    body: '两委会',
    minutes: `${mark}〔会〕1号`,
    members: [accounts['committee'] ?? '']
  });
  return { claim, meeting, evidence };
}

/** Makes a group, a playlist, and a drill that is over. */
async function foundLists(
  app: App,
  recorder: Actor,
  mark: string
): Promise<{ playlist: string; shown: string }> {
  const operator: Actor = { ...recorder, account: `${mark}-lists`, roles: ['operator'] };
  const boards = [`${mark}-board`];
  await saveGroup(app, operator, { key: `${mark}-group`, group: '', name: `${mark} group`, boards });
  const typed = { title: `${mark} drill`, text: `${mark} to the yard`, drill: true, minutes: '5' };
  const units = [recorder.unit];
  await sendEmergency(app, operator, { key: `${mark}-drill-1`, typed: { ...typed, units } });
  return addPlaylist(app, operator, { key: `${mark}-playlist`, name: `${mark} list` });
}

async function foundFiling(
  app: App,
  { recorder, mark, superior, sealed }: { recorder: Actor; mark: string; superior: string; sealed: string }
): Promise<{ filing: string; filingPaper: string }> {
  const { account } = recorder;
  const bytes = new TextEncoder().encode(`%PDF-1.7 ${mark}-paper`);
  const filing = await app.runCommand(
    recorder,
    { permission: 'file', key: `${mark}-file` },
    async (stores) => {
      const document = await buildFiling(stores, sealed);
      const [digest, body] = [digestOf(document), canonical(document)];
      const { id } = await stores.filings.file({ year: 2026, period: sealed, digest, body, account });
      await stores.filings.add({
        filing: id,
        papers: [{ kind: 'pdf', name: `${mark}-paper.pdf`, bytes }],
        seen: 0,
        action: 'ask',
        account: superior,
        words: `${mark}-question`
      });
      return id;
    }
  );
  const { filings } = await app.read(recorder);
  const [step] = (await filings.find(filing))?.steps ?? [];
  return { filing, filingPaper: step?.papers[0]?.id ?? '' };
}
