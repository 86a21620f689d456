import { hiddenIn } from '$lib/points';
import { factsOf, mayBeRule, subjectsIn, type DraftDetails, type DocumentReading } from '$lib/points/propose';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { readAside, readingProgram } from './read-aside';
import { workshopLimits } from './workshop';

/** The ends of lines in texts of other programs, a page's end among them. */
const lineEnd = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Reads a document and puts it on the unit's empty workbench. One that lies there already stays: it is discarded first.
 * @param text as `documentText` gives it, or as it was pasted
 * @throws Problem `document-empty`, `document-too-long`, `document-hidden`, `document-slow`, `document-without-rules`,
 *   `document-rows`, `draft-exists`
 */
export async function beginDraft(
  app: App,
  actor: Actor,
  { key, text }: { key: string; text: string }
): Promise<void> {
  const plain = text.replace(lineEnd, '\n').trim();
  const reading = await readingOf(plain);
  await app.runCommand(
    actor,
    { permission: 'draft-scheme', key, input: { text: plain } },
    async ({ workshop }) => {
      // A unit that was founded for a document of its own has a draft without a text.
      if ((await workshop.draft())?.text) throw new Problem('draft-exists', 409);
      const answers = {};
      const { from, clears } = factsOf({ text: plain, reading, answers });
      await workshop.keep({
        text: plain,
        reading,
        answers,
        details: {
          name: titleOf(plain),
          english: '',
          from: from ?? '',
          ranks: 'points',
          scored: scoredIn(plain),
          clears
        },
        account: actor.account,
        changed: app.clock().toISOString()
      });
      return null;
    }
  );
}

/** Those whom the document scores, by its words: `每户`, `各村`. */
function scoredIn(text: string): DraftDetails['scored'] {
  const subjects = subjectsIn(text);
  if (subjects === 'households') return subjects;
  const times = (words: RegExp) => text.match(words)?.length ?? 0;
  const found = [
    ['households', times(/每户|农户|户主|家庭/g)],
    ['members', times(/党员/g)],
    ['people', times(/干部|工作人员|网格员|教师/g)]
  ] as const;
  const likely = found.filter(([kind]) => subjects === null || kind !== 'households');
  const [most] = likely.sort(([, a], [, b]) => b - a);
  return most && most[1] > 1 ? most[0] : 'people';
}

async function readingOf(text: string): Promise<DocumentReading> {
  if (text === '') throw new Problem('document-empty', 422);
  const { length } = text;
  if (length > workshopLimits.document)
    throw new Problem('document-too-long', 422, { length, limit: workshopLimits.document });
  for (const [n, line] of text.split('\n').entries()) {
    const code = hiddenIn(line, 'many');
    if (code !== null) throw new Problem('document-hidden', 422, { line: n + 1, code });
  }
  const reading = await readAside(text, { program: readingProgram() });
  const count = reading.rows.length;
  // A letter has sentences of which nobody can say what they are, and nothing that may be a rule.
  if (!reading.rows.some(({ clause }) => mayBeRule(clause))) throw new Problem('document-without-rules', 422);
  if (count > workshopLimits.rows)
    throw new Problem('document-rows', 422, { count, limit: workshopLimits.rows });
  return reading;
}

/** The first line, where it is a document's title. */
function titleOf(text: string): string {
  const first = (text.split('\n')[0] ?? '').split('\t')[0]?.trim() ?? '';
  return first.length <= 40 && /(?:办法|细则|方案|制度|规定|规则|标准)(?:[（(].{1,6}[)）])?$/.test(first)
    ? first
    : '';
}
