import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { draftRows } from '$lib/points/propose';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { beginDraft } from '$lib/server/domain/workshop/begin-draft';
import { answerRows, confirmSoundRows, nameDraft } from '$lib/server/domain/workshop/change-draft';
import { tryDraft } from '$lib/server/domain/workshop/try-draft';
import { draftDigest } from '$lib/server/domain/workshop/workshop';
import { adoptByTwo } from '../make/adopt-by-two';
import { testApp, type TestApp } from './test-app';

let here: TestApp;
beforeEach(async () => {
  here = await testApp();
});
afterEach(() => here.end());

const kept = async () => (await here.app.read(here.recorder)).workshop.draft();

async function seenNow() {
  const draft = await kept();
  return draft ? draftDigest(draft) : '';
}

it('a village’s document goes through the workshop to a sealed and published month', async () => {
  const { app, recorder } = here;
  const text = readFileSync('tests/fixtures/documents/foreign/F-village-shop.txt', 'utf8');
  await beginDraft(app, recorder, { key: 'workshop-read', text });
  const seen = await seenNow();
  await confirmSoundRows(app, recorder, { key: 'workshop-sound', seen });
  // Each row with a remark is looked at by itself, and found right here.
  const { text: read, reading, answers } = (await kept()) ?? expect.fail('no draft');
  const left = draftRows(read, reading, answers).filter(({ open, answer }) => !open && answer === null);
  expect(left).toHaveLength(13);
  const answered = left.map(({ id }) => ({ row: id, answer: { mark: 'yes' as const, cells: null } }));
  await answerRows(app, recorder, { key: 'workshop-remarked', seen, answered });
  const details = {
    name: '农村信用积分办法',
    english: '',
    from: '2026-09-01',
    ranks: 'points' as const,
    scored: 'people' as const,
    clears: 'never' as const
  };
  await nameDraft(app, recorder, { key: 'workshop-name', seen, details });
  const draft = await (await app.read(recorder)).workshop.draft();
  const made = draft && tryDraft(draft);
  if (!made?.ok) throw new Error('no scheme');
  expect(made.tried.scheme.items).toHaveLength(33);
  expect(made.tried.scheme.defaults).toHaveLength(9);

  const source = holdText(recorder, new TextEncoder().encode(made.tried.yaml), app.clock());
  const asked = { source, typed: {}, from: '2026-09-01' };
  const decision = { date: '2026-10-04', body: '村民代表会议', minutes: '〔2026〕3号' };
  await adoptByTwo(app, [recorder, here.second], { key: 'workshop-adopt', asked, decision });

  const blood = made.tried.scheme.items.find(({ name }) => name.includes('无偿献血'));
  const litter = made.tried.scheme.items.find(({ name }) => name.includes('乱倒垃圾'));
  await here.book({ item: blood?.id ?? '', subject: 'p1' }, { item: litter?.id ?? '', subject: 'p2' });
  await here.seal('2026-09');
  await here.publish('2026-09');
  const results = await (await app.read(recorder)).periods.results('2026-09');
  expect(results.map(({ subject, points, rank }) => [subject, points, rank])).toEqual([
    ['p1', 1000, 1],
    ['p2', -500, 3],
    ['p3', 0, 2]
  ]);
});

/** Each with what is booked, and the points that the month then has. */
it.each([
  ['G-community-volunteers', '社区志愿者积分奖励制度', [{ subject: 'p2', quantity: 3 }], [0, 600, 0]],
  [
    'H-school-branch',
    '学区党员积分制管理方案',
    [
      { subject: 'p1', value: '3' },
      { subject: 'p2', value: '5' }
    ],
    [-300, -500, 0]
  ]
] as const)('%s goes through it as well', async (file, name, booked, points) => {
  const { app, recorder } = here;
  const text = readFileSync(`tests/fixtures/documents/foreign/${file}.txt`, 'utf8');
  await beginDraft(app, recorder, { key: 'workshop-read', text });
  const seen = await seenNow();
  await confirmSoundRows(app, recorder, { key: 'workshop-sound', seen });
  const workshop = async () => (await app.read(recorder)).workshop.draft();
  // A person looks at each remarked row; here all of them are right as they were read, and open ones stay open.
  const read = await workshop();
  const remarked = (read?.reading.rows ?? []).filter(
    ({ id, remarks }) => remarks.length > 0 && !id.includes('-open-')
  );
  const answered = remarked.map(({ id: row }) => ({ row, answer: { mark: 'yes', cells: null } as const }));
  if (answered.length > 0) await answerRows(app, recorder, { key: 'workshop-rows', seen, answered });
  const details = {
    name,
    english: '',
    from: '2026-09-01',
    ranks: 'points' as const,
    scored: 'people' as const,
    clears: 'never' as const
  };
  await nameDraft(app, recorder, { key: 'workshop-name', seen, details });
  const draft = await workshop();
  const made = draft && tryDraft(draft);
  if (!made?.ok) throw new Error(JSON.stringify(made));
  const source = holdText(recorder, new TextEncoder().encode(made.tried.yaml), app.clock());
  const decision = { date: '2026-10-04', body: '居民代表会议', minutes: '〔2026〕3号' };
  const asked = { source, typed: {}, from: '2026-09-01' };
  await adoptByTwo(app, [recorder, here.second], { key: 'workshop-adopt', asked, decision });
  const [item] = made.tried.scheme.items;
  await here.book(...booked.map((each) => ({ item: item?.id ?? '', ...each })));
  await here.seal('2026-09');
  const { code } = await here.publish('2026-09');
  expect(code).toMatch(/^[0-9a-z]+$/);
  const results = await (await app.read(recorder)).periods.results('2026-09');
  expect(results.map((each) => each.points)).toEqual(points);
});
