import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import type { aCommittee } from './a-committee';
import type { TestApp } from './test-app';

let no = 0;
const key = () => `uphold-key-${(no += 1)}`;

/**
 * Lives through an objection to a notice: a resident raises it about a row, the superior investigates and upholds it, the
 * meeting undoes lines, and the supplementary notice is published.
 * @param reverses numbers of the lines that are undone
 * @returns code of the supplementary notice
 */
export async function upholdAndPublish(
  { app }: TestApp,
  people: Awaited<ReturnType<typeof aCommittee>>,
  {
    notice,
    about = '0',
    reverses,
    date = '2026-10-05',
    source = '203.0.113.7'
  }: { notice: string; about?: string; reverses: string[]; date?: string; source?: string }
): Promise<string> {
  const said = { said: '没有这回事', contact: '' };
  const { receipt } = await app.residents.object({ key: key(), notice, about, ...said }, source);
  const [known] = await (await app.read(people.recorder)).objections.list({ receipt });
  const objection = known?.id ?? '';
  await assignInvestigator(app, people.recorder, { key: key(), objection, seen: 0, investigator: 's' });
  await recordFindings(app, people.superior, { key: key(), objection, seen: 1, words: '查无此事' });
  const held = { date, body: '两委会', minutes: `更正${key()}`, members: ['c2', 'c3'] };
  const { id: meeting } = await recordMeeting(app, people.recorder, { key: key(), ...held });
  const words = '属实，已更正。';
  await answerObjection(app, people.superior, {
    key: key(),
    objection,
    seen: 2,
    upheld: true,
    words,
    meeting,
    reverses,
    corrected: null
  });
  const { shown } = await previewSupplement(app, people.recorder, { objection });
  return (await publishSupplement(app, people.recorder, { key: key(), objection, shown })).code;
}
