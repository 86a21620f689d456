import { confirmImport, previewImport } from '$lib/server/domain/imports';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { proposeSeal } from '$lib/server/domain/periods/propose-seal';
import { sealMonth } from '$lib/server/domain/periods/seal-month';
import { previewTakeover, proposeTakeover, takeOver } from '$lib/server/domain/takeover/take-over';
import type { ObservedWork } from '$lib/server/platform/command/observed-work';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csv, upload, workbook } from '../make/workbook';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const lines = 1200;
const decision = { date: '2026-10-02', body: '两委会', minutes: '10号' };

/** Records the progress, and cancels the work at the given count. */
function watched(calledOff?: number): ObservedWork & { seen: string[] } {
  const seen: string[] = [];
  return {
    seen,
    progress: async (done, of) => {
      seen.push(`${done}/${of}`);
      if (seen.length === calledOff) throw new Error('left');
    }
  };
}

describe.each(databases)(
  'long work on $kind tells its rows, and leaves nothing when it is called off',
  (database) => {
    let here: TestApp;
    afterEach(() => here.end());

    async function nothingOf(action: string): Promise<void> {
      const recorded = await here.store
        .selectFrom('audit')
        .where('action', '=', action)
        .select('id')
        .execute();
      const entries = await here.store.selectFrom('entry').select('id').execute();
      const seals = await here.store.selectFrom('seal').select('id').execute();
      expect({ recorded, entries, seals }).toEqual({ recorded: [], entries: [], seals: [] });
    }

    describe('in a unit that begins', () => {
      beforeEach(async () => {
        here = await testApp({ database });
      });

      it('an import of a thousand lines', async () => {
        const rows = Array.from(
          { length: lines },
          (_, n) => `L${n},p${1 + (n % 3)},activity,2026-09-0${1 + (n % 9)},某${n}号`
        );
        const uploads = [csv(['流水号,编号,事项,日期,依据', ...rows].join('\n'))];
        const { files, digest } = await previewImport(here.app, here.recorder, uploads);
        const asked = { key: 'long-import', files, digest, decision };
        await expect(confirmImport(here.app, here.recorder, asked, watched(2))).rejects.toThrow('left');
        expect(await here.store.selectFrom('entry').select('id').execute()).toEqual([]);
        const work = watched();
        expect(await confirmImport(here.app, here.recorder, asked, work)).toMatchObject({ booked: lines });
        expect(work.seen).toEqual(['500/1200', '1000/1200', '1200/1200']);
      });

      it('a seal: everybody reckoned, then written', async () => {
        const period = '2026-09';
        const { shown } = await here.app.readTransaction(here.recorder, (stores) =>
          draftSeal(stores, period)
        );
        const { proposal } = await proposeSeal(here.app, here.recorder, {
          key: 'propose-1',
          period,
          shown
        });
        const asked = { key: 'long-seal', period, proposal, shown };
        for (const called of [1, 2]) {
          const left = sealMonth(here.app, here.second, asked, watched(called));
          await expect(left).rejects.toThrow('left');
          await nothingOf('seal');
        }
        const work = watched();
        await sealMonth(here.app, here.second, asked, work);
        // The month, and the quarter that ends with it.
        expect(work.seen).toEqual(['3/12', '6/12', '9/12', '12/12']);
        expect((await (await here.app.read(here.recorder)).periods.seals()).length).toBe(2);
      });
    });

    it('months taken over', async () => {
      here = await testApp({ database, firstPeriod: '2026-10' });
      here.at('2026-11-05T04:00:00Z');
      const months = [1, 2, 3, 4, 5, 6, 7, 8, 9];
      const book = workbook({
        积分: [
          ['编号', '姓名', ...months.map((n) => `${n}月`)],
          ...['沈秋月', '李明', '韩冰'].map((name, n) => [`p${n + 1}`, name, ...months.map(() => 40 + n)])
        ],
        依据: [
          ['月份', '会议日期', '评定机构', '会议纪要编号', '公示日期'],
          ...months.map((n) => [`${n}月`, `2026-0${n}-28`, '两委会', `纸${n}号`, `2026-0${n}-28`])
        ]
      });
      const draft = await previewTakeover(here.app, here.recorder, [upload('2026.xlsx', book)]);
      expect(draft.plan.problems).toEqual([]);
      const { files, shown } = draft;
      const proposing = { key: 'long-propose', files, shown };
      const { proposal } = await proposeTakeover(here.app, here.recorder, proposing);
      await previewTakeover(here.app, here.second, [upload('2026.xlsx', book)]);
      const asked = { key: 'long-takeover', files, shown, proposal };
      await expect(takeOver(here.app, here.second, asked, watched(5))).rejects.toThrow('left');
      await nothingOf('take-over');
      const work = watched();
      await takeOver(here.app, here.second, asked, work);
      expect(work.seen.at(-1)).toBe('39/39');
    });
  }
);
