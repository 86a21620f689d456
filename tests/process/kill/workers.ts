import { addDays, dayIn } from '$lib/calendar';
import { hidden, type Answer, type Office } from '../office';
import type { Worker } from './op';

/** Hangs announcements as fast as they are answered. */
export const announces: Worker = async (office, keys, asked, over) => {
  while (!over()) {
    const key = keys();
    const fields = { key, title: `告示 ${key}`, body: '各位居民：\n请留意。' };
    const again = () => office.post('/office/announcements?/post', fields);
    const answer = await asked.tried({ kind: 'announce', key, mark: fields.title, again });
    if (!answer) return;
  }
};

/** Books three entries at a time, from a file through its preview. */
export const imports: Worker = async (office, keys, asked, over) => {
  while (!over()) {
    const key = keys();
    const preview = await previewed(office, key).catch(() => null);
    if (!preview) return;
    let held = preview;
    const again = async () => {
      const answer = await confirmed(office, key, held);
      if (answer.status === 303) return answer;
      // A server that was started anew holds no files: the office drops the same one again.
      held = await previewed(office, key);
      return confirmed(office, key, held);
    };
    const answer = await asked.tried({ kind: 'import', key, mark: `${key}-`, again });
    if (!answer) return;
  }
};

async function previewed(office: Office, key: string): Promise<{ files: string; digest: string }> {
  const row = (no: number) => `${key}-${no},p${no},调解纠纷,2024-01-10,1,,,依据 ${key}-${no},`;
  const csv = ['流水号,编号,事项,日期,数量,等级,同一事项,依据,冲正', row(1), row(2), row(3)].join('\n');
  const page = await office.post('/office/import?/preview', { files: new File([csv], 'entries.csv') });
  return { files: hidden(page.html, 'files') ?? '', digest: hidden(page.html, 'digest') ?? '' };
}

function confirmed(office: Office, key: string, held: { files: string; digest: string }): Promise<Answer> {
  const decision = { date: '2024-02-01', body: '两委会', minutes: `纪要 ${key}` };
  return office.post('/office/import?/confirm', { key, ...held, ...decision });
}

/** Seals the open month and publishes it. */
export const concludes: Worker = async (office, keys, asked, over) => {
  const today = dayIn('Asia/Shanghai', new Date());
  while (!over()) {
    const shown = await office.page('/office/seal').catch(() => null);
    const month = shown && hidden(shown.html, 'period');
    if (!month || month >= today.slice(0, 7)) return;
    const seal = { key: keys(), period: month, shown: hidden(shown.html, 'shown') ?? '' };
    const sealed = await asked.tried({
      kind: 'seal',
      key: seal.key,
      mark: month,
      again: () => office.post('/office/seal', seal)
    });
    if (!sealed) return;
    const lastDay = addDays(today, 10);
    const draft = await office.page(`/office/publish?period=${month}&lastDay=${lastDay}`).catch(() => null);
    if (!draft || sealed.status !== 303) continue;
    const publish = {
      key: keys(),
      period: month,
      shown: hidden(draft.html, 'shown') ?? '',
      lastDay,
      final: 'yes'
    };
    const published = await asked.tried({
      kind: 'publish',
      key: publish.key,
      mark: month,
      again: () => office.post('/office/publish', publish)
    });
    if (!published) return;
  }
};
