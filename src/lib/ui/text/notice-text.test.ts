import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSnapshot } from '../../../../tests/fixtures/feed';
import { windowState } from '../../notice';
import { noticeText } from './notice-text';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(() => 'zh-CN'));

const snapshot = makeSnapshot();
const on = (today: string) => windowState(snapshot.window, today);
const committee = { date: '2026-11-03', body: '社区党委', minutes: '纪要〔2026〕20号' };
const council = { date: '2026-11-05', body: '居委会', minutes: '纪要〔2026〕21号' };

test('all meetings are named, each once', () => {
  const decided = [committee, council, { ...council, minutes: '纪要〔2026〕22号' }];
  expect(noticeText({ ...snapshot, decided }, on('2026-11-11'))).toBe(
    '经 11月3日社区党委会议（纪要〔2026〕20号）、11月5日居委会会议（纪要〔2026〕21号、纪要〔2026〕22号）研究评定，' +
      '24 人的 10月积分及名次（排名 23 人，1 人本期不排名）现予公示。' +
      '对结果有异议的，可在公示期内提出，可实名，也可匿名。'
  );
});

test('communities are no people', () => {
  const of = (locale: 'zh-CN' | 'en', rows = snapshot.rows) => {
    overwriteGetLocale(() => locale);
    const reported = { ...snapshot, decided: [], rows, subjects: 'communities' as const };
    return noticeText(reported, on('2026-11-11'));
  };
  expect(of('zh-CN')).toContain('24 个社区的 10月积分及名次（排名 23 个，1 个本期不排名）');
  expect(of('en')).toContain('24 communities for October (23 ranked, 1 not)');
});

test('a document’s own word for what is scored stands in the place of points', () => {
  const score = { name: '考核得分', english: 'assessment points' };
  const of = (rows = snapshot.rows) =>
    noticeText({ ...snapshot, decided: [], rows, score }, on('2026-11-11'));
  expect(of()).toContain('24 人的 10月考核得分及名次（排名 23 人，1 人本期不排名）现予公示。');
  overwriteGetLocale(() => 'en');
  expect(of()).toContain('assessment points and ranks of 24 people for October');
});

test('who isn’t ranked is only spoken of when there is somebody', () => {
  const { rows } = snapshot;
  const ranked = rows.filter(({ rank }) => rank !== null);
  const apart = rows.map((row) => ({ ...row, rank: null }));
  const of = (some: typeof rows) => noticeText({ ...snapshot, decided: [], rows: some }, on('2026-11-11'));
  expect(of(ranked)).toContain('23 人的 10月积分及名次现予公示。');
  expect(of(apart)).toContain('24 人的 10月积分（本期不排名）现予公示。');
});

test('what is a meeting by its name isn’t called one again', () => {
  const decided = [{ ...council, body: '党员大会' }];
  expect(noticeText({ ...snapshot, decided }, on('2026-11-11'))).toMatch(
    /^经 11月5日党员大会（纪要〔2026〕21号）研究评定，/
  );
});

test('a meeting in another year than the period’s has its year', () => {
  const december = { ...snapshot, period: '2025-12', decided: [council] };
  expect(noticeText(december, on('2026-11-11'))).toMatch(
    /^经 2026年11月5日居委会会议（纪要〔2026〕21号）研究评定，/
  );
});

test('a record without a number is named without one', () => {
  const decided = [{ ...council, minutes: '' }];
  expect(noticeText({ ...snapshot, decided }, on('2026-11-11'))).toMatch(/^经 11月5日居委会会议研究评定，/);
});

test('a month that no meeting had to decide; a period that is over', () => {
  expect(noticeText({ ...snapshot, decided: [] }, on('2026-12-01'))).toBe(
    '24 人的 10月积分及名次（排名 23 人，1 人本期不排名）现予公示。对结果有疑问的，可实名或匿名向受理人反映。'
  );
});

test('a body that met all year is named once, with how often and when last', () => {
  const joint = (month: number) => ({
    date: `2026-${String(month).padStart(2, '0')}-03`,
    body: '镇党政联席会',
    minutes: `${month}号`
  });
  const decided = [...[1, 2, 3].map(joint), committee, { ...committee, date: '2026-11-04' }];
  expect(noticeText({ ...snapshot, decided }, on('2026-11-11'))).toMatch(
    /^经镇党政联席会3次（最近一次 3月3日，3号）、社区党委2次会议（最近一次 11月4日，纪要〔2026〕20号）研究评定，/
  );
  expect(noticeText({ ...snapshot, decided: [joint(2)] }, on('2026-11-11'))).toMatch(
    /^经 2月3日镇党政联席会（2号）研究评定，/
  );
  overwriteGetLocale(() => 'en');
  expect(noticeText({ ...snapshot, decided }, on('2026-11-11'))).toMatch(
    /^Decided by 3 meetings of 镇党政联席会, the last on 3 Mar, 3号, 2 meetings of/
  );
});

