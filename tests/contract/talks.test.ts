import { addAccount } from '$lib/server/domain/accounts/manage-accounts';
import { afterSealing } from '$lib/server/domain/dashboard/after-sealing';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { closeCorrection, correctionLines, seesCorrections } from '$lib/server/domain/outcomes/corrections';
import { myOutcomes } from '$lib/server/domain/outcomes/my-outcomes';
import { outcomeContent } from '$lib/server/domain/outcomes/outcome-content';
import { ruleOnOutcomes } from '$lib/server/domain/outcomes/rule-on-outcomes';
import { holdsTalks } from '$lib/server/domain/outcomes/holds-talk';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { holdTalk, talksOf, talksWaiting, type TypedTalk } from '$lib/server/domain/outcomes/talks';
import { monthsFrom } from '$lib/calendar';
import { mayDo, type Actor, type RoleName } from '$lib/server/platform/access/actor';
import { builtInIds } from '$lib/schemes';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { closing } from '../make/closing';
import { person } from '../make/person';
import { sealIn } from '../make/seal-by-two';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

const year = '2026';

describe.each(databases)('talks that an organ holds on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let commission: Actor;
  let meeting: string;
  let no = 0;
  const key = () => `talk-key-${(no += 1)}`;
  const read = () => here.app.read(people.recorder);

  // The county's rules concern p1 and p3 as last of two years, and p2 as last of three quarters.
  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-12', scheme: 'county-officials' });
    people = await aCommittee(here);
    const { accounts } = await read();
    await accounts.add({ id: 'jw', username: 'jw', name: '县纪委' });
    await accounts.give({
      account: 'jw',
      role: 'commission',
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    });
    commission = { ...people.recorder, account: 'jw', name: '县纪委', roles: ['commission'] };
    here.at('2027-01-08T04:00:00Z');
    await here.app.runCommand(people.recorder, { permission: 'import', key: key() }, async (stores) => {
      const concerned = (rule: string, ...subjects: string[]) => ({ rule, subjects, undecided: [] });
      const quarter = [concerned('interview', 'p2')];
      const ofYear = [concerned('last', 'p1', 'p3'), concerned('admonition-talk', 'p1', 'p3')];
      const results = ['p1', 'p2', 'p3'].map((subject, at) => ({
        pool: '',
        group: '',
        from: null,
        to: null,
        subject,
        status: 'ranked' as const,
        points: 100 * at,
        balance: null,
        score: 100 * at,
        rank: 3 - at
      }));
      const sealed = { results, conversions: [] };
      await sealIn(stores, {
        ...closing('2026-12', []),
        periods: [
          { ...sealed, period: '2026-Q4', outcomes: quarter },
          { ...sealed, period: year, outcomes: ofYear }
        ]
      });
      return null;
    });
    const met = { date: '2027-01-08', body: '部务会', minutes: '〔2027〕1号', members: ['c2', 'c3'] };
    meeting = (await recordMeeting(here.app, people.recorder, { key: key(), ...met })).id;
  });
  afterEach(() => here.end());

  const decide = (
    rule: string,
    subject: string,
    more: { period?: string; seen?: number; confirmed?: boolean } = {}
  ) => {
    const { period = year, seen = 0, confirmed = true } = more;
    const ruling = { rule, subject, seen, confirmed, words: '部务会研究' };
    return ruleOnOutcomes(here.app, people.c2, { key: key(), meeting, period, rulings: [ruling] });
  };
  const talks = async (actor = commission) =>
    (await talksOf(await read(), actor)).map(({ subject, rule, talk }) => [
      subject,
      rule.id,
      talk?.day ?? null
    ]);
  const held: TypedTalk = {
    period: year,
    rule: 'admonition-talk',
    subject: 'p1',
    day: '2027-01-09',
    words: '写出书面检查，按季度报告改进情况',
    correctBy: '2027-03-31'
  };
  const hold = (more: Partial<TypedTalk> = {}, by = commission, sent = key()) =>
    holdTalk(here.app, by, { key: sent, ...held, ...more });

  it('a talk names who proposed the person and who holds it; the unit’s own name goes before the document’s', async () => {
    await decide('admonition-talk', 'p1');
    const named = async () =>
      (await talksOf(await read(), commission)).map(({ proposer, holder }) => [proposer?.name, holder?.name]);
    expect(await named()).toEqual([['县委组织部', '县纪委']]);
    await here.store
      .updateTable('unit')
      .set({ recorder_name: '干部科' })
      .where('id', '=', people.recorder.unit)
      .execute();
    expect(await named()).toEqual([['干部科', '县纪委']]);
  });

  it('C 五 the department’s own name stands for who holds an interview too, and permissions don’t change by it', async () => {
    await decide('interview', 'p2', { period: '2026-Q4' });
    const holders = async () =>
      (await talksOf(await read(), people.recorder)).map(({ holder }) => holder?.name);
    expect(await holders()).toEqual(['县委组织部']);
    await here.store
      .updateTable('unit')
      .set({ recorder_name: '干部科', committee_name: '部务会', commission_name: '县纪委监委' })
      .where('id', '=', people.recorder.unit)
      .execute();
    expect(await holders()).toEqual(['干部科']);
    expect(holdsTalks(people.recorder, await read())).toBe(true);
  });

  it('C 五 县纪委 sees the admonition talks that a meeting has confirmed, and no other outcome', async () => {
    expect(await talks()).toEqual([]);
    await decide('admonition-talk', 'p1');
    await decide('last', 'p1');
    await decide('interview', 'p2', { period: '2026-Q4' });
    expect(await talks()).toEqual([['p1', 'admonition-talk', null]]);
    const [line] = await talksOf(await read(), commission);
    expect(line?.holder?.name).toBe('县纪委');
    expect(line).toMatchObject({
      period: year,
      name: '沈秋月',
      ruling: { words: '部务会研究', date: '2027-01-08' }
    });
    // The organisation department holds the interviews, its meeting's members too, and not what is the commission's.
    expect(await talks(people.recorder)).toEqual([['p2', 'interview', null]]);
    expect(await talks(people.c2)).toEqual([['p2', 'interview', null]]);
    expect(await talksWaiting(await read(), commission)).toBe(1);
    expect(seesClosed(commission, await read())).toBe(false);
    const { filings, spotChecks, outcomes } = await afterSealing(await read(), here.app.clock(), commission);
    expect([filings, spotChecks, outcomes]).toEqual([0, 0, 0]);
  });

  it('C 五 县委组织部 holds an interview and closes its correction itself', async () => {
    await decide('interview', 'p2', { period: '2026-Q4' });
    here.at('2027-01-10T04:00:00Z');
    const interview = { period: '2026-Q4', rule: 'interview', subject: 'p2' };
    await expect(hold({ subject: 'p1' }, people.recorder)).rejects.toMatchObject({ code: 'not-found' });
    await hold(interview, people.recorder);
    expect(await talks(people.recorder)).toEqual([['p2', 'interview', '2027-01-09']]);
    const [open] = await correctionLines(await read(), here.app.clock(), people.recorder);
    const closed = { key: key(), ruling: open?.ruling ?? '', day: '2027-01-10', words: '已整改' };
    await closeCorrection(here.app, people.recorder, closed);
    const [line] = await correctionLines(await read(), here.app.clock(), people.recorder);
    expect(line?.day).toBe('2027-01-10');
  });

  it('a talk is recorded once, and the person reads what was set in it', async () => {
    await decide('admonition-talk', 'p1');
    here.at('2027-01-10T04:00:00Z');
    const sent = key();
    await hold({}, commission, sent);
    // A repeated request changes nothing.
    await hold({}, commission, sent);
    await expect(hold()).rejects.toMatchObject({ code: 'not-found' });
    expect(await talks()).toEqual([['p1', 'admonition-talk', '2027-01-09']]);
    expect(await talksWaiting(await read(), commission)).toBe(0);
    const own = (await myOutcomes(await read(), 'p1')).find(({ rule }) => rule === held.rule);
    expect(own).toMatchObject({
      talk: { day: '2027-01-09', words: held.words },
      correction: { by: '2027-03-31', day: null }
    });
    const { seq } = await here.store.selectFrom('talk').select('seq').executeTakeFirstOrThrow();
    expect((await outcomeContent(here.store, [Number(seq)]))[0]?.[1]).toMatchObject({ account_id: 'jw' });
    await expect(here.store.updateTable('talk').set({ day: '2027-01-01' }).execute()).rejects.toThrow(
      'append-only'
    );
    await expect(here.store.deleteFrom('talk').execute()).rejects.toThrow('append-only');
  });

  it('only the organ that holds it records a talk, after the meeting that confirmed it, with what was set', async () => {
    await expect(hold()).rejects.toMatchObject({ code: 'not-found' });
    await decide('admonition-talk', 'p1');
    await decide('interview', 'p2', { period: '2026-Q4' });
    here.at('2027-01-10T04:00:00Z');
    await expect(hold({}, people.c2)).rejects.toMatchObject({ code: 'not-found' });
    await expect(hold({}, people.recorder)).rejects.toMatchObject({ code: 'not-found' });
    await expect(hold({ period: '2026-Q4', rule: 'interview', subject: 'p2' })).rejects.toMatchObject({
      code: 'not-found'
    });
    for (const [typed, code] of [
      [{ day: '2027-01-07' }, 'talk-day'],
      [{ day: '2027-01-11' }, 'talk-day'],
      [{ day: 'soon' }, 'bad-date'],
      [{ words: ' ' }, 'reason-missing'],
      [{ correctBy: '2027-01-08' }, 'talk-correction'],
      [{ correctBy: 'soon' }, 'talk-correction'],
      [{ correctBy: '9999-12-31' }, 'correction-late']
    ] as const)
      await expect(hold(typed)).rejects.toMatchObject({ code });
    await hold({ period: '2026-Q4', rule: 'interview', subject: 'p2', correctBy: '' }, people.c2);
    expect(await talks(people.c2)).toEqual([['p2', 'interview', '2027-01-09']]);
    expect(await talks()).toEqual([['p1', 'admonition-talk', null]]);
  });

  it('a person steps aside from the own talk, and one that is set aside waits no more', async () => {
    await decide('admonition-talk', 'p1');
    here.at('2027-01-10T04:00:00Z');
    const oneself: Actor = { ...commission, subject: 'p1' };
    expect((await talksOf(await read(), oneself)).map(({ isOwn }) => isOwn)).toEqual([true]);
    expect(await talksWaiting(await read(), oneself)).toBe(0);
    await expect(hold({}, oneself)).rejects.toMatchObject({ code: 'own-outcome' });
    expect(await talksWaiting(await read(), commission)).toBe(1);
    await decide('admonition-talk', 'p1', { seen: 1, confirmed: false });
    expect(await talks()).toEqual([]);
    expect(await talksWaiting(await read(), commission)).toBe(0);
  });

  it('the day that a talk set is the commission’s to close, beside the committee; others’ it doesn’t see', async () => {
    await decide('admonition-talk', 'p1');
    here.at('2027-01-10T04:00:00Z');
    await hold();
    const ofInterview = { rule: 'interview', subject: 'p2', seen: 0, confirmed: true, words: '' };
    await ruleOnOutcomes(here.app, people.c2, {
      key: key(),
      meeting,
      period: '2026-Q4',
      rulings: [{ ...ofInterview, correctBy: '2027-02-01' }]
    });
    const lines = async (actor: Actor) =>
      (await correctionLines(await read(), here.app.clock(), actor)).map(({ subject, by }) => [subject, by]);
    expect(await lines(people.c2)).toEqual([
      ['p2', '2027-02-01'],
      ['p1', '2027-03-31']
    ]);
    expect(await lines(commission)).toEqual([['p1', '2027-03-31']]);
    here.at('2027-04-02T04:00:00Z');
    const corrections = await (await read()).outcomes.corrections();
    const close = (subject: string) => {
      const { ruling = '' } = corrections.find((each) => each.subject === subject) ?? {};
      const made = { ruling, day: '2027-04-01', words: '书面检查已交' };
      return closeCorrection(here.app, commission, { key: key(), ...made });
    };
    await expect(close('p2')).rejects.toMatchObject({ code: 'not-found' });
    await close('p1');
    expect((await myOutcomes(await read(), 'p1')).find(({ rule }) => rule === held.rule)?.correction).toEqual(
      {
        by: '2027-03-31',
        day: '2027-04-01'
      }
    );
  });

  it('another unit’s commission sees nothing, and records nothing', async () => {
    await decide('admonition-talk', 'p1');
    here.at('2027-01-10T04:00:00Z');
    const there = await testApp({ database, scheme: 'county-officials' });
    const other: Actor = { ...commission, unit: there.recorder.unit };
    expect(await talksOf(await there.app.read(other), other)).toEqual([]);
    await expect(holdTalk(there.app, other, { key: key(), ...held })).rejects.toMatchObject({
      code: expect.stringMatching(/^(not-found|forbidden)$/)
    });
    await there.end();
    expect(await talks()).toEqual([['p1', 'admonition-talk', null]]);
  });
});

