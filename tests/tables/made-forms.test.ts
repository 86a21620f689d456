import { expect, test } from 'vitest';
import { readFile } from '$lib/server/domain/imports/files/read-file';
import { readSheets } from '$lib/tables';
import { person } from '../make/person';
import { communityCadresScheme } from '../make/unit';
import { madeForm, type TrueLine } from './made-form';

const roster = ['李明', '沈秋月', '韩冰', '顾长河', '方敏', '欧阳文', '钱多', '周永刚'].map((name, n) =>
  person(`YG00${n + 1}`, name)
);
const forms = Number(process.env.FORMS ?? 300);
const from = Number(process.env.FORM_SEED ?? 1);

const key = ({ person: who, item, quantity }: TrueLine) => `${who} ${item} ${quantity}`;

test(`${forms} forms by random habits: nothing is read wrongly without a question, and plain ones without any`, () => {
  const scheme = communityCadresScheme();
  const wrong: unknown[] = [];
  const asked: unknown[] = [];
  let plain = 0;
  for (let seed = from; seed < from + forms; seed += 1) {
    const { bytes, truth, isPlain, habits } = madeForm(seed, roster);
    const reading = readSheets(readFile({ bytes }), { scheme, roster, month: '2026-11' });
    const { filled, read, asked: open, leftOut } = reading.cells;
    expect(read + open + leftOut, `seed ${seed}`).toBe(filled);
    const left = truth.map(key);
    const extra: string[] = [];
    for (const entry of reading.entries) {
      const at = left.indexOf(key(entry));
      if (at < 0) extra.push(key(entry));
      else left.splice(at, 1);
    }
    if (extra.length > 0 || (left.length > 0 && reading.questions.length === 0))
      wrong.push({ seed, habits, extra, left, questions: reading.questions.map(({ id }) => id) });
    if (!isPlain) continue;
    plain += 1;
    if (reading.questions.length > 0)
      asked.push({
        seed,
        habits,
        questions: reading.questions.map(({ id, cells }) => `${id} ${cells.slice(0, 3).join(' ')}`)
      });
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(asked.length, JSON.stringify(asked.slice(0, 8), null, 1)).toBeLessThanOrEqual(plain * 0.05);
});
