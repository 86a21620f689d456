import { evidenceLimits } from '$lib/sync';
import { createHash } from 'node:crypto';
import { may, type Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { evidenceBody, evidenceKinds } from '../evidence/evidence-kind';
import { readEvidence, shortName, type OpenedEvidence } from '../evidence/keep-evidence';
import type { Upload } from '../imports/upload';
import { filingNo, type NewFilingPaper } from './filings';

/** Bytes of a form that may bring as many papers as an answer has at most. */
export const papersBody = evidenceBody * evidenceLimits.files;

/** A paper as a command names it, so that the same form sent twice is one answer. */
export function sentPaper({ name, bytes }: Upload): { name: string; digest: string } {
  return { name, digest: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * Reads papers as they are kept: as evidence is, photographs without their place.
 * @throws Problem `too-much-attached`, and those of `readEvidence`
 */
export function readPapers(sent: readonly Upload[]): NewFilingPaper[] {
  if (sent.length > evidenceLimits.files)
    throw new Problem('too-much-attached', 422, { limit: evidenceLimits.files });
  return sent.map((file) => {
    const { kind, bytes } = readEvidence(file);
    return { kind, bytes, name: shortName(file.name, kind) };
  });
}

/**
 * Opens a paper beside an answer, for those who see the unit's filings.
 * @returns null when there is none, when it was erased, or when this actor may not see it
 */
export async function openFilingPaper(
  app: App,
  actor: Actor,
  { filing: id, paper }: { filing: string; paper: string }
): Promise<OpenedEvidence | null> {
  if (!may(actor, 'see-filings')) return null;
  const { filings } = await app.read(actor);
  const filing = await filings.find(id);
  const found = filing && (await filings.paper({ filing: id, paper }));
  if (!found) return null;
  const name = `${filingNo(filing)}-${paper.slice(0, 4)}.${found.kind}`;
  return { name, type: evidenceKinds[found.kind].type, bytes: found.bytes };
}