describe.each(databases)('talks and corrections on $kind', (database) => {
  const names = Array.from({ length: 16 }, (_, n) => person(`p${n + 1}`, `成员${n + 1}`));
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  beforeEach(async () => {
    here = await testApp({ database, people: names, firstPeriod: '2025-01' });
    here.at('2026-01-05T04:00:00Z');
    people = await aCommittee(here);
    // Each has one mediation more than the next: the last third without the last three are p12 and p13.
    const inTime = { item: 'mediation', date: '2025-09-03', period: '2025-09' };
    await here.book(...names.map(({ id }, n) => ({ ...inTime, subject: id, quantity: 16 - n })));
    for (const month of monthsFrom('2025-01', '2025-12')) await here.seal(month);
    notice = (await here.publish('2025')).code;
    const met = { date: '2026-01-05', body: '两委会', minutes: '〔2026〕1号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, {
      key: 'meeting-of-year',
      ...met
    });
    const rulings = ['p12', 'p13'].map((subject) => ({
      rule: 'bottom-third',
      subject,
      seen: 0,
      confirmed: true,
      words: ''
    }));
    const sent = { key: 'ruled-on-year', meeting, period: '2025', rulings };
    await ruleOnOutcomes(here.app, people.c2, sent);
  });
  afterEach(() => here.end());

  const stores = () => here.app.read(people.recorder);
  const hold = (subject: string) =>
    holdTalk(here.app, people.c2, {
      key: `held-with-${subject}`,
      period: '2025',
      rule: 'bottom-third',
      subject,
      day: '2026-01-05',
      words: '催促其整改提高',
      correctBy: ''
    });
  /** Undoes somebody's mediations, by which they become the last. */
  const correct = (subject: number, source: string) =>
    upholdAndPublish(here, people, {
      notice,
      about: String(subject - 1),
      reverses: [`e${subject}`],
      date: '2026-01-05',
      source
    });

  it('A 五（三） a talk stays when a correction opens its ruling again, and says so; none is held on it', async () => {
    const lines = async () =>
      (await talksOf(await stores(), people.c2)).map(({ subject, talk, unsettled }) => [
        subject,
        talk?.day ?? null,
        unsettled
      ]);
    await hold('p12');
    expect(await lines()).toEqual([
      ['p12', '2026-01-05', null],
      ['p13', null, null]
    ]);
    await correct(9, '203.0.113.7');
    const gone = { before: 46_100, now: 46_100, isGone: true };
    expect(await lines()).toEqual([
      ['p13', null, null],
      ['p12', '2026-01-05', gone]
    ]);
    expect(await talksWaiting(await stores(), people.c2)).toBe(1);
    await correct(10, '203.0.113.8');
    expect((await lines()).map(([subject, , unsettled]) => [subject, unsettled !== null])).toEqual([
      ['p12', true],
      ['p13', true]
    ]);
    expect(await talksWaiting(await stores(), people.c2)).toBe(0);
    await expect(hold('p13')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('the office’s pages read no corrections where no talk can wait', async () => {
    await hold('p12');
    await correct(9, '203.0.113.7');
    const asked = async (actor: Actor) => {
      let versions = 0;
      const known = await stores();
      const periods = new Proxy(known.periods, {
        get: (target, name: keyof typeof known.periods) => {
          if (name === 'versions') versions += 1;
          return target[name];
        }
      });
      const waiting = await talksWaiting({ ...known, periods }, actor);
      return { waiting, versions };
    };
    // The recorder of this document holds no talks.
    expect(await asked(people.recorder)).toEqual({ waiting: 0, versions: 0 });
    expect(await asked(people.c2)).toEqual({ waiting: 1, versions: 1 });
    await hold('p13');
    expect(await asked(people.c2)).toEqual({ waiting: 0, versions: 0 });
  });
});

test('a commission reads and records what is its own, and nothing else of anybody', () => {
  const own = Object.entries(mayDo).filter(([, roles]) =>
    (roles as readonly RoleName[]).includes('commission')
  );
  expect(own.map(([permission]) => permission).sort()).toEqual([
    'close-corrections',
    'hold-talks',
    'keep-calendar',
    'keep-own-account',
    'note-account-changes',
    'see-office'
  ]);
});

test.each(builtInIds)('%s: who sees which talks, by role', async (scheme) => {
  const here = await testApp({ scheme });
  const stores = await here.app.read(here.recorder);
  const roles: RoleName[] = [
    'member',
    'department',
    'editor',
    'operator',
    'recorder',
    'superior',
    'committee',
    'commission'
  ];
  for (const role of roles) {
    const actor: Actor = { ...here.recorder, roles: [role] };
    const isBookkeeper = role === 'recorder' && scheme === 'county-officials';
    const seesAll = role === 'committee' || role === 'superior' || isBookkeeper;
    expect([role, seesClosed(actor, stores)]).toEqual([role, seesAll]);
    expect([role, seesCorrections(actor, stores)]).toEqual([role, seesAll || role === 'commission']);
    expect(await talksOf(stores, actor)).toEqual([]);
    const holds = role === 'committee' || role === 'commission' || isBookkeeper;
    expect([role, holdsTalks(actor, stores)]).toEqual([role, holds]);
    // Being scored oneself gives no more.
    const scored: Actor = { ...actor, roles: [role, 'member'] };
    expect([role, holdsTalks(scored, stores)]).toEqual([role, holds]);
  }
  await here.end();
});

test('only where the document gives a talk to a commission can somebody have the role', async () => {
  for (const [scheme, refused] of [
    ['county-officials', false],
    ['community-cadres', true]
  ] as const) {
    const here = await testApp({ scheme });
    const role = { role: 'commission', subject: '', department: '', from: '', to: '' };
    const made = addAccount(here.app, here.operator, {
      key: 'made-account',
      username: 'xianjiwei',
      name: '县纪委',
      role
    });
    await (refused
      ? expect(made).rejects.toMatchObject({ code: 'commission-unknown' })
      : expect(made).resolves.toMatchObject({ username: 'xianjiwei' }));
    await here.end();
  }
});