test('two meetings of one day, each with its record, are two; 经 stands close to a body’s name', () => {
  const of = (day: number, no: number) => ({
    date: `2026-11-${day}`,
    body: '社区两委',
    minutes: `${no}号`
  });
  const decided = [of(27, 15), of(28, 13), of(28, 16), { ...of(26, 0), minutes: '' }];
  expect(noticeText({ ...snapshot, decided }, on('2026-11-28'))).toMatch(
    /^经社区两委4次会议（最近一次 11月28日，13号、16号）研究评定，/
  );
});

test('in English the sentences stand apart', () => {
  overwriteGetLocale(() => 'en');
  expect(noticeText({ ...snapshot, decided: [committee, council] }, on('2026-11-11'))).toBe(
    'Decided by 社区党委 on 3 Nov (纪要〔2026〕20号), 居委会 on 5 Nov (纪要〔2026〕21号): points and ranks of 24 people for October ' +
      '(23 ranked, 1 not). Anyone may object while it hangs, by name or anonymously.'
  );
});

test('M15 what isn’t recorded whole says since when', () => {
  const reported = { ...snapshot, decided: [], period: '2026', recordedSince: '2026-11' };
  expect(noticeText(reported, on('2026-12-01'))).toMatch(/现予公示。自2026年11月起记分。/);
  overwriteGetLocale(() => 'en');
  expect(noticeText(reported, on('2026-12-01'))).toContain('Recorded since November 2026. ');
  expect(noticeText({ ...reported, recordedSince: undefined }, on('2026-12-01'))).not.toContain('Recorded');
});

test('it says who looks into objections and to whom one may appeal, where the document names them', () => {
  const investigator = { name: '党支部', english: 'party branch' };
  const appeal = { name: '上级党组织', english: 'superior party organisation' };
  const of = (hearing: object) => noticeText({ ...snapshot, decided: [], ...hearing }, on('2026-11-11'));
  expect(of({ investigator, appeal })).toMatch(/也可匿名。可向党支部反映，也可向上级党组织申诉。$/);
  expect(of({ investigator })).toMatch(/也可匿名。由党支部调查核实。$/);
  expect(of({ appeal })).toMatch(/也可匿名。也可向上级党组织申诉。$/);
  overwriteGetLocale(() => 'en');
  expect(of({ investigator, appeal })).toMatch(
    /anonymously\. Tell the party branch, or appeal to the superior party organisation\.$/
  );
});

test('a marking paper is no meeting: one is named with its number, of many departments their number is said', () => {
  const paper = (body: string, minutes = `${body}〔2026〕1号`) =>
    ({ date: '2026-12-20', body, minutes, kind: 'marking' }) as const;
  const of = (...decided: (typeof committee | ReturnType<typeof paper>)[]) =>
    noticeText({ ...snapshot, decided }, on('2026-11-11'));
  expect(of(paper('组织部'), paper('司法局', ''), paper('组织部', '补1号'))).toMatch(
    /^24 人的 .*现予公示。评分依据：组织部评分表（组织部〔2026〕1号、补1号）、司法局评分表。/
  );
  const many = ['组织部', '司法局', '民政局', '团委'].map((body) => paper(body));
  expect(of(committee, ...many)).toMatch(
    /^经 11月3日社区党委会议（纪要〔2026〕20号）研究评定，.*评分依据：4 个部门的评分表。/
  );
  expect(of(...many)).not.toContain('会议');
  overwriteGetLocale(() => 'en');
  expect(of(...many)).toContain('Marks: marking papers of 4 departments. ');
});

test('D a quarter whose assembly didn’t meet says why', () => {
  const skipped = [{ quarter: '2026-Q3', body: '党员大会', reason: '党员多数外出', date: '2026-10-05' }];
  expect(noticeText({ ...snapshot, decided: [], skipped }, on('2026-11-11'))).toContain(
    '现予公示。2026年第三季度党员大会未召开，理由：党员多数外出。'
  );
  const late = skipped.map((one) => ({ ...one, met: '2026-11-02' }));
  const lateText = () => noticeText({ ...snapshot, decided: [], skipped: late }, on('2026-11-11'));
  expect(lateText()).toContain('党员大会未按期召开，理由：党员多数外出；2026年11月2日补开。');
  overwriteGetLocale(() => 'en');
  expect(lateText()).not.toContain('党员大会');
});
