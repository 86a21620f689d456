import { saveAssessment, shownCells } from '$lib/server/domain/assessments/save-assessment';
import { enteredSheet } from '$lib/server/domain/assessments/sheet';
import type * as ScorePeriod from '$lib/server/domain/periods/score-period';
import { expect, test, vi } from 'vitest';
import { testApp } from './test-app';

const scored = vi.hoisted(() => ({ times: 0 }));

vi.mock('$lib/server/domain/periods/score-period', async (original) => {
  const real = await original<typeof ScorePeriod>();
  const scorePeriod: typeof real.scorePeriod = (...asked) => {
    scored.times += 1;
    return real.scorePeriod(...asked);
  };
  return { ...real, scorePeriod };
});

test('a mark is saved without scoring anybody’s year', async () => {
  const here = await testApp({ scheme: 'community-organisation', firstPeriod: '2026-07' });
  const department = '组织人事科';
  const sheet = await here.app.readTransaction(here.recorder, (stores) => enteredSheet(stores, 2026));
  const { changed } = await saveAssessment(here.app, here.recorder, {
    key: 'one-mark-alone',
    year: 2026,
    department,
    document: '组考〔2026〕8号',
    date: '2026-10-05',
    shown: shownCells(sheet, department),
    cells: [{ subject: 'p1', item: 'next-generation', typed: '2' }]
  });
  expect(changed).toBe(1);
  expect(scored.times).toBe(0);
  await here.end();
});
