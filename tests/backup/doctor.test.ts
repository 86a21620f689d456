import { verifyUnit } from '$lib/server/domain/audit/verify-unit';
import { diagnose } from '$lib/server/platform/doctor/diagnose';
import { openFile } from '$lib/server/platform/backup/open-file';
import { takeBackup } from '$lib/server/platform/backup/take-backup';
import { chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from '../contract/test-app';
import { databases } from '../contract/stores';
import { later, version } from './published-app';

let front: Server;
/** milliseconds by which the clock behind PUBLIC_URL is ahead */
let ahead = 0;
let publicUrl = '';

beforeEach(async () => {
  ahead = 0;
  front = createServer((req, res) => {
    const status = req.url === '/healthz' ? 200 : 404;
    res.writeHead(status, { date: new Date(later.getTime() + ahead).toUTCString() }).end();
  });
  await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
  publicUrl = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((closed) => front.close(closed)));

/**
 * Runs the doctor.
 * @returns `about` of each line that isn't ok
 */
async function wrong(here: TestApp, changed: { publicUrl?: string; now?: Date } = {}) {
  const settings = { ...here.app.settings, publicUrl: changed.publicUrl ?? publicUrl };
  const findings = await diagnose(settings, {
    clock: () => changed.now ?? later,
    version,
    verifyUnit
  });
  // The state of the test's own machine isn't the installation's fault.
  return findings.filter(
    ({ level, about, en }) =>
      level !== 'ok' && about !== 'program' && about !== 'disk' && !en.includes('same disk')
  );
}
const aboutOf = (findings: { about: string }[]) => findings.map(({ about }) => about);

describe.each(databases)('doctor on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    await here.publish('2026-09');
  });
  afterEach(() => here.end());

  it('finds nothing wrong in a sound app; that there is no backup only after its first day', async () => {
    expect(await wrong(here)).toEqual([]);
    const settings = { ...here.app.settings, publicUrl };
    const first = await diagnose(settings, { clock: () => later, version, verifyUnit });
    expect(first.find(({ about }) => about === 'backup')).toMatchObject({
      level: 'ok',
      next: { zh: expect.any(String) }
    });
    ahead = 25 * 3_600_000;
    const now = new Date(later.getTime() + ahead);
    expect(await wrong(here, { now })).toMatchObject([{ about: 'backup', level: 'bad' }]);
    expect(
      (await diagnose({ ...settings, demo: true }, { clock: () => now, version, verifyUnit })).filter(
        ({ level }) => level === 'bad'
      )
    ).toEqual([]);
  });

  it('sees a ledger that can be changed again', async () => {
    const off =
      database.kind === 'sqlite'
        ? 'drop trigger entry_no_update'
        : 'alter table entry disable trigger entry_no_change';
    await sql.raw(off).execute(here.store);
    expect(aboutOf(await wrong(here))).toEqual(['append-only']);
  });

  it('sees a guard that was put back and guards nothing, and the line that was changed meanwhile', async () => {
    const statements =
      database.kind === 'sqlite'
        ? [
            'drop trigger entry_no_update',
            'update entry set quantity = quantity + 5',
            'create trigger entry_no_update before update on entry when 0 begin select 1; end'
          ]
        : [
            'drop trigger entry_no_change on entry',
            'update entry set quantity = quantity + 5',
            `create trigger entry_no_change before update or delete on entry
               for each row when (false) execute function refuse_change('is append-only')`,
            'alter table entry enable always trigger entry_no_change'
          ];
    for (const statement of statements) await sql.raw(statement).execute(here.store);
    expect(aboutOf(await wrong(here))).toEqual(['append-only', 'audit']);
  });

  it.each([
    ['seal_result', 'points = points + 100'],
    ['notice', "last_day = '2027-01-01'"],
    ['decision', "minutes = '〔2026〕20号'"]
  ])('sees a changed %s by the trail of commands', async (table, change) => {
    const guard = database.kind === 'sqlite' ? `${table}_no_update` : `${table}_no_change on ${table}`;
    await sql.raw(`drop trigger ${guard}`).execute(here.store);
    await sql.raw(`update ${table} set ${change}`).execute(here.store);
    expect(aboutOf(await wrong(here))).toContain('audit');
  });

  it('sees a notice whose text was changed, and a command that was', async () => {
    const open =
      database.kind === 'sqlite'
        ? ['drop trigger notice_body_no_update', 'drop trigger audit_no_update']
        : ['alter table notice_body disable trigger all', 'alter table audit disable trigger all'];
    for (const statement of open) await sql.raw(statement).execute(here.store);
    await sql`update notice_body set body = replace(body, '韩冰', '韩水')`.execute(here.store);
    await sql`update audit set action = 'seal' where no = 2`.execute(here.store);
    const found = await wrong(here);
    expect(aboutOf(found)).toEqual(['append-only', 'ledger', 'audit', 'rows']);
    expect(found[2]?.en).toContain('record 2');
  });

  it('sees a clock that is behind what was written, or off the public address’s', async () => {
    expect(aboutOf(await wrong(here, { now: new Date('2026-10-05T03:00:00Z') }))).toEqual(['clock', 'clock']);
    ahead = 45_000;
    expect(await wrong(here)).toMatchObject([{ about: 'clock', level: 'warn' }]);
  });

  it('sees an address that nobody answers at, or somebody else', async () => {
    const away = await wrong(here, { publicUrl: 'http://127.0.0.1:9' });
    expect(aboutOf(away)).toEqual(['address']);
    const tls = await wrong(here, { publicUrl: publicUrl.replace('http:', 'https:') });
    expect(aboutOf(tls)).toEqual(['address', 'tls']);
  });
});

