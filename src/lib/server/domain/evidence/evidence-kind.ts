import { evidenceLimits } from '$lib/sync';
import { Problem } from '../../platform/problem/problem';

/**
 * The types that a file beside a claim may have: those that a scanner and a phone make, and none that can
 * be executed.
 */
export const evidenceKinds = {
  pdf: { type: 'application/pdf', head: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  jpg: { type: 'image/jpeg', head: [0xff, 0xd8, 0xff] },
  png: { type: 'image/png', head: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }
} as const;
export type EvidenceKind = keyof typeof evidenceKinds;

/** Bytes of a form that may bring a file: the file, and the fields beside it. */
export const evidenceBody = evidenceLimits.bytes + 256 * 1024;

const kinds = Object.keys(evidenceKinds) as EvidenceKind[];

/**
 * Tells a file's kind by its first bytes, never by its name.
 * @throws Problem `empty-file`, `file-too-large`, `not-evidence`
 */
export function evidenceKind(bytes: Uint8Array): EvidenceKind {
  if (bytes.length === 0) throw new Problem('empty-file', 422);
  if (bytes.length > evidenceLimits.bytes)
    throw new Problem('file-too-large', 413, { limit: evidenceLimits.bytes / 1024 / 1024 });
  const found = kinds.find((kind) => evidenceKinds[kind].head.every((byte, at) => bytes[at] === byte));
  if (!found) throw new Problem('not-evidence', 422);
  return found;
}
