import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../../../../tests/contract/stores';
import { testApp, type TestApp } from '../../../../../tests/contract/test-app';
import { draftAdoption, proposeAdoption } from '../schemes/adopt-scheme';
import { confirmAdoption } from '../schemes/confirm-adoption';
import { holdText } from '../schemes/scheme-source';
import { beginDraft } from './begin-draft';
import { answerRows, confirmSoundRows, discardDraft, nameDraft } from './change-draft';
import { draftProgress } from './draft-progress';
import { tryDraft } from './try-draft';
import { draftDigest, workshopLimits } from './workshop';

const text = '村民积分办法\n每户基础积分100分。\n1.参加会议每次加2分。\n2.前10名评为先进户。';
const details = {
  name: '村民积分办法',
  english: '',
  from: '2026-11-01',
  ranks: 'points',
  scored: 'people',
  clears: 'never'
} as const;

describe.each(databases)('the workshop on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  const draft = async () => (await here.app.read(here.recorder)).workshop.draft();
  const seenNow = async () => {
    const now = await draft();
    return now ? draftDigest(now) : '';
  };
  const begin = (key = 'begin-key-1', by = here.recorder) => beginDraft(here.app, by, { key, text });

  it('a draft is kept for the unit: two people go through it, and a repeated press does nothing twice', async () => {
    await begin();
    const seen = await seenNow();
    const yes = { mark: 'yes', cells: null } as const;
    const answer = (by: typeof here.recorder, key: string, row: string) =>
      answerRows(here.app, by, { key, seen, answered: [{ row, answer: yes }] });
    await answer(here.recorder, 'answer-key-1', 's1-1');
    await answer(here.second, 'answer-key-2', 's1-2');
    await answer(here.second, 'answer-key-2', 's1-2');
    expect(await draft()).toMatchObject({
      text,
      answers: { 's1-1': yes, 's1-2': yes },
      details: { name: '村民积分办法', from: '' },
      account: 'k'
    });
    await answerRows(here.app, here.second, {
      key: 'answer-key-3',
      seen,
      answered: [{ row: 's1-2', answer: null }]
    });
    expect((await draft())?.answers).toEqual({ 's1-1': yes });
    await expect(answer(here.recorder, 'answer-key-4', 'nothing')).rejects.toMatchObject({
      code: 'draft-row'
    });
  });

  it('is ready once all rows are answered, and handed on while exactly its scheme waits or is adopted', async () => {
    const progress = async () => draftProgress(await here.app.read(here.recorder), here.app.clock());
    expect(await progress()).toBeNull();
    await begin();
    const seen = await seenNow();
    await nameDraft(here.app, here.recorder, { key: 'name-key-1', seen, details });
    expect(await progress()).toEqual({ waiting: 2, isHandedOn: false });
    await confirmSoundRows(here.app, here.recorder, { key: 'sound-key-1', seen });
    expect(await progress()).toEqual({ waiting: 0, isHandedOn: false });
    const now = await draft();
    const made = now && tryDraft(now);
    const bytes = new TextEncoder().encode(made?.ok ? made.tried.yaml : '');
    const asked = {
      source: holdText(here.recorder, bytes, here.app.clock()),
      typed: {},
      from: details.from
    };
    const stores = await here.app.read(here.recorder);
    const { shown } = await draftAdoption(stores, here.recorder, { asked, now: here.app.clock() });
    const decision = { date: '2026-10-04', body: '村委会', minutes: '1号' };
    const { proposal } = await proposeAdoption(here.app, here.recorder, {
      key: 'propose-key-1',
      asked,
      decision,
      shown
    });
    expect(await progress()).toEqual({ waiting: 0, isHandedOn: true });
    await confirmAdoption(here.app, here.second, { key: 'confirm-key-1', proposal, shown });
    expect(await progress()).toEqual({ waiting: 0, isHandedOn: true });
    await nameDraft(here.app, here.recorder, {
      key: 'name-key-2',
      seen,
      details: { ...details, ranks: 'balance' }
    });
    expect(await progress()).toEqual({ waiting: 0, isHandedOn: false });
  });

  it('is tried once its rows are answered; what is open is named and blocks nothing', async () => {
    await begin();
    const seen = await seenNow();
    await nameDraft(here.app, here.recorder, { key: 'name-key-1', seen, details });
    const before = await draft();
    expect(before && tryDraft(before)).toMatchObject({
      ok: false,
      troubles: [{ row: 's1-1' }, { row: 's1-2' }]
    });
    await confirmSoundRows(here.app, here.recorder, { key: 'sound-key-1', seen });
    const after = await draft();
    const made = after && tryDraft(after);
    if (!made?.ok) throw new Error('refused');
    expect(made.tried.scheme).toMatchObject({ base: 10000, defaults: [{ id: 'open-1' }] });
    expect(made.tried.month?.rows).toHaveLength(6);
    expect((await here.app.read(here.recorder)).adoptions.lines).toHaveLength(1);
  });

  it('may be thrown away, and another document takes its place', async () => {
    await begin();
    const seen = await seenNow();
    await discardDraft(here.app, here.recorder, { key: 'discard-key-1', seen });
    expect(await draft()).toBeNull();
    await expect(
      confirmSoundRows(here.app, here.recorder, { key: 'sound-key-2', seen })
    ).rejects.toMatchObject({ code: 'draft-gone' });
    await begin('begin-key-2', here.second);
    expect(await draft()).toMatchObject({ account: 'k' });
  });

  it('a later paste replaces no draft, and a repeated one does nothing twice', async () => {
    await begin();
    await begin();
    const before = await draft();
    const other = { key: 'begin-key-6', text: '村规\n乱倒垃圾每次扣5分。' };
    await expect(beginDraft(here.app, here.second, other)).rejects.toMatchObject({
      code: 'draft-exists',
      status: 409
    });
    expect(await draft()).toEqual(before);
  });

  it('an answer, a name and a discarding from the page of another document are refused', async () => {
    await begin();
    const seen = await seenNow();
    await discardDraft(here.app, here.recorder, { key: 'discard-key-2', seen });
    await beginDraft(here.app, here.second, { key: 'begin-key-7', text: '村规\n1.乱倒垃圾每次扣5分。' });
    const before = await draft();
    const press = { key: 'late-key-1', seen };
    const answered = [
      { row: before?.reading.rows[0]?.id ?? '', answer: { mark: 'yes', cells: null } as const }
    ];
    for (const late of [
      () => answerRows(here.app, here.recorder, { ...press, answered }),
      () => confirmSoundRows(here.app, here.recorder, press),
      () => nameDraft(here.app, here.recorder, { ...press, details }),
      () => discardDraft(here.app, here.recorder, press)
    ])
      await expect(late()).rejects.toMatchObject({ code: 'draft-other', status: 409 });
    expect(await draft()).toEqual(before);
  });

  it.each([
    [
      'a NUL',
      '1.迟到每次扣2分。\n2.早退\u0000每次扣2分。',
      { code: 'document-hidden', params: { line: 2, code: 'U+0000' } }
    ],
    ['a turned direction', '迟到\u202e每次扣2分。', { code: 'document-hidden' }],
    [
      'more rows than a draft holds',
      Array.from(
        { length: workshopLimits.rows + 1 },
        (_, n) => `${n + 1}.第${n + 1}号门前不扫每次扣2分。`
      ).join('\n'),
      { code: 'document-rows', params: { limit: workshopLimits.rows } }
    ]
  ])('a document with %s is refused', async (_, bad, problem) => {
    const handed = beginDraft(here.app, here.recorder, { key: 'begin-key-8', text: bad });
    await expect(handed).rejects.toMatchObject({ status: 422, ...problem });
    expect(await draft()).toBeNull();
  });

  it('ends of pages and lines of other programs are line ends', async () => {
    await beginDraft(here.app, here.recorder, {
      key: 'begin-key-9',
      text: '村规\r\n1.迟到每次扣2分。\f2.早退每次扣2分。'
    });
    expect((await draft())?.text).toBe('村规\n1.迟到每次扣2分。\n2.早退每次扣2分。');
  });

  it.each([
    ['长'.repeat(201), { code: 'too-long', params: { length: 201, limit: 200 } }],
    ['迟\u0000到', { code: 'hidden-characters' }]
  ])('a cell is refused, never cut: %j', async (name, problem) => {
    await begin();
    const cells = { name, kind: '按次', points: '2', section: '' };
    const answered = [{ row: 's1-1', answer: { mark: 'yes', cells } as const }];
    const seen = await seenNow();
    await expect(
      answerRows(here.app, here.recorder, { key: 'answer-key-5', seen, answered })
    ).rejects.toMatchObject({ status: 422, ...problem });
    expect((await draft())?.answers).toEqual({});
  });

  it('is for those who may adopt', async () => {
    await expect(begin('begin-key-3', here.operator)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      beginDraft(here.app, here.recorder, { key: 'begin-key-4', text: ' ' })
    ).rejects.toMatchObject({
      code: 'document-empty'
    });
    const letter = { key: 'begin-key-5', text: '各位村民：\n天气转冷，注意保暖。' };
    await expect(beginDraft(here.app, here.recorder, letter)).rejects.toMatchObject({
      code: 'document-without-rules'
    });
    expect(await draft()).toBeNull();
  });
});
