import * as v from 'valibot';
import { expect, test } from 'vitest';
import { draftMessageSchema } from '$lib/sync';
import { beginOf, announcementDraft } from './draft';

const kept = { code: 'draft', year: 2026, no: 48, published: '2026-11-11T02:00:00.000Z' };
const picture = { address: 'blob:https://a.example/1', words: '停水范围', width: 320, height: 200 };

test('a draft is what boards would have: trimmed, marks read, the place of a picture left to its page', () => {
  const shown = [picture, { film: 'blob:https://a.example/2', words: '怎样关总阀' }];
  const draft = announcementDraft({ ...kept, title: ' 停水 ', body: '# 明天\r\n[图1]\n- **备水**\n', shown });
  expect(draft?.announcement).toEqual({
    ...kept,
    title: '停水',
    body: '\u0002明天\u0003\n• \u0002备水\u0003'
  });
  expect(v.is(draftMessageSchema, draft)).toBe(true);
});

test('nothing written is no draft', () => {
  expect(announcementDraft({ ...kept, title: ' ', body: '\n', shown: [picture] })).toBeNull();
});

test.each([
  ['', '2026-11-11T02:00:00.000Z'],
  ['2026-11-20T08:00', '2026-11-20T00:00:00.000Z'],
  ['2026-11-01T08:00', '2026-11-11T02:00:00.000Z'],
  ['2026-11-', '2026-11-11T02:00:00.000Z']
])('begins, written as %j by the unit’s clock', (typed, begins) => {
  expect(beginOf(typed, { now: kept.published, timeZone: 'Asia/Shanghai' })).toBe(begins);
});