describe('doctor, of files and backups', () => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp();
    await here.book({ item: 'mediation' });
  });
  afterEach(() => here.end());
  const backup = () => {
    const { dataDir } = here.app.settings;
    return takeBackup({ dataDir, to: join(dataDir, 'backups'), now: later, version });
  };

  it('does without PUBLIC_URL, and says what it couldn’t look at', async () => {
    const without = { ...here.app.settings, publicUrl: null };
    const about = (list: Awaited<ReturnType<typeof diagnose>>) =>
      list.filter((one) => one.about === 'address').map(({ level, en }) => [level, en]);
    expect(about(await diagnose(without, { clock: () => later, version, verifyUnit }))).toEqual([
      ['warn', expect.stringContaining('PUBLIC_URL is not set')]
    ]);
    expect(
      about(await diagnose({ ...without, demo: true }, { clock: () => later, version, verifyUnit }))
    ).toEqual([]);
  });

  it('counts a backup’s age', async () => {
    await backup();
    expect(await wrong(here)).toEqual([]);
    const hours = (n: number) => new Date(later.getTime() + n * 3_600_000);
    ahead = 40 * 3_600_000;
    expect(await wrong(here, { now: hours(40) })).toMatchObject([{ about: 'backup', level: 'warn' }]);
    ahead = 200 * 3_600_000;
    expect(await wrong(here, { now: hours(200) })).toMatchObject([{ about: 'backup', level: 'bad' }]);
  });

  it('sees that a ledger was cut short since the backup', async () => {
    await here.book({ item: 'activity' });
    await backup();
    const { raw, close } = openFile(join(here.app.settings.dataDir, 'sunboard.db'));
    raw.exec(`
      drop trigger audit_no_delete; drop trigger entry_no_delete; drop trigger change_log_no_delete;
      delete from entry_text where entry_id = (select id from entry order by seq desc limit 1);
      delete from entry where seq = (select max(seq) from entry);
      delete from change_log where seq = (select max(seq) from change_log);
      delete from answer where client_key = (select client_key from audit order by no desc limit 1);
      drop trigger commitment_no_delete; delete from commitment where no = (select max(no) from audit);
      delete from audit where no = (select max(no) from audit)`);
    const again = raw
      .prepare("select sql from sqlite_schema where name = 'seal_no_delete'")
      .pluck()
      .get() as string;
    for (const table of ['audit', 'entry', 'change_log', 'commitment'])
      raw.exec(again.replaceAll('seal', table));
    close();
    expect(aboutOf(await wrong(here))).toEqual(['audit']);
  });

  it('sees a folder that others can read', async () => {
    await backup();
    chmodSync(here.app.settings.dataDir, 0o755);
    expect(await wrong(here)).toMatchObject([
      { about: 'files', next: { en: expect.stringContaining('chmod 700') } }
    ]);
  });

  it('sees a database that is none', async () => {
    const settings = {
      ...here.app.settings,
      dataDir: join(here.app.settings.dataDir, 'nowhere'),
      publicUrl
    };
    const found = (await diagnose(settings, { clock: () => later, version, verifyUnit })).filter(
      ({ level }) => level === 'bad'
    );
    expect(aboutOf(found)).toEqual(['files', 'database', 'backup']);
  });
});
