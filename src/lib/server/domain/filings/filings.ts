import type { EvidenceKind } from '../evidence/evidence-kind';

/** The steps after filing: the superior asks, returns or accepts; the unit answers. */
export type FilingAction = 'ask' | 'answer' | 'return' | 'accept';

export interface FilingStep {
  /** counted within the filing, from 1: an actor sends the number of the last step that they saw */
  no: number;
  action: FilingAction;
  account: string;
  /** instant */
  at: string;
  /** '' when erased or not given */
  words: string;
  /** papers that came with it, in their order */
  papers: FilingPaper[];
}

/** A paper beside an answer (附件). Its record stays; the file, with its name, may be erased. */
export interface FilingPaper {
  id: string;
  kind: EvidenceKind;
  /** size in bytes */
  size: number;
  /** the file's own name; null: it was erased */
  name: string | null;
}

/** A paper as it comes with an answer, with the kind that its bytes tell. */
export interface NewFilingPaper {
  kind: EvidenceKind;
  name: string;
  bytes: Uint8Array;
}

/** A sealed half-year or year as it was filed with the superior (备案). It stays as it was, also when another follows. */
export interface Filing {
  id: string;
  /** `no` counts within the year in which it was filed */
  year: number;
  no: number;
  period: string;
  /** SHA-256 of the document */
  digest: string;
  filedBy: string;
  /** instant */
  filed: string;
  steps: FilingStep[];
}

/** One unit's filings: they only grow. */
export interface Filings {
  /** in the order in which they were filed */
  list(): Promise<Filing[]>;
  /** one of them, by its id; null: there is none */
  find(id: string): Promise<Filing | null>;
  /** the document as it was filed, to the byte; null when it was erased */
  body(filing: string): Promise<string | null>;
  /** number of the change by which it was filed; null: there is no such filing */
  changeOf(filing: string): Promise<number | null>;
  file(filing: {
    year: number;
    period: string;
    digest: string;
    body: string;
    account: string;
  }): Promise<{ id: string; no: number }>;
  /** @throws Problem `filing-changed` when somebody else has done something with it meanwhile */
  add(step: {
    filing: string;
    seen: number;
    action: FilingAction;
    account: string;
    words: string;
    papers: readonly NewFilingPaper[];
  }): Promise<void>;
  /** a paper's bytes; null when there is none of this filing, or it was erased */
  paper(asked: {
    filing: string;
    paper: string;
  }): Promise<{ kind: EvidenceKind; bytes: Uint8Array<ArrayBuffer> } | null>;
}

/** 备2026-1 */
export function filingNo({ year, no }: Pick<Filing, 'year' | 'no'>): string {
  return `备${year}-${no}`;
}
