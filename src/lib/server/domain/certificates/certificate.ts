import { canonical } from '$lib/notice';
import { createHash } from 'node:crypto';
import * as v from 'valibot';

const text = v.string();
const points = v.pipe(v.number(), v.integer());

/**
 * A certificate of somebody's points for when they move on: each sealed month with its result, in
 * hundredths. It never has an entry or a basis, because the new unit only needs the figures, and texts that
 * name residents stay where they are.
 */
export const certificateSchema = v.strictObject({
  /** `paper`: keyed in by the new unit from a paper of one that isn't in this app */
  kind: v.picklist(['certificate', 'paper']),
  unit: v.strictObject({ name: text, parent: text }),
  /** the person's data in the issuing unit */
  person: v.strictObject({ number: text, name: text, from: v.nullable(text), to: v.nullable(text) }),
  /** name of the scheme, and the digest of what was in force (empty from paper) */
  scheme: v.strictObject({ name: text, digest: text }),
  months: v.array(
    v.strictObject({
      period: text,
      points,
      balance: v.nullable(points),
      rank: v.nullable(v.number()),
      status: text,
      /** the sealed figures, with the code of the supplementary notice that corrected it; absent: it wasn't corrected */
      was: v.optional(
        v.strictObject({ points, balance: v.nullable(points), rank: v.nullable(v.number()), notice: text })
      )
    })
  ),
  /** M15: the month since which the year of the first balance is recorded; absent: whole, or no balance */
  recordedSince: v.optional(text),
  /** number of the certificate, its day, and who signed it off */
  signed: v.strictObject({ no: text, day: text, by: text })
});

export type Certificate = v.InferOutput<typeof certificateSchema>;

/** SHA-256 over the canonical form, which both units can compare, on paper too. */
export function certificateDigest(certificate: Certificate): string {
  return createHash('sha256').update(canonical(certificate)).digest('hex');
}

/** A certificate that this unit has issued. */
export interface IssuedCertificate {
  id: string;
  /** 编号 */
  subject: string;
  year: number;
  no: number;
  /** the code that the person takes along: typing it in the new unit receives the certificate */
  code: string;
  digest: string;
  /** account */
  by: string;
  at: string;
  /** null: erased */
  certificate: Certificate | null;
}

/** A certificate that this unit has received for somebody who came. */
export interface ReceivedCertificate {
  id: string;
  subject: string;
  digest: string;
  /** null: from paper */
  code: string | null;
  by: string;
  at: string;
  certificate: Certificate | null;
}

/** The certificates that one unit has issued and received. Both lists only grow. */
export interface Certificates {
  issued(subject?: string): Promise<IssuedCertificate[]>;
  nextNo(year: number): Promise<number>;
  issue(
    one: Omit<IssuedCertificate, 'id' | 'at' | 'certificate' | 'digest'> & { certificate: Certificate }
  ): Promise<void>;
  received(subject?: string): Promise<ReceivedCertificate[]>;
  /** @param code null: from paper */
  receive(one: { subject: string; code: string | null; by: string; certificate: Certificate }): Promise<void>;
  /**
   * A certificate of any unit of the app by its code, which was given to the person alone: its holder may
   * read this one document, as with a receipt, and nothing else of that unit. null: none, erased, or issued
   * by this very unit.
   */
  byCode(code: string): Promise<Certificate | null>;
  /**
   * The months of certificates of any unit, by their codes, that supplementary notices have corrected since; their holders
   * learn which ones, and no figure. Certificates that still say what holds aren't in the map.
   */
  correctedSince(codes: readonly string[]): Promise<Map<string, string[]>>;
}
