import { isDay } from '$lib/calendar';
import { hiddenIn } from '$lib/points';
import { draftRows, type DraftDetails, type RowAnswer } from '$lib/points/propose';
import type { Json } from '$lib/notice';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { textLimits } from '../../platform/text/text-limits';
import { textTrouble } from '../../platform/text/text-trouble';
import { draftDigest, workshopLimits, type KeptDraft } from './workshop';

/** An answer to one row; null takes an earlier one back. */
export interface AnsweredRow {
  row: string;
  answer: RowAnswer | null;
}

/** A form's press on the draft. */
interface DraftPress {
  key: string;
  /** the `draftDigest` of the document that the page showed */
  seen: string;
}

/**
 * Keeps somebody's words on rows of the draft. Answers to other rows stay, so that two people may go through one document.
 * @throws Problem `draft-gone` when somebody has thrown it away, `draft-other` when another document is there, `draft-row`
 *   for a row that it doesn't have, `too-long` and `hidden-characters` for a cell
 */
export async function answerRows(
  app: App,
  actor: Actor,
  { key, seen, answered }: DraftPress & { answered: readonly AnsweredRow[] }
): Promise<void> {
  for (const { answer } of answered) for (const cell of Object.values(answer?.cells ?? {})) needCell(cell);
  const input = answered.map(({ row, answer }) => ({
    row,
    answer: answer && { mark: answer.mark, cells: answer.cells && { ...answer.cells } }
  }));
  await changeDraft(app, actor, { key, seen, input }, (draft) => {
    const answers = { ...draft.answers };
    for (const { row, answer } of answered) {
      if (!hasRow(draft, row)) throw new Problem('draft-row', 404, { value: row.slice(0, 60) });
      if (answer === null) delete answers[row];
      else answers[row] = answer;
    }
    const count = Object.keys(answers).length;
    if (count > workshopLimits.rows)
      throw new Problem('document-rows', 422, { count, limit: workshopLimits.rows });
    return { ...draft, answers };
  });
}

/**
 * Confirms at once all rows that nobody has answered and that nothing has to be said of: no words are open, and no remark
 * asks to be looked at.
 * @throws Problem `draft-gone`, `draft-other`
 */
export function confirmSoundRows(app: App, actor: Actor, press: DraftPress): Promise<void> {
  return changeDraft(app, actor, { ...press, input: 'sound' }, (draft) => {
    const sound = soundRows(draft).map((id) => [id, { mark: 'yes', cells: null }] as const);
    return { ...draft, answers: { ...draft.answers, ...Object.fromEntries(sound) } };
  });
}

/** Ids of the rows that `confirmSoundRows` confirms. */
export function soundRows({ text, reading, answers }: KeptDraft): string[] {
  const remarked = new Set(reading.rows.flatMap(({ id, remarks }) => (remarks.length > 0 ? [id] : [])));
  return draftRows(text, reading, answers).flatMap(({ id, open, answer }) =>
    open || answer !== null || remarked.has(id) ? [] : [id]
  );
}

/**
 * Keeps the scheme's name, first day and ranking.
 * @throws Problem `draft-gone`, `draft-other`, `draft-name`, `adoption-date-missing`
 */
export function nameDraft(
  app: App,
  actor: Actor,
  { key, seen, details }: DraftPress & { details: DraftDetails }
): Promise<void> {
  const limit = textLimits.name;
  for (const words of [details.name, details.english || details.name])
    if (words === '' || textTrouble(words, limit)) throw new Problem('draft-name', 422, { limit });
  if (!isDay(details.from)) throw new Problem('adoption-date-missing', 422);
  return changeDraft(app, actor, { key, seen, input: { ...details } }, (draft) => ({ ...draft, details }));
}

/**
 * Throws the draft away. Nothing counts by it, so that nobody has to agree.
 * @throws Problem `draft-other`
 */
export async function discardDraft(app: App, actor: Actor, { key, seen }: DraftPress): Promise<void> {
  const input = { seen, change: 'discard' };
  await app.runCommand(actor, { permission: 'draft-scheme', key, input }, async ({ workshop }) => {
    const draft = await workshop.draft();
    if (draft) needSeen(draft, seen);
    await workshop.discard();
    return null;
  });
}

/**
 * Refuses a press on the page of another document.
 * @throws Problem `draft-other`
 */
export function needSeen(draft: KeptDraft, seen: string): void {
  if (draftDigest(draft) !== seen) throw new Problem('draft-other', 409);
}

async function changeDraft(
  app: App,
  actor: Actor,
  { key, seen, input: change }: DraftPress & { input: Json },
  changed: (draft: KeptDraft) => KeptDraft
): Promise<void> {
  const input = { seen, change };
  await app.runCommand(actor, { permission: 'draft-scheme', key, input }, async ({ workshop }) => {
    const draft = await workshop.draft();
    if (!draft) throw new Problem('draft-gone', 409);
    needSeen(draft, seen);
    await workshop.keep({ ...changed(draft), account: actor.account, changed: app.clock().toISOString() });
    return null;
  });
}

function needCell(cell: string): void {
  const { length } = cell;
  if (length > workshopLimits.cell)
    throw new Problem('too-long', 422, { length, limit: workshopLimits.cell });
  if (hiddenIn(cell) !== null) throw new Problem('hidden-characters', 422);
}

function hasRow({ reading }: KeptDraft, row: string): boolean {
  if (reading.rows.some(({ id }) => id === row)) return true;
  const made = Number(/^own-([1-9]\d{0,4})$/.exec(row)?.[1] ?? 0);
  return reading.sentences[made - 1]?.rows.length === 0;
}
