/** Certificates: figures and names are in the texts, which may be erased. The rest only grows. */
export interface CertificateTables {
  certificate_issued: IssuedTable;
  certificate_issued_text: { issued_id: string; body: string };
  certificate_received: ReceivedTable;
  certificate_received_text: { received_id: string; body: string };
}

interface IssuedTable {
  id: string;
  seq: number;
  unit_id: string;
  subject_id: string;
  year: number;
  no: number;
  /** the code that the person takes along */
  ticket: string;
  /** SHA-256 of the body */
  digest: string;
  account_id: string;
  issued_at: string;
}

interface ReceivedTable {
  id: string;
  seq: number;
  unit_id: string;
  subject_id: string;
  /** null: from paper */
  ticket: string | null;
  digest: string;
  account_id: string;
  received_at: string;
}
