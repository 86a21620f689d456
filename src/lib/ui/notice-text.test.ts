import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSnapshot } from '../../../tests/fixtures/feed';
import { windowState } from '../notice';
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
    '经社区党委于 11月3日、居委会于 11月5日会议评定，24 人的 10月积分及名次现予公示。' +
      '对结果有异议的，可在公示期内提出，可实名，也可匿名。'
  );
});

test('a month that no meeting had to decide; a period that is over', () => {
  expect(noticeText({ ...snapshot, decided: [] }, on('2026-12-01'))).toBe(
    '24 人的 10月积分及名次现予公示。对结果有疑问的，可实名或匿名向受理人反映。'
  );
});

test('in English the sentences stand apart', () => {
  overwriteGetLocale(() => 'en');
  expect(noticeText({ ...snapshot, decided: [committee, council] }, on('2026-11-11'))).toBe(
    'Decided in the meeting of 社区党委 on 3 Nov, 居委会 on 5 Nov: points and ranks of 24 people for October are ' +
      'published here. Anyone may object while it hangs, by name or anonymously.'
  );
});
