import { declareClaim, keyClaim } from '$lib/server/domain/claims/declare-claim';
import { subordinateUnit } from '$lib/server/domain/dashboard/subordinate-unit';
import { deadlinesNow } from '$lib/server/domain/deadlines/deadlines-now';
import { previewImport } from '$lib/server/domain/imports/preview-import';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { proposeAdoption, draftAdoption } from '$lib/server/domain/schemes/adopt-scheme';
import { confirmAdoption } from '$lib/server/domain/schemes/confirm-adoption';
import { adoptionPutUp } from '$lib/server/domain/schemes/lapsed-adoption';
import { endingRules, proposeProlongation } from '$lib/server/domain/schemes/prolong-scheme';
import { isInForce } from '$lib/points';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeSchemeText } from '$lib/ui/text/scheme-text';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';
import { databases } from './stores';

const decision = { date: '2026-12-20', body: '县委组织部部务会', minutes: '〔2026〕31号' };
const typed = {
  item: 'key-secondment',
  quantity: '',
  value: '',
  matterText: '',
  basis: '借调函1号',
  story: ''
};

describe.each(databases)('C after its trial, on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `prolong-key-${(no += 1)}`;
  beforeEach(async () => {
    here = await testApp({ database, scheme: 'county-officials', firstPeriod: '2026-10' });
    here.at('2026-12-21T04:00:00Z');
  });
  afterEach(() => here.end());

  const read = () => here.app.read(here.recorder);
  const prolong = (to: string, by = here.recorder) =>
    proposeProlongation(here.app, by, { key: key(), to, decision });
  const declare = (date: string) =>
    declareClaim(here.app, here.member('p1'), { key: key(), subject: '', ...typed, date });
  const endYear = async () => {
    here.at('2027-01-05T04:00:00Z');
    const { holidays } = await read();
    await holidays.enter({ year: 2027, on: [], off: [], document: '国办发明电〔2026〕9号', account: 'r' });
    for (const month of ['2026-10', '2026-11', '2026-12']) await here.seal(month);
  };

  it('one person proposes to prolong it, another confirms: a new version, the same text, new dates', async () => {
    expect(await endingRules(await read())).toEqual({ no: 1, to: '2026-12-31', from: '2027-01-01' });
    const { proposal } = await prolong('2027-12-31');
    const shown = (await (await read()).adoptions.proposal())?.shown ?? '';
    const confirm = (by = here.second) => confirmAdoption(here.app, by, { key: key(), proposal, shown });
    expect(isInForce(schemeOf(await read()), '2027-06-01')).toBe(false);
    await expect(confirm(here.recorder)).rejects.toMatchObject({ code: 'own-adoption' });
    await confirm();
    const stores = await read();
    expect(isInForce(schemeOf(stores), '2027-06-01')).toBe(true);
    expect(stores.adoptions.lines.map(({ from }) => from)).toContain('2027-01-01');
    expect(schemeOf(stores, '2027-02-01').trial?.to).toBe('2027-12-31');
    expect((await deadlinesNow(stores, here.app.clock())).trial).toBeNull();
    expect(await endingRules(stores)).toMatchObject({ to: '2027-12-31', from: '2028-01-01' });
    here.at('2027-01-05T04:00:00Z');
    await expect(declare('2027-01-04')).resolves.toBeTruthy();
  });

  it('a last day before the first is refused, and so are rules that don’t end', async () => {
    await expect(prolong('2026-12-31')).rejects.toMatchObject({
      code: 'prolong-until',
      params: { from: '2027-01-01' }
    });
    await here.end();
    here = await testApp({ database });
    here.at('2026-12-21T04:00:00Z');
    await expect(prolong('2027-12-31')).rejects.toMatchObject({ code: 'prolong-nothing' });
  });

  it('it is prolonged from the open month on where the time in between is sealed', async () => {
    await endYear();
    here.at('2027-03-05T04:00:00Z');
    await here.seal('2027-01');
    expect(await endingRules(await read())).toMatchObject({ from: '2027-02-01' });
  });

  it('M13 a claim or a paper of a day without rules is refused, and so is one that could only be booked then', async () => {
    await endYear();
    await expect(declare('2027-01-04')).rejects.toMatchObject({ code: 'not-in-force' });
    const late = { code: 'booked-out-of-force', params: { date: '2026-12-30', month: '2027-01' } };
    await expect(declare('2026-12-30')).rejects.toMatchObject(late);
    const paper = { key: key(), subject: 'p2', paper: '表1', ...typed, date: '2026-12-30' };
    await expect(keyClaim(here.app, here.recorder, paper)).rejects.toMatchObject(late);
  });

  it('M13 a file’s row that could only be booked in a month without rules is refused', async () => {
    await endYear();
    const text = '流水号,编号,事项,日期,数量,分值,依据\n1,p1,key-secondment,2026-12-30,,,1号\n';
    const files = [{ name: '积分.csv', bytes: new TextEncoder().encode(text) }];
    const { plan } = await previewImport(here.app, here.recorder, files);
    expect(plan.problems).toMatchObject([
      { code: 'booked-out-of-force', params: { date: '2026-12-30', month: '2027-01' } }
    ]);
  });

  it('M13 nothing is booked in a month without rules, whoever writes; prolonged, a correction has its way', async () => {
    const people = await aCommittee(here);
    await here.book({ item: 'key-secondment', date: '2026-12-10', period: '2026-12' });
    await endYear();
    const { code: notice } = await here.publish('2026-Q4');
    const late = { code: 'booked-out-of-force', params: { date: '2026-12-10', month: '2027-01' } };
    const undoing = { item: '', reverses: 'e1', date: '2026-12-10', period: '2027-01' };
    await expect(here.book(undoing)).rejects.toMatchObject(late);
    const undone = { notice, reverses: ['e1'], date: '2027-01-05' };
    await expect(upholdAndPublish(here, people, undone)).rejects.toMatchObject(late);
    const { proposal } = await prolong('2027-12-31');
    const shown = (await (await read()).adoptions.proposal())?.shown ?? '';
    await confirmAdoption(here.app, here.second, { key: key(), proposal, shown });
    expect(await upholdAndPublish(here, people, undone)).not.toBe('');
    const booked = (await (await read()).ledger.entries()).filter(({ reverses }) => reverses === 'e1');
    expect(booked.map(({ period }) => period)).toEqual(['2027-01']);
  });

  it('a notice on trial says until when, as it was published; rules without an end say nothing', async () => {
    await endYear();
    await here.publish('2026-Q4');
    const { proposal } = await prolong('2027-12-31');
    const shown = (await (await read()).adoptions.proposal())?.shown ?? '';
    await confirmAdoption(here.app, here.second, { key: key(), proposal, shown });
    const schemeIn = async (period: string) => (await (await read()).notices.of(period))?.snapshot.scheme;
    const published = await schemeIn('2026-Q4');
    expect(published?.trialUntil).toBe('2026-12-31');
    expect(published && noticeSchemeText(published)).toBe(`《${published?.title}》（试行至2026年12月31日）`);
    await here.end();
    here = await testApp({ database });
    await here.seal('2026-09');
    await here.publish('2026-09');
    const without = await schemeIn('2026-09');
    expect(without).not.toHaveProperty('trialUntil');
    expect(without && noticeSchemeText(without)).toBe(`《${without?.title}》`);
  });

  it('a proposal whose day has passed waits for nobody: it has lapsed, and says why', async () => {
    const { app, recorder, second } = here;
    const asked = { source: 'built-in:community-cadres', typed: {}, from: '2026-12-01' };
    for (const month of ['2026-10', '2026-11']) await here.seal(month);
    const { shown } = await draftAdoption(await read(), recorder, { asked, now: app.clock() });
    const { proposal } = await proposeAdoption(app, recorder, { key: key(), asked, decision, shown });
    const superior = { ...second, account: 's', roles: ['superior' as const] };
    const waits = async () =>
      (
        await app.readTransaction(superior, (stores) => subordinateUnit(stores, app.clock(), superior))
      ).waiting.map(({ kind }) => kind);
    const put = async () => adoptionPutUp(await read(), app.clock());
    expect(await put()).toMatchObject({ proposal: { id: proposal }, lapse: null });
    expect(await waits()).toContain('adoption');
    here.at('2027-01-05T04:00:00Z');
    await here.seal('2026-12');
    expect(await put()).toMatchObject({ proposal: { id: proposal }, lapse: { code: 'adoption-too-early' } });
    expect(await waits()).not.toContain('adoption');
  });

  it('a lapsed proposal doesn’t bar a new one, which takes its place for good', async () => {
    const { app, recorder, second } = here;
    const asked = { source: 'built-in:community-cadres', typed: {}, from: '2027-01-01' };
    const { shown } = await draftAdoption(await read(), recorder, { asked, now: app.clock() });
    const one = await proposeAdoption(app, recorder, { key: key(), asked, decision, shown });
    await expect(prolong('2027-12-31')).rejects.toMatchObject({ code: 'adoption-waits' });
    await endYear();
    here.at('2027-02-05T04:00:00Z');
    await here.seal('2027-01');
    const two = await prolong('2027-12-31');
    expect(await adoptionPutUp(await read(), app.clock())).toMatchObject({
      proposal: { id: two.proposal },
      lapse: null
    });
    const pending = await (await read()).adoptions.proposal();
    await confirmAdoption(app, second, { key: key(), ...two, shown: pending?.shown ?? '' });
    expect(await (await read()).adoptions.proposal()).toBeNull();
    const late = confirmAdoption(app, second, { key: key(), proposal: one.proposal, shown });
    await expect(late).rejects.toMatchObject({ code: 'adoption-gone' });
  });
});
