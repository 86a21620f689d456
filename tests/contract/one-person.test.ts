import { addAccount, giveRole, joinAccount } from '$lib/server/domain/accounts/manage-accounts';
import { NamesDiffer } from '$lib/server/domain/accounts/names-differ';
import { receiveCertificate, issueCertificate } from '$lib/server/domain/certificates/transfer';
import { confirmImport, digestOfLinks, previewImport } from '$lib/server/domain/imports';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person } from '../make/person';
import { csv } from '../make/workbook';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

const member = { role: 'member', department: '', from: '', to: '' };
const nobodyYet = { body: '', date: '', minutes: '' };

describe.each(databases)('an account of another name than the person of the roster, on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `one-person-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({
      database,
      people: [person('p1', '阿依努尔·热合曼'), person('p2', '李明'), person('p3', '韩冰')]
    });
  });
  afterEach(() => here.end());

  const add = (name: string, subject: string, same = '', own = key()) =>
    addAccount(here.app, here.operator, {
      key: own,
      username: `user${no}`,
      name,
      role: { ...member, subject, same }
    });
  const linked = async () =>
    (await (await here.app.read(here.operator)).accounts.list()).flatMap(({ name, roles }) =>
      roles.flatMap(({ subject }) => (subject ? [[name, subject.id]] : []))
    );
  const asked = (action: Promise<unknown>): Promise<NamesDiffer> =>
    action.then(
      () => expect.fail('linked without a question'),
      (refused: unknown) => (refused instanceof NamesDiffer ? refused : Promise.reject(refused as Error))
    );

  it('a new account is linked only when somebody has said that both names are one person’s', async () => {
    const question = await asked(add('黎明', 'p2'));
    expect(question).toMatchObject({
      code: 'account-name-differs',
      params: { account: '黎明', subject: 'p2', name: '李明' }
    });
    expect(await linked()).toEqual([]);
    // An answer about other names is none.
    await asked(add('黎明', 'p3', question.answer));
    await asked(add('李鸣', 'p2', question.answer));
    await asked(add('黎明', 'p2', 'yes'));
    await add('黎明', 'p2', question.answer);
    expect(await linked()).toEqual([['黎明', 'p2']]);
  });

  it('one name is one however it is written: a wide space, another middle dot', async () => {
    await add('李　明', 'p2');
    await add('阿依努尔 • 热合曼', 'p1');
    expect(await linked()).toHaveLength(2);
  });

  it('asks when an account gets a member’s role, here and from another unit', async () => {
    await addAccount(here.app, here.operator, {
      key: key(),
      username: 'heping',
      name: '何平',
      role: { ...member, role: 'recorder', subject: '' }
    });
    const [account] = await (await here.app.read(here.operator)).accounts.list();
    const give = (same = '') =>
      giveRole(here.app, here.operator, {
        key: key(),
        account: account?.id ?? '',
        role: { ...member, subject: 'p3', same }
      });
    const question = await asked(give());
    expect(question.params).toEqual({ account: '何平', subject: 'p3', name: '韩冰' });
    expect(await linked()).toEqual([]);
    await give(question.answer);
    expect(await linked()).toEqual([['何平', 'p3']]);

    const there = await aUnit(here.store, '第一党支部');
    await there.roster.save([person('d1', '贺平'), person('d2', '何平')]);
    const by = { ...here.operator, account: 'o-there', unit: there.unit.id };
    const join = (subject: string, same = '') =>
      joinAccount(here.app, by, { key: key(), username: 'heping', subject, from: '', to: '', same });
    const second = await asked(join('d1'));
    expect(second.params).toEqual({ account: '何平', subject: 'd1', name: '贺平' });
    expect(await there.accounts.list()).toEqual([]);
    await join('d2');
  });

  it('asks when an import gives somebody another name than their account has', async () => {
    await add('李明', 'p2');
    const file = (name: string) => [csv(`编号,姓名\np2,${name}\np3,韩兵\n`)];
    const { plan, files, digest } = await previewImport(here.app, here.recorder, file('王芳'));
    expect(plan.problems).toEqual([]);
    expect(plan.links).toMatchObject([
      {
        code: 'account-name-differs',
        row: 2,
        column: '姓名',
        params: { account: '李明', subject: 'p2', name: '王芳' }
      }
    ]);
    const confirm = (answer: string) =>
      confirmImport(here.app, here.recorder, {
        key: key(),
        files,
        digest,
        linked: answer,
        decision: nobodyYet
      });
    await expect(confirm('')).rejects.toMatchObject({ code: 'links-open', params: { count: 1 } });
    await confirm(digestOfLinks(plan));
    const roster = await (await here.app.read(here.recorder)).roster.list();
    expect(roster.map(({ name }) => name)).toEqual(['阿依努尔·热合曼', '王芳', '韩兵']);
    // The name that the account has is no question, nor is the same file again.
    expect((await previewImport(here.app, here.recorder, file('李　明'))).plan.links).toEqual([]);
    expect((await previewImport(here.app, here.recorder, file('王芳'))).plan.links).toEqual([]);
  });

  it('a certificate is received by the name however it is written', async () => {
    await here.book({ item: 'mediation', subject: 'p1' });
    await here.seal('2026-09');
    const { code } = await issueCertificate(here.app, here.recorder, { key: key(), subject: 'p1' });
    const there = await aUnit(here.store, '另一社区');
    await there.roster.save([person('n1', '阿依努尔.热合曼'), person('n2', '阿依努尔')]);
    const by = { ...here.recorder, account: 't', unit: there.unit.id };
    const receive = (subject: string) => receiveCertificate(here.app, by, { key: key(), subject, code });
    await expect(receive('n2')).rejects.toMatchObject({ code: 'certificate-other' });
    await receive('n1');
  });
});
