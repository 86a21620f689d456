import { pullBack } from '$lib/server/platform/auth/pull-back';
import { boardMails } from '$lib/server/domain/boards/away/board-mails';
import { revokeBoard, setBoardContact } from '$lib/server/domain/boards/manage-boards';
import { saveGroup, setScreen } from '$lib/server/domain/boards/lists/manage-lists';
import type { Actor } from '$lib/server/platform/access/actor';
import type { Job } from '$lib/server/platform/jobs/job';
import type { BoardState } from '$lib/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smtpServer, type SmtpServer } from '../make/smtp-server';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const state: BoardState = {
  start: 'a'.repeat(16),
  painted: '2026-10-06T01:00:00.000Z',
  scene: 'standings',
  heap: null,
  nodes: 420,
  offset: 0,
  persisted: null,
  version: '1a2b',
  browser: 'Chromium',
  width: 1920,
  height: 1080,
  trouble: []
};

/**
 * Halls are open from eight to eight by default; a round runs each minute, on 6 October by Shanghai's clock.
 */
describe.each(databases)('mail about boards, on $kind', (database) => {
  let here: TestApp;
  let mail: SmtpServer;
  let hall: string;
  let no: number;
  const key = () => `board-mail-${(no += 1)}`;

  beforeEach(async () => {
    no = 0;
    here = await testApp({ database });
    mail = await smtpServer();
    ({ board: hall } = await here.pair('一楼大厅'));
    await sendMailsTo('boards@example.org');
  });
  afterEach(async () => {
    await here.end();
    await mail.close();
  });

  const sendMailsTo = (address: string, by: Actor = here.operator) =>
    setBoardContact(here.app, by, { key: key(), address });
  /** the minutely job of a freshly started process */
  const started = (): Job => {
    const [job] = boardMails({
      smtpUrl: mail.url,
      mailFrom: 'sunboard@example.org',
      publicUrl: 'https://board.example.org'
    });
    return job ?? expect.fail('mail is set up');
  };
  const instant = (clock: string) => new Date(`2026-10-06T${clock}:00+08:00`);
  const round = (at: Date, job = started()) => job.run(here.store, at, new AbortController().signal);
  /** runs the rounds of each minute, both ends included */
  async function rounds(from: string, until: string, job = started()): Promise<void> {
    for (let at = instant(from).getTime(); at <= instant(until).getTime(); at += 60_000)
      await round(new Date(at), job);
  }
  async function speaks(board: string, clock: string): Promise<void> {
    here.at(instant(clock).toISOString());
    await here.app.screens.hear({ board, unit: here.operator.unit }, { shows: 1, state, notices: [] });
  }
  const about = async (board = hall) =>
    (await (await here.app.read(here.operator)).boards.mails()).get(board);
  const subjects = () => mail.letters.map(({ headers }) => headers.get('subject'));

  it('a board that was last heard by a clock that was ahead is missed like any other', async () => {
    here.at('2027-12-10T04:00:00Z');
    await here.app.screens.hear({ board: hall, unit: here.operator.unit }, { shows: 1, state, notices: [] });
    await pullBack(here.store, instant('10:00'));
    await rounds('10:00', '10:14');
    expect(mail.letters).toEqual([]);
    await rounds('10:15', '10:16');
    expect(mail.letters).toHaveLength(1);
    await speaks(hall, '10:17');
    await rounds('10:17', '10:18');
    expect(mail.letters).toHaveLength(2);
  });

  it('away for a quarter of an hour of opening hours: one letter; back: one more', async () => {
    await speaks(hall, '10:00');
    await rounds('10:00', '10:14');
    expect(mail.letters).toEqual([]);
    await rounds('10:15', '10:20');
    expect(mail.letters).toHaveLength(1);
    const [letter] = mail.letters;
    expect(letter).toMatchObject({ from: 'sunboard@example.org', to: ['boards@example.org'] });
    expect(subjects()).toEqual([
      '【阳光社区】公示屏“一楼大厅”没有消息 / 阳光社区: no word from board “一楼大厅”'
    ]);
    expect(letter?.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(letter?.headers.get('auto-submitted')).toBe('auto-generated');
    for (const line of [
      '一楼大厅',
      '最近联系：2026年10月6日 10:00',
      '最后播放：积分榜',
      `查看：https://board.example.org/office/boards/${hall}`,
      'Last heard of: 2026-10-06 10:00',
      'Last on the screen: Standings'
    ])
      expect(letter?.text.split(/\r?\n/)).toContain(line);
    expect(letter?.text.indexOf('最近联系')).toBeLessThan(letter?.text.indexOf('Last heard') ?? 0);
    expect(await about()).toMatchObject({
      about: 'away',
      state: 'sent',
      at: '2026-10-06T02:00:00.000Z',
      when: '2026-10-06T02:15:00.000Z',
      trouble: null
    });

    await speaks(hall, '10:21');
    await rounds('10:21', '10:35');
    expect(subjects().slice(1)).toEqual([expect.stringContaining('公示屏“一楼大厅”已恢复')]);
    expect(mail.letters[1]?.text).toContain('恢复联系：2026年10月6日 10:21');
    expect(await about()).toMatchObject({ about: 'back', state: 'sent' });
    // Another outage gets another mail with a name of its own.
    await rounds('10:36', '10:37');
    expect(mail.letters).toHaveLength(3);
    expect(new Set(mail.letters.map(({ headers }) => headers.get('message-id'))).size).toBe(3);
  });

  it('outside opening hours none; a board that stays off in the morning is told of a quarter of an hour later', async () => {
    await speaks(hall, '07:30');
    await rounds('07:30', '08:14');
    expect(mail.letters).toEqual([]);
    expect(await about()).toBeUndefined();
    await rounds('08:15', '08:16');
    expect(mail.letters).toHaveLength(1);
    await speaks(hall, '19:50');
    await rounds('19:50', '20:30');
    expect(subjects().slice(1)).toEqual([expect.stringContaining('已恢复')]);
  });

  it('hours are those that the office has set for the board', async () => {
    const screen = { open: '21:00-23:00', night: '', brightness: '' };
    await setScreen(here.app, here.operator, { key: key(), place: `board:${hall}`, screen });
    await speaks(hall, '10:00');
    await rounds('10:00', '10:20');
    expect(mail.letters).toEqual([]);
    await rounds('20:58', '21:15');
    expect(mail.letters).toHaveLength(1);
  });

  it('a server that is started anew, or another one beside it, tells nothing twice', async () => {
    await speaks(hall, '10:00');
    const [one, other] = [started(), started()];
    await rounds('10:00', '10:14', one);
    await Promise.all([round(instant('10:15'), one), round(instant('10:15'), other)]);
    await rounds('10:16', '10:20');
    expect(mail.letters).toHaveLength(1);
    await speaks(hall, '10:21');
    await Promise.all([round(instant('10:21'), one), round(instant('10:21'), other)]);
    await rounds('10:22', '10:25');
    expect(mail.letters).toHaveLength(2);
  });

  it('one that was cut off while it was telling doesn’t tell again; nobody knows whether it arrived', async () => {
    await speaks(hall, '10:00');
    await rounds('10:00', '10:14');
    mail.manners = 'mute';
    const stop = new AbortController();
    const cut = started().run(here.store, instant('10:15'), stop.signal);
    await expect.poll(() => mail.calls()).toBe(1);
    // The database is as it would be after a crash at this moment.
    const claimed = await here.store.selectFrom('board_mail').selectAll().execute();
    stop.abort();
    await cut;
    await here.store.deleteFrom('board_mail').execute();
    await here.store.insertInto('board_mail').values(claimed).execute();
    mail.manners = 'takes';
    await rounds('10:16', '10:30');
    expect(mail.letters).toEqual([]);
    expect(await about()).toMatchObject({ state: 'unclear', when: '2026-10-06T02:15:00.000Z' });
    await speaks(hall, '10:31');
    await rounds('10:31', '10:33');
    expect(subjects()).toEqual([expect.stringContaining('已恢复')]);
  });

  it('one that stops in good order leaves the letter to the next', async () => {
    await speaks(hall, '10:00');
    await rounds('10:00', '10:14');
    mail.manners = 'mute';
    const stop = new AbortController();
    const stopped = started().run(here.store, instant('10:15'), stop.signal);
    await expect.poll(() => mail.calls()).toBe(1);
    stop.abort();
    await stopped;
    mail.manners = 'takes';
    await rounds('10:16', '10:20');
    expect(mail.letters).toHaveLength(1);
  });

  it('refused letters are tried again, less and less often, and the page says why', async () => {
    mail.manners = 'refuses';
    await speaks(hall, '10:00');
    await rounds('10:00', '10:15');
    expect(await about()).toEqual({
      about: 'away',
      at: '2026-10-06T02:00:00.000Z',
      state: 'again',
      when: '2026-10-06T02:17:00.000Z',
      trouble: 'refused',
      reply: '550 5.1.1 no such mailbox here'
    });
    await rounds('10:16', '11:16');
    // tries at 15, 17, 21, 29 and 45 minutes
    expect(mail.calls()).toBe(5);
    expect(await about()).toMatchObject({ state: 'again', when: '2026-10-06T03:17:00.000Z' });
    mail.manners = 'takes';
    await rounds('11:17', '11:20');
    expect(mail.letters).toHaveLength(1);
    expect(await about()).toMatchObject({ state: 'sent', when: '2026-10-06T03:17:00.000Z', trouble: null });
  });

  it('nothing is told of what is over before it could be told', async () => {
    const { url } = mail;
    await mail.close();
    await speaks(hall, '10:00');
    const [job] = boardMails({ smtpUrl: url, mailFrom: 'sunboard@example.org', publicUrl: null });
    await rounds('10:00', '10:15', job);
    expect(await about()).toMatchObject({ state: 'again', trouble: 'unreachable', reply: 'ECONNREFUSED' });
    await speaks(hall, '10:16');
    mail = await smtpServer();
    await rounds('10:16', '10:30');
    expect(mail.letters).toEqual([]);
    expect(await about()).toMatchObject({ about: 'away', state: 'over', trouble: 'unreachable' });
  });

  it('a letter that was all said when the line broke isn’t sent again', async () => {
    mail.manners = 'cut';
    await speaks(hall, '10:00');
    await rounds('10:00', '10:15');
    mail.manners = 'takes';
    await rounds('10:16', '10:40');
    expect(mail.letters).toHaveLength(1);
    expect(await about()).toMatchObject({ state: 'unclear', trouble: 'unclear' });
  });

  it('boards that go at one moment are in one letter, with where they hang; so is their return', async () => {
    const { board: stairs } = await here.pair('楼梯间');
    const boards = [hall, stairs];
    await saveGroup(here.app, here.operator, { key: key(), group: '', name: '一楼', boards });
    await speaks(hall, '10:00');
    await rounds('10:00', '10:03');
    // Its last report came later, so it counts as away later.
    await speaks(stairs, '10:04');
    await rounds('10:04', '10:25');
    expect(subjects()).toEqual(['【阳光社区】2 块公示屏没有消息 / 阳光社区: no word from 2 boards']);
    expect(mail.letters[0]?.text).toMatch(/一楼大厅（一楼）[^]*楼梯间（一楼）[^]*楼梯间 \(一楼\)/);
    await speaks(hall, '10:26');
    await speaks(stairs, '10:26');
    await rounds('10:26', '10:28');
    expect(subjects().slice(1)).toEqual(['【阳光社区】2 块公示屏已恢复 / 阳光社区: 2 boards are back']);
  });

  it('time in which the server itself stood still is no board’s silence', async () => {
    await speaks(hall, '10:00');
    await rounds('10:00', '10:05');
    await rounds('12:00', '12:14');
    expect(mail.letters).toEqual([]);
    await speaks(hall, '12:14');
    await rounds('12:15', '12:28');
    expect(mail.letters).toEqual([]);
    await rounds('12:29', '12:30');
    expect(mail.letters).toHaveLength(1);
  });

  it('nobody is told where no address is set, nor of a board whose connection was ended', async () => {
    await sendMailsTo('');
    await speaks(hall, '10:00');
    await rounds('10:00', '10:20');
    mail.manners = 'refuses';
    await sendMailsTo('boards@example.org');
    await round(instant('10:21'));
    await revokeBoard(here.app, here.operator, { key: key(), board: hall });
    mail.manners = 'takes';
    await rounds('10:22', '10:40');
    expect(mail.letters).toEqual([]);
    expect(boardMails({ smtpUrl: null, mailFrom: null, publicUrl: null })).toEqual([]);
  });

  it('a name can’t begin a header, nor another line of the letter', async () => {
    await here.store
      .updateTable('board')
      .set({ name: '大厅\r\nBcc: all@example.org\r\n\r\n请转账\u2028到' })
      .where('code', '=', hall)
      .execute();
    await here.store.updateTable('unit').set({ name: '阳光\nTo: x@example.org' }).execute();
    await speaks(hall, '10:00');
    await rounds('10:00', '10:15');
    const [letter] = mail.letters;
    expect(letter?.to).toEqual(['boards@example.org']);
    expect(letter?.names.filter((name) => ['to', 'bcc', 'cc', 'subject'].includes(name)).sort()).toEqual([
      'subject',
      'to'
    ]);
    expect(subjects()[0]).toContain('“大厅 Bcc: all@example.org 请转账 到”');
    expect(letter?.text.split(/\r?\n/).filter((line) => /^(?:Bcc|To|请转账|到)/.test(line))).toEqual([]);
  });

  it('an address is one mailbox; it is set and erased by who keeps the boards, and leaves its trace', async () => {
    const contact = async () => (await here.app.read(here.operator)).boards.contact();
    for (const address of [
      'board',
      'a@b@c',
      'a@example.org, b@example.org',
      'a@example.org\nBcc: b@c.d',
      'a b@c.d'
    ])
      await expect(sendMailsTo(address)).rejects.toMatchObject({ code: 'bad-mail-address', status: 422 });
    expect(await contact()).toBe('boards@example.org');
    await expect(sendMailsTo('x@example.org', here.recorder)).rejects.toMatchObject({ code: 'forbidden' });
    await sendMailsTo(' ｂｏａｒｄ@example.org ');
    expect(await contact()).toBe('board@example.org');
    await sendMailsTo('');
    expect(await contact()).toBe('');
    const audit = await here.store.selectFrom('audit').selectAll().execute();
    expect(audit.filter(({ action }) => action === 'manage-boards')).toHaveLength(4);
    // Append-only tables hold no addresses.
    expect(JSON.stringify(audit)).not.toContain('example.org');
    const answers = await here.store.selectFrom('answer').selectAll().execute();
    expect(JSON.stringify(answers)).not.toContain('example.org');
  });
});
