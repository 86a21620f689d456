import { verifyRows } from '$lib/server/domain/audit/commitments/verify-rows';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { myPapers } from '$lib/server/domain/me/my-papers';
import { redeemGoods, undoRedemption } from '$lib/server/domain/redemptions/redeem';
import { redemptionAccounts } from '$lib/server/domain/redemptions/redemption-accounts';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { nextMonth } from '$lib/calendar';
import { accountYears } from '$lib/points';
import { builtInText } from '$lib/schemes';
import { reversalOf } from '$lib/server/domain/ledger/reversal-of';
import { createApp } from '$lib/server/app';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { adoptByTwo } from '../make/adopt-by-two';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

/** A points shop behind the rules of a community. It is made-up data. */
const shop = (clears: string) => `
redemption:
  name: 积分兑换
  english: Points shop
  clears: ${clears}
  goods:
    - { id: rice, name: 大米, english: Rice, points: 30, measure: 袋 }
    - { id: soap, name: 洗衣液, english: Detergent, points: 12.5, measure: 瓶 }
  clause: { ref: 六, text: 农户可凭积分到超市兑换物品 }
`;

describe.each(databases)('goods for points on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `redeem-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    await adopt('year');
    // Mediations bring p1 more points than everybody gets.
    await here.book({ item: 'mediation', quantity: 10 });
    await here.seal('2026-09');
  });
  afterEach(() => here.end());

  const adopt = (clears: string | null, from = '2026-09-01') => {
    const goods = clears === null ? '' : shop(clears);
    const bytes = new TextEncoder().encode(`${builtInText('community-cadres') ?? ''}${goods}`);
    const source = holdText(here.recorder, bytes, here.app.clock());
    return adoptByTwo(here.app, [here.recorder, people.c2], {
      key: key(),
      asked: { source, typed: {}, from },
      decision: { date: from, body: '村委会', minutes: '1号' }
    });
  };
  const redeem = (more: Partial<Parameters<typeof redeemGoods>[2]> = {}, by = here.recorder) =>
    redeemGoods(here.app, by, {
      key: key(),
      subject: 'p1',
      good: 'rice',
      quantity: '1',
      day: '2026-10-05',
      year: '',
      words: '',
      ...more
    });
  const account = async (year = 2026) => {
    const stores = await here.app.read(here.recorder);
    const years = accountYears(schemeOf(stores), year);
    const [found] = await redemptionAccounts(stores, { years, subject: 'p1' });
    return found;
  };
  const spending = async () => {
    const stores = await here.app.read(here.recorder);
    return (await myPapers(stores, here.app.clock(), { subject: 'p1', account: 'm-p1' })).spending;
  };
  const rank = async () => (await here.app.read(here.recorder)).periods.results('2026-09');

  it('spends what sealed months brought, at the price of the day, and changes no result', async () => {
    const before = await rank();
    const earned = (await account())?.earned ?? 0;
    expect(earned).toBeGreaterThan(4250);
    await redeem();
    await redeem({ good: 'soap', quantity: '1' });
    expect(await account()).toMatchObject({ earned, spent: 4250, left: earned - 4250 });
    expect(await rank()).toEqual(before);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
    const rows = await verifyRows(here.store, here.recorder.unit);
    // The fixture gives its roles by itself.
    expect(rows.filter(({ table }) => table !== 'role' && table !== 'role_department')).toEqual([]);
  });

  it('never spends more than there is, and the database refuses it too', async () => {
    const left = (await account())?.left ?? 0;
    const most = Math.floor(left / 3000);
    await expect(redeem({ quantity: String(most + 1) })).rejects.toMatchObject({ code: 'redemption-short' });
    await redeem({ quantity: String(most) });
    await expect(redeem()).rejects.toMatchObject({ code: 'redemption-short' });
    const add = here.app.runCommand(here.recorder, { permission: 'redeem', key: key() }, (stores) =>
      stores.redemptions.add({
        year: 2026,
        clears: 'year',
        first: 2026,
        subject: 'p1',
        action: 'redeem',
        good: 'rice',
        quantity: 1,
        price: 3000,
        amount: 3000,
        day: '2026-10-05',
        reverses: null,
        account: 'r',
        words: ''
      })
    );
    await expect(add).rejects.toThrow(/don't have/);
    await expect(sql`update redemption set amount = 1`.execute(here.store)).rejects.toThrow(/append-only/);
    await expect(sql`delete from redemption`.execute(here.store)).rejects.toThrow(/append-only/);
  });

  it('the same key books once, a mistake is undone by a line of its own, once', async () => {
    const asked = {
      key: key(),
      subject: 'p1',
      good: 'rice',
      quantity: '1',
      day: '2026-10-05',
      year: '',
      words: ''
    };
    const first = await redeemGoods(here.app, here.recorder, asked);
    expect(await redeemGoods(here.app, here.recorder, asked)).toEqual(first);
    const before = await account();
    expect(before?.lines).toHaveLength(1);
    const undo = () =>
      undoRedemption(here.app, here.recorder, { key: key(), line: first.id, words: '东西退回' });
    await undo();
    await expect(undo()).rejects.toMatchObject({ code: 'redemption-undone' });
    expect(await account()).toMatchObject({ spent: 0, left: before?.earned });
  });

  it('of two at the same moment that together exceed the balance one gets goods, from one process or two', async () => {
    const other = await createApp(here.app.settings, { clock: () => here.app.clock() });
    const asked = { subject: 'p1', good: 'rice', day: '2026-10-05', year: '', words: '' };
    const apps = [here.app, here.app, other.app, other.app];
    for (let left = (await account())?.left ?? 0; left >= 3000; left = (await account())?.left ?? 0) {
      // Each takes more than half of what is left, so that any two are too many.
      const quantity = String(Math.floor(left / 6000) + 1);
      const done = await Promise.allSettled(
        apps.map((app) => redeemGoods(app, here.recorder, { ...asked, key: key(), quantity }))
      );
      const refused = done.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
      expect(refused).toEqual(['redemption-short', 'redemption-short', 'redemption-short']);
    }
    expect((await account())?.lines.length).toBeGreaterThan(0);
    const { earned = 0, spent = 0, left = -1, lines = [] } = (await account()) ?? {};
    expect(left).toBe(earned - spent);
    expect(left).toBeGreaterThanOrEqual(0);
    // Without a gap: what was refused took no number.
    expect(lines.map(({ no }) => no)).toEqual(lines.map((_, at) => at + 1));
    await other.app.close();
  });

  it('one form that arrives twice at the same moment hands out once; its key with other content is refused', async () => {
    const asked = { key: key(), subject: 'p1', good: 'rice', day: '2026-10-05', year: '', words: '' };
    const send = (quantity: string) => redeemGoods(here.app, here.recorder, { ...asked, quantity });
    const [one, two] = await Promise.all([send('1'), send('1')]);
    expect(two).toEqual(one);
    await expect(send('2')).rejects.toMatchObject({ code: 'key-reused' });
    expect(await account()).toMatchObject({ spent: 3000, lines: [{ quantity: 1 }] });
  });

  /** Takes the mediations back in a month in which nothing else is booked; the open one unless it is said. */
  const correct = (month = '2026-10', entry = 'e1') =>
    here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async (stores) => {
      const [wrong] = await stores.ledger.named([entry]);
      if (!wrong) throw new Error('it was booked');
      const decision = await stores.decisions.record({ date: '2026-10-05', body: '两委会', minutes: '20号' });
      await stores.ledger.append([{ ...reversalOf(wrong, month), id: '更1', basis: '查实有误' }], decision);
      return null;
    });

  it('an entry that is corrected can’t be spent any more, though its sealed month says it', async () => {
    const before = (await account())?.left ?? 0;
    await correct();
    const after = (await account())?.left ?? 0;
    expect(after).toBeLessThan(before);
    const most = Math.floor(before / 3000);
    await expect(redeem({ quantity: String(most) })).rejects.toMatchObject({ code: 'redemption-short' });
    // The sealed month itself doesn't change, nor do others' accounts.
    const earned = await (await here.app.read(here.recorder)).redemptions.earned({ first: 2026, last: 2026 });
    expect(earned.get('p1')).toBe(before);
    await here.seal('2026-10');
    // Other points of the month are there only now.
    expect((await account())?.left).toBeGreaterThanOrEqual(after);
  });

  it('what the open month brings besides makes up for no correction', async () => {
    const before = (await account())?.left ?? 0;
    await here.book({ item: 'mediation', quantity: 20, date: '2026-10-03', period: '2026-10' });
    await correct();
    expect((await account())?.left).toBe(before - 5000);
  });

  it('a correction of what isn’t sealed itself takes nothing from what was earned', async () => {
    const before = await account();
    await here.book({ item: 'mediation', quantity: 20, date: '2026-10-03', period: '2026-10' });
    await correct('2026-10', 'e2');
    expect(await account()).toEqual(before);
  });

  it('nor can one that is corrected in the present month while the month before isn’t sealed yet', async () => {
    const before = (await account())?.left ?? 0;
    here.at('2026-11-03T04:00:00Z');
    await correct('2026-11');
    expect((await account())?.left ?? 0).toBeLessThan(before);
  });

  it.each(['year', 'never'])(
    'M13b an entry that is reversed after its year was sealed buys nothing then or later (clears: %s)',
    async (clears) => {
      if (clears === 'never') await adopt(clears, '2026-10-02');
      for (const month of ['2026-10', '2026-11', '2026-12']) {
        here.at(`${nextMonth(month)}-05T04:00:00Z`);
        await here.seal(month);
      }
      const before = (await account())?.left ?? 0;
      await correct('2027-01');
      expect((await account())?.left).toBe(before - 5000);
      const quantity = String(Math.floor(before / 3000));
      await expect(redeem({ day: '2027-01-05', year: '2026', quantity })).rejects.toMatchObject({
        code: 'redemption-short'
      });
      here.at('2027-02-05T04:00:00Z');
      await here.seal('2027-01');
      const years = accountYears(schemeOf(await here.app.read(here.recorder)), 2026);
      const sealed = await (await here.app.read(here.recorder)).redemptions.earned(years);
      expect((await account())?.left).toBe((sealed.get('p1') ?? 0) - 5000);
    }
  );

  /** Seals every month up to one, each early in the next. */
  const sealUpto = async (last: string) => {
    for (let month = await (await here.app.read(here.recorder)).periods.open(); month <= last;) {
      const next = nextMonth(month);
      here.at(`${next}-05T04:00:00Z`);
      await here.seal(month);
      month = next;
    }
  };

  it('what was spent in a year that is cleared, and corrected after that, takes nothing from the years that follow', async () => {
    const earned = (await account())?.earned ?? 0;
    await redeem({ quantity: String(Math.floor(earned / 3000)) });
    await correct();
    await here.book({ item: 'complaint', quantity: 100, date: '2026-10-03', period: '2026-10' });
    await sealUpto('2026-12');
    const over = await account();
    expect(over?.earned ?? 0).toBeLessThan(over?.spent ?? 0);
    await adopt('never', '2027-01-05');
    await here.book({ item: 'mediation', quantity: 10, date: '2027-01-06', period: '2027-01' });
    await sealUpto('2027-01');
    const { left = 0 } = (await account(2027)) ?? {};
    await redeem({ day: '2027-02-05', quantity: String(Math.floor(left / 3000)) });
    expect((await account(2027))?.left).toBe(left % 3000);
    await expect(redeem({ day: '2027-02-05' })).rejects.toMatchObject({ code: 'redemption-short' });
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });

  it.each(['1e0', '0x1', '1.0', ''])('refuses a quantity that is typed “%s”', async (quantity) => {
    await expect(redeem({ quantity })).rejects.toMatchObject({ code: 'redemption-quantity' });
  });

  it('a correction and a redemption at the same moment: the ledger is put right, and no balance is below zero', async () => {
    const most = String(Math.floor(((await account())?.left ?? 0) / 3000));
    const [corrected, redeemed] = await Promise.allSettled([correct(), redeem({ quantity: most })]);
    expect(corrected.status).toBe('fulfilled');
    if (redeemed.status === 'rejected') expect(redeemed.reason).toMatchObject({ code: 'redemption-short' });
    // An account never shows less than nothing, so the goods that were handed out are counted.
    const handedOut = redeemed.status === 'fulfilled' ? Number(most) * 3000 : 0;
    expect((await account())?.spent).toBe(handedOut);
    await here.seal('2026-10');
    expect((await account())?.spent).toBe(handedOut);
    // Whether the goods came first or not: nothing more is handed out until new points cover them.
    if (redeemed.status === 'fulfilled')
      await expect(redeem()).rejects.toMatchObject({ code: 'redemption-short' });
  });

  it.each([
    [{ good: 'gold' }, 'unknown-item'],
    [{ quantity: '0' }, 'redemption-quantity'],
    [{ quantity: '1.5' }, 'redemption-quantity'],
    [{ subject: 'nobody' }, 'unknown-subject'],
    [{ day: '2026-10-06' }, 'date-in-future'],
    [{ day: '2026-13-01' }, 'bad-date'],
    [{ year: '2025' }, 'redemption-year']
  ])('%o is refused as %s', async (more, code) => {
    await expect(redeem(more)).rejects.toMatchObject({ code });
    expect((await account())?.lines).toEqual([]);
  });

  it('nobody hands goods to themselves, and a member hands out none', async () => {
    await expect(redeem({ subject: 'p3' }, people.c1)).rejects.toMatchObject({ code: 'own-outcome' });
    await expect(redeem({}, people.p1)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a year’s points may be spent until January has passed, when December is known, and are gone then', async () => {
    here.at('2027-01-04T04:00:00Z');
    await expect(redeem({ day: '2027-01-04' })).rejects.toMatchObject({ code: 'redemption-short' });
    await redeem({ day: '2027-01-04', year: '2026' });
    expect(await account()).toMatchObject({ spent: 3000 });
    here.at('2027-02-01T04:00:00Z');
    await expect(redeem({ day: '2027-02-01', year: '2026' })).rejects.toMatchObject({
      code: 'redemption-year'
    });
    expect((await account())?.left).toBeGreaterThan(0);
    expect(await account(2027)).toBeUndefined();
  });

  it('a phone shows the account of the year before as long as it is open, with its last day', async () => {
    here.at('2026-12-31T04:00:00Z');
    expect(await spending()).toMatchObject([{ year: 2026, until: null }]);
    here.at('2027-01-31T04:00:00Z');
    expect(await spending()).toMatchObject([{ year: 2026, until: '2027-01-31' }]);
    here.at('2027-02-01T04:00:00Z');
    expect(await spending()).toEqual([]);
  });

  it('where the rules give up their shop on 1 January, December’s prices hold through January for the year’s points', async () => {
    here.at('2027-01-04T04:00:00Z');
    await adopt(null, '2027-01-01');
    await redeem({ day: '2027-01-04', year: '2026' });
    await expect(redeem({ day: '2027-01-04' })).rejects.toMatchObject({ code: 'redemption-short' });
    expect(await account()).toMatchObject({ spent: 3000 });
    expect(await spending()).toMatchObject([{ year: 2026, until: '2027-01-31', spent: 3000 }]);
    here.at('2027-02-01T04:00:00Z');
    await expect(redeem({ day: '2027-02-01', year: '2026' })).rejects.toMatchObject({ code: 'unknown-item' });
    await expect(redeem({ day: '2027-01-31', year: '2026' })).rejects.toMatchObject({
      code: 'redemption-year'
    });
    // The shop is over, and the account stays, with the day on which it ended.
    expect(await spending()).toMatchObject([{ year: 2026, until: '2027-01-31', spent: 3000 }]);
  });

  it('where points were kept, a shop that is given up on 1 January ends their account with it', async () => {
    await adopt('never', '2026-10-02');
    here.at('2027-01-04T04:00:00Z');
    await adopt(null, '2027-01-01');
    expect(await spending()).toMatchObject([{ year: null, until: '2027-01-31', spent: 0 }]);
    await redeem({ day: '2027-01-04', year: '2026' });
    await expect(redeem({ day: '2027-01-04' })).rejects.toMatchObject({ code: 'redemption-short' });
    for (const month of ['2026-10', '2026-11', '2026-12']) await here.seal(month);
    const [before] = await spending();
    here.at('2027-02-05T04:00:00Z');
    await here.book({ item: 'mediation', quantity: 3, date: '2027-01-05', period: '2027-01' });
    await here.seal('2027-01');
    // Points of the rules without a shop are none of its account.
    expect(await spending()).toEqual([before]);
  });

  it('points that were kept are spent once, also where the rules begin to clear them after they were spent', async () => {
    await adopt('never', '2026-10-02');
    const earned = (await account())?.earned ?? 0;
    const most = String(Math.floor(earned / 3000));
    here.at('2027-01-04T04:00:00Z');
    await redeem({ day: '2027-01-04', quantity: most });
    here.at('2027-01-06T04:00:00Z');
    await adopt('year', '2027-01-05');
    for (const year of ['2026', '2027', ''])
      await expect(redeem({ day: '2027-01-06', year })).rejects.toMatchObject({ code: 'redemption-short' });
    expect(await account(2026)).toEqual(await account(2027));
    expect(await account(2028)).toBeUndefined();
    const lines = await (await here.app.read(here.recorder)).redemptions.lines();
    expect(lines.map(({ first }) => first)).toEqual([null]);
    expect(await verifyAudit(here.store, here.recorder.unit)).toMatchObject({ ok: true });
  });

  it('rules that are adopted late can’t clear a year anew, or give back what was cleared', async () => {
    await adopt('never', '2026-10-02');
    here.at('2027-01-04T04:00:00Z');
    await redeem({ day: '2027-01-04' });
    await expect(adopt('year', '2026-12-15')).rejects.toMatchObject({ code: 'adoption-clearing' });
    await adopt('year', '2027-01-04');
    here.at('2028-03-04T04:00:00Z');
    await expect(redeem({ day: '2028-03-04', year: '' })).rejects.toMatchObject({ code: 'redemption-short' });
    await expect(adopt('never', '2027-12-30')).rejects.toMatchObject({ code: 'adoption-clearing' });
  });

  it.each([
    ['2026-12-30', ''],
    ['2027-01-31', '2026']
  ])('points that are cleared by now can’t be spent on the earlier day %s', async (day, year) => {
    here.at('2027-06-04T04:00:00Z');
    await expect(redeem({ day, year })).rejects.toMatchObject({ code: 'redemption-year' });
  });

  it('points that were kept may be spent in the first year that is cleared', async () => {
    await adopt('never', '2026-10-02');
    here.at('2027-03-04T04:00:00Z');
    await adopt('year', '2027-03-01');
    await redeem({ day: '2027-03-04' });
    expect(await account(2027)).toMatchObject({ spent: 3000 });
  });

  it('goods come back as they were given, and once, whatever a line of the database says', async () => {
    const { id } = await redeem({ quantity: '2' });
    const back = (more: object) =>
      here.app.runCommand(here.recorder, { permission: 'redeem', key: key() }, (stores) =>
        stores.redemptions.add({
          year: 2026,
          clears: 'year',
          first: 2026,
          subject: 'p1',
          action: 'reversal',
          good: 'rice',
          quantity: 2,
          price: 3000,
          amount: 6000,
          day: '2026-10-05',
          reverses: id,
          account: 'r',
          words: '',
          ...more
        })
      );
    await expect(back({ amount: 9000 })).rejects.toThrow(/as they were given/);
    await expect(back({ subject: 'p2' })).rejects.toThrow(/as they were given/);
    await back({});
    await expect(back({})).rejects.toThrow();
    expect(await account()).toMatchObject({ spent: 0 });
  });
});
