import type { EvidenceKind } from './evidence-kind';

/** A file beside a claim (佐证). The claim rests on its document's number: a file is never asked for. */
export interface Evidence {
  id: string;
  claim: string;
  /** account that put it there */
  account: string;
  kind: EvidenceKind;
  /** size in bytes */
  size: number;
  /** instant */
  added: string;
  /** the file's own name; null: the file was erased, and only the fact that there was one remains */
  name: string | null;
}

/** One unit's evidence. The records of files only grow; a file itself, with its name, may be erased. */
export interface EvidenceFiles {
  /** in the order in which they came */
  list(claims: readonly string[]): Promise<Evidence[]>;
  /** null: there is none of this unit */
  find(id: string): Promise<Evidence | null>;
  /** null when it was erased */
  bytes(id: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** @param file with the kind that its bytes tell */
  add(file: {
    claim: string;
    /** 编号 of the person whom the claim is about */
    subject: string;
    account: string;
    kind: EvidenceKind;
    name: string;
    bytes: Uint8Array;
  }): Promise<{ id: string }>;
  /** Erases the file for good: the database refuses to have it back. */
  erase(id: string, subject: string): Promise<void>;
}
