import { findHead, headText, readHead } from '$lib/server/domain/audit/ledger-head';
import { verifyUnit } from '$lib/server/domain/audit/verify-unit';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('the head of the ledger on paper, on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  /** The head that a notice's poster bears. */
  async function printed(code: string): Promise<string> {
    const { notices, trail } = await here.app.read(here.recorder);
    const seq = (await notices.line(code))?.seq ?? 0;
    const record = (await trail.recordsOf([seq])).get(seq);
    if (!record) throw new Error('a publication has its record');
    return headText(record);
  }

  const isThere = async (head: string) => {
    const asked = readHead(head);
    return asked !== null && (await findHead(here.store, asked)).length > 0;
  };

  /** Cuts the newest commands off with all that they wrote, as somebody would who knows the tables. */
  async function cutFrom(no: number): Promise<void> {
    const { change_before: before } = await here.store
      .selectFrom('audit')
      .where('no', '=', no)
      .select('change_before')
      .executeTakeFirstOrThrow();
    const cut = [
      ['answer', `(account_id, client_key) in (select account_id, client_key from audit where no >= ${no})`],
      ['commitment', `no >= ${no}`],
      ['audit', `no >= ${no}`],
      ['notice_body', `notice_id in (select id from notice where seq > ${before})`],
      ['notice', `seq > ${before}`],
      ['entry_text', `entry_id in (select id from entry where seq > ${before})`],
      ['entry', `seq > ${before}`],
      ['change_log', `seq > ${before}`]
    ];
    for (const [table = '', where = ''] of cut) {
      if (database.kind === 'postgres')
        await sql.raw(`alter table ${table} disable trigger all`).execute(here.store);
      else {
        const { rows } = await sql<{ name: string }>`
          select name from sqlite_schema where type = 'trigger' and tbl_name = ${table}`.execute(here.store);
        for (const { name } of rows) await sql.raw(`drop trigger ${name}`).execute(here.store);
      }
      await sql.raw(`delete from ${table} where ${where}`).execute(here.store);
    }
  }

  it('tells that the newest 25 acts were cut with their answers, which the rest doesn’t', async () => {
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    const { code } = await here.publish('2026-09');
    const head = await printed(code);
    expect(head).toMatch(/^\d+( [0-9A-F]{4}){3}$/);
    const at = readHead(head)?.no ?? 0;
    for (let count = 0; count < 25; count += 1)
      await here.book({ item: 'activity', date: '2026-10-02', period: '2026-10', subject: 'p2' });
    expect(await isThere(head)).toBe(true);

    await cutFrom(at + 1);
    expect(await verifyUnit(here.store, here.recorder.unit)).toMatchObject({
      trail: { ok: true, records: at },
      rows: []
    });
    expect(await isThere(head)).toBe(true);
    await cutFrom(at);
    expect(await verifyUnit(here.store, here.recorder.unit)).toMatchObject({ trail: { ok: true }, rows: [] });
    expect(await isThere(head)).toBe(false);
    // A later command takes the number, and isn't the one that was printed.
    await here.publish('2026-09');
    expect(await isThere(head)).toBe(false);
  });

  it('names nothing where it was mistyped', async () => {
    await here.book({ item: 'mediation' });
    expect(await isThere('2 7F3A 92C1 0B4E')).toBe(false);
  });
});
