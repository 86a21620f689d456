import { addDays, dayIn } from '$lib/calendar';
import { hiddenField, type FormAnswer, type Office } from '../office';
import type { AskedOps, Worker } from './op';

/** Posts announcements as fast as they are answered. */
export const announces: Worker = async (office, keys, asked, over) => {
  while (!over()) {
    const key = keys();
    const fields = { key, title: `告示 ${key}`, body: '各位居民：\n请留意。' };
    const again = () => office.post('/office/announcements?/post', fields);
    const answer = await asked.tried({ kind: 'announce', key, mark: fields.title, again });
    if (!answer) return;
  }
};

/** Books three entries at a time from a file, through its preview. */
export const imports: Worker = async (office, keys, asked, over) => {
  while (!over()) {
    const key = keys();
    const preview = await previewed(office, key).catch(() => null);
    if (!preview) return;
    let held = preview;
    const again = async () => {
      const answer = await confirmed(office, key, held);
      if (answer.status === 303) return answer;
      // A restarted server holds no files, so the office sends the same one again.
      held = await previewed(office, key);
      return confirmed(office, key, held);
    };
    const answer = await asked.undisturbed(() =>
      asked.tried({ kind: 'import', key, mark: `${key}-`, again })
    );
    if (!answer) return;
  }
};

async function previewed(office: Office, key: string): Promise<{ files: string; digest: string }> {
  const row = (no: number) => `${key}-${no},p${no},调解纠纷,2024-01-10,1,,,依据 ${key}-${no},`;
  const csv = ['流水号,编号,事项,日期,数量,等级,同一事项,依据,更正', row(1), row(2), row(3)].join('\n');
  const page = await office.post('/office/import?/preview', { files: new File([csv], 'entries.csv') });
  return { files: hiddenField(page.html, 'files') ?? '', digest: hiddenField(page.html, 'digest') ?? '' };
}

function confirmed(
  office: Office,
  key: string,
  held: { files: string; digest: string }
): Promise<FormAnswer> {
  const decision = { date: '2024-02-01', body: '两委会', minutes: `纪要 ${key}` };
  return office.post('/office/import?/confirm', { key, ...held, ...decision });
}

/** One account proposes the open month, another one seals it, and it is published. */
export function concludes(proposer: Office): Worker {
  return async (sealer, keys, asked, over) => {
    const today = dayIn('Asia/Shanghai', new Date());
    while (!over()) {
      const sealed = await asked.undisturbed(() =>
        seals({ proposer, sealer }, keys, asked, today.slice(0, 7))
      );
      if (!sealed) break;
      if (sealed.answer.status !== 303) continue;
      const published = await publishes(sealer, keys, asked, sealed.month, addDays(today, 10));
      if (!published) break;
    }
    asked.ended();
  };
}

/**
 * Seals the next month.
 * @returns null when the server is gone, or no month that is over is left
 */
async function seals(
  { proposer, sealer }: { proposer: Office; sealer: Office },
  keys: () => string,
  asked: AskedOps,
  thisMonth: string
): Promise<{ month: string; answer: FormAnswer } | null> {
  const first = await proposer.page('/office/seal').catch(() => null);
  const digest = first && hiddenField(first.html, 'shown');
  // Without a digest on the page, it was proposed before the server was killed.
  if (digest) {
    const fields = { key: keys(), period: hiddenField(first.html, 'period') ?? '', shown: digest };
    if (fields.period >= thisMonth) return null;
    const again = () => proposer.post('/office/seal?/propose', fields);
    if (!(await asked.tried({ kind: 'propose', key: fields.key, mark: digest, again }))) return null;
  }
  const second = await sealer.page('/office/seal').catch(() => null);
  const month = second && hiddenField(second.html, 'period');
  if (!month) return null;
  const fields = {
    key: keys(),
    period: month,
    shown: hiddenField(second.html, 'shown') ?? '',
    proposal: hiddenField(second.html, 'proposal') ?? ''
  };
  const again = () => sealer.post('/office/seal?/seal', fields);
  const answer = await asked.tried({ kind: 'seal', key: fields.key, mark: month, again });
  return answer && { month, answer };
}

async function publishes(
  office: Office,
  keys: () => string,
  asked: AskedOps,
  month: string,
  lastDay: string
): Promise<FormAnswer | null> {
  const draft = await office.page(`/office/publish?period=${month}&lastDay=${lastDay}`).catch(() => null);
  if (!draft) return null;
  const shown = hiddenField(draft.html, 'shown') ?? '';
  const fields = { key: keys(), period: month, shown, lastDay, final: 'yes', channel: 'board' };
  const again = () => office.post('/office/publish', fields);
  return asked.tried({ kind: 'publish', key: fields.key, mark: month, again });
}
