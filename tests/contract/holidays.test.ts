import { enterHolidays, draftHolidays } from '$lib/server/domain/holidays/enter-holidays';
import { previewNotice } from '$lib/server/domain/notices/publish-period';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { testApp, type TestApp } from './test-app';
import { aUnit, databases } from './stores';

/** This notice is made up, because nobody has published this year's yet. */
const text = `一、元旦：1月1日至3日放假，共3天。
二、春节：2月5日至13日放假调休，共9天。1月30日上班。
三、国庆节：10月1日至7日放假调休，共7天。9月26日、10月9日上班。`;
const typed = { year: '2027', document: '国办发明电〔2026〕9号', text };

describe.each(databases)('holidays that the office enters, on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
    await here.seal('2026-09');
    here.at('2026-12-28T04:00:00Z');
  });
  afterEach(() => here.end());

  const enter = (key: string, more: Partial<typeof typed> = {}, by = here.operator) => {
    const asked = { ...typed, ...more };
    const { shown } = draftHolidays(asked, '2026-12-28');
    return enterHolidays(here.app, by, { key, typed: asked, shown });
  };
  const window = async () =>
    (await previewNotice(here.app, here.recorder, { period: '2026-09' })).snapshot.window;

  it('a window reaches into a year only once its table is there', async () => {
    await expect(window()).rejects.toThrow('no-holiday-table');
    await enter('holidays-1');
    expect(await window()).toEqual(['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04', '2027-01-05']);
  });

  it('a year that is entered again counts from then on; what is published keeps its days', async () => {
    await enter('holidays-1');
    const { code } = await here.publish('2026-09');
    const before = await here.app.public.noticeByCode(code);
    await enter('holidays-2', { text: text.replace('1月1日至3日放假，共3天', '1月1日至4日放假，共4天') });
    expect((await here.app.public.noticeByCode(code))?.snapshot).toEqual(before?.snapshot);
    const { holidays } = await here.app.read(here.operator);
    expect((await holidays.entered()).map(({ no, document }) => [no, document])).toEqual([
      [2, typed.document],
      [1, typed.document]
    ]);
    expect((await holidays.tables())(2027)?.off).toContain('2027-01-04');
  });

  it('is kept as written, in the trail, and no other unit’s', async () => {
    await enter('holidays-1');
    expect(await verifyAudit(here.store, here.operator.unit)).toMatchObject({ ok: true });
    await expect(here.store.updateTable('holiday_year').set({ on_days: '' }).execute()).rejects.toThrow();
    const stores = await aUnit(here.store, '另一社区');
    expect((await stores.holidays.tables())(2027)).toBeNull();
  });

  it('is not for the committee, and not for other days than were shown', async () => {
    await expect(enter('holidays-1', {}, here.second)).rejects.toThrow('forbidden');
    await expect(
      enterHolidays(here.app, here.operator, { key: 'holidays-2', typed, shown: 'none' })
    ).rejects.toThrow('preview-outdated');
  });

  it.each([
    [{ year: '2029' }, 'holiday-year'],
    [{ document: '—' }, 'holiday-document'],
    [{ document: '=1+1号' }, 'formula'],
    [{ text: '1月1日至3日放假。' }, 'holiday-too-few'],
    [{ text: `${text}10月12日上班。` }, 'holiday-not-weekend'],
    [{ text: `${text}10月3日上班。` }, 'holiday-both']
  ])('%o is refused as %s', (more, code) => {
    expect(() => draftHolidays({ ...typed, ...more }, '2026-12-28')).toThrow(code);
  });
});
