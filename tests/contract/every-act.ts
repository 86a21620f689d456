import { eraseFile } from '$lib/server/domain/announcements/announce';
import { changeAnnouncement } from '$lib/server/domain/announcements/change-announcement';
import { eraseEvidence } from '$lib/server/domain/evidence/keep-evidence';
import { createApp, type AppWithStore } from '$lib/server/app';
import { foundDemo } from '../../src/cli/demo/found-demo';
import type { Actor } from '$lib/server/platform/access/actor';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSettings } from '../make/settings';

/** The moment at which the lived units stand. */
const livedNow = new Date('2026-12-01T04:00:00Z');

/** A data folder with the demo's five units, and what they don't have: files beside an announcement and a claim. */
export interface LivedFolder {
  dataDir: string;
  /** the unit with an announcement of two versions and of two files, one of them erased, and two files of evidence, likewise */
  unit: string;
  recorder: Actor;
}

/** Lives through the demo's year, and adds files. It takes half a minute. */
export async function livedFolder(): Promise<LivedFolder> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-lived-'));
  await foundDemo({
    dataDir,
    publicUrl: 'http://localhost',
    now: livedNow,
    progress: () => undefined
  });
  const opened = await openLived(dataDir);
  const unit = await unitWithClaims(opened);
  const recorder = actorIn(unit, 'recorder');
  await addFiles(opened, recorder);
  await opened.app.close();
  return { dataDir, unit, recorder };
}

/** Opens the folder's app at `livedNow`. */
function openLived(dataDir: string): Promise<AppWithStore> {
  return createApp(testSettings(dataDir), { clock: () => livedNow });
}

function actorIn(unit: string, role: Actor['roles'][number]): Actor {
  return { account: 'founding', session: null, name: '演示', unit, roles: [role], subject: null };
}

async function unitWithClaims({ store }: AppWithStore): Promise<string> {
  const row = await store.selectFrom('claim').select('unit_id').orderBy('seq').executeTakeFirstOrThrow();
  return row.unit_id;
}

async function addFiles({ app, store }: AppWithStore, recorder: Actor): Promise<void> {
  const editor = actorIn(recorder.unit, 'editor');
  const icon = (size: number) => readFileSync(new URL(`../../static/icon-${size}.png`, import.meta.url));
  const png = icon(192);
  const said = { title: '停水通知', body: '明天停水。' };
  const code = 'K7WQ2';
  await app.runCommand(editor, { permission: 'announce', key: 'lived-announce' }, async (stores) => {
    const row = { code, year: 2026, no: 99, ...said, published: livedNow.toISOString() };
    await stores.announcements.add({ ...row, until: '2026-12-20T04:00:00.000Z' });
    const file = { kind: 'png' as const, width: 1, height: 1, seconds: null };
    await stores.announcements.addFile(row.code, { ...file, no: 1, words: '水管', bytes: png });
    await stores.announcements.addFile(row.code, { ...file, no: 2, words: '水表', bytes: icon(512) });
    return null;
  });
  await changeAnnouncement(app, editor, {
    key: 'lived-change',
    code,
    version: 1,
    ...said,
    body: '后天停水。',
    until: '',
    places: ['all']
  });
  const gone = await store
    .selectFrom('announcement_file')
    .where('no', '=', 2)
    .select('id')
    .executeTakeFirstOrThrow();
  await eraseFile(app, editor, { key: 'lived-erase-file', file: gone.id });
  const claim = await store
    .selectFrom('claim')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .where('claim.unit_id', '=', recorder.unit)
    .select(['claim.id', 'code'])
    .orderBy('seq')
    .executeTakeFirstOrThrow();
  const evidence = await app.runCommand(
    recorder,
    { permission: 'check-claims', key: 'lived-evidence' },
    async (stores) => {
      const added: string[] = [];
      for (const name of ['现场.png', '门牌.png']) {
        const file = { kind: 'png' as const, name, bytes: new Uint8Array(png) };
        const of = { claim: claim.id, subject: claim.code, account: recorder.account };
        added.push((await stores.evidence.add({ ...of, ...file })).id);
      }
      return added;
    }
  );
  const other = { ...recorder, account: 'founding-second' };
  await eraseEvidence(app, other, { key: 'lived-erase-evidence', evidence: evidence[1] ?? '' });
}
