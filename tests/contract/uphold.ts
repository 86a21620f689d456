import type { TypedClaim } from '$lib/server/domain/claims/read-fields';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import type { aCommittee } from './a-committee';
import type { TestApp } from './test-app';

let no = 0;
const key = () => `uphold-key-${(no += 1)}`;

/** An objection of a resident to a row of a notice, and the lines that the meeting undoes because of it. */
interface UpheldObjection {
  notice: string;
  about?: string;
  /** numbers of the lines that are undone */
  reverses: string[];
  /** the line that is booked instead */
  corrected?: TypedClaim | null;
  date?: string;
  source?: string;
}

type People = Awaited<ReturnType<typeof aCommittee>>;

/**
 * Lives through an objection to a notice: a resident raises it about a row, the superior investigates and upholds it, and the
 * meeting undoes lines.
 * @returns id of the objection
 */
export async function uphold(
  { app }: TestApp,
  people: People,
  {
    notice,
    about = '0',
    reverses,
    corrected = null,
    date = '2026-10-05',
    source = '203.0.113.7'
  }: UpheldObjection
): Promise<string> {
  const said = { said: '没有这回事', contact: '' };
  const { receipt } = await app.residents.object({ key: key(), notice, about, ...said }, source);
  const [known] = await (await app.read(people.recorder)).objections.list({ receipt });
  const objection = known?.id ?? '';
  await assignInvestigator(app, people.recorder, { key: key(), objection, seen: 0, investigator: 's' });
  await recordFindings(app, people.superior, { key: key(), objection, seen: 1, words: '查无此事' });
  const held = { date, body: '两委会', minutes: `更正${key()}`, members: ['c2', 'c3'] };
  const { id: meeting } = await recordMeeting(app, people.recorder, { key: key(), ...held });
  const answer = { upheld: true, words: '属实，已更正。', meeting, reverses, corrected };
  await answerObjection(app, people.superior, { key: key(), objection, seen: 2, ...answer });
  return objection;
}

/**
 * Publishes the supplementary notice of an upheld objection.
 * @returns its code
 */
export async function publishCorrection(
  { app }: TestApp,
  { recorder }: People,
  objection: string
): Promise<string> {
  const { shown } = await previewSupplement(app, recorder, { objection });
  return (await publishSupplement(app, recorder, { key: key(), objection, shown })).code;
}

/**
 * Upholds an objection, and publishes its supplementary notice.
 * @returns code of the supplementary notice
 */
export async function upholdAndPublish(
  here: TestApp,
  people: People,
  upheld: UpheldObjection
): Promise<string> {
  return publishCorrection(here, people, await uphold(here, people, upheld));
}
