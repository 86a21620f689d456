import * as v from 'valibot';
import { snapshotSchema, type Snapshot } from '../notice';
import { digest } from './values';

/**
 * A published notice passes through unchanged, with fields that this program doesn't know, because the digest
 * covers all of them.
 */
export const publishedSchema = v.object({
  digest,
  snapshot: v.custom<Snapshot>((value) => v.is(snapshotSchema, value))
});
