import { canonical } from '$lib/notice';
import { createHash } from 'node:crypto';
import * as v from 'valibot';

const text = v.string();
const points = v.pipe(v.number(), v.integer());

/**
 * What a unit says of somebody's points when they move on: each sealed month with its result, hundredths. Never an entry or a
 * basis: what the new unit needs to know is the figures, and what names residents stays where it is.
 */
export const standingSchema = v.strictObject({
  /** `paper`: keyed in by the new unit from a paper of one that isn't in this house */
  kind: v.picklist(['certificate', 'paper']),
  unit: v.strictObject({ name: text, parent: text }),
  /** as they stood there */
  person: v.strictObject({ number: text, name: text, from: v.nullable(text), to: v.nullable(text) }),
  /** name of the scheme, and the digest of what was in force (empty from paper) */
  scheme: v.strictObject({ name: text, digest: text }),
  months: v.array(
    v.strictObject({
      period: text,
      points,
      balance: v.nullable(points),
      rank: v.nullable(v.number()),
      status: text
    })
  ),
  /** number of the certificate, its day, and who signed it off */
  signed: v.strictObject({ no: text, day: text, by: text })
});

export type Standing = v.InferOutput<typeof standingSchema>;

/** SHA-256 over the canonical form: what both units can compare, on paper too. */
export function standingDigest(standing: Standing): string {
  return createHash('sha256').update(canonical(standing)).digest('hex');
}

/** A certificate that this unit has issued. */
export interface Issued {
  id: string;
  /** 编号 */
  subject: string;
  year: number;
  no: number;
  /** what the person takes along: whoever types it in the new unit receives the certificate */
  code: string;
  digest: string;
  /** account */
  by: string;
  at: string;
  /** null: erased */
  standing: Standing | null;
}

/** One that this unit has received of somebody who came. */
export interface Received {
  id: string;
  subject: string;
  digest: string;
  /** null: from paper */
  code: string | null;
  by: string;
  at: string;
  standing: Standing | null;
}

/** What one unit has certified and received. Both only grow. */
export interface Standings {
  issued(subject?: string): Promise<Issued[]>;
  nextNo(year: number): Promise<number>;
  issue(one: Omit<Issued, 'id' | 'at' | 'standing' | 'digest'> & { standing: Standing }): Promise<void>;
  received(subject?: string): Promise<Received[]>;
  /** @param code null: from paper */
  receive(one: { subject: string; code: string | null; by: string; standing: Standing }): Promise<void>;
  /**
   * A certificate of any unit of the house by its code, which was given to the person alone: who holds it may read this
   * one document, as with a receipt, and nothing else of that unit. null: none, erased, or issued by this very unit.
   */
  byCode(code: string): Promise<Standing | null>;
}
