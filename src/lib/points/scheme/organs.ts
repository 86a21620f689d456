import * as v from 'valibot';
import { documentClause, english, id, name } from './shape';

/** Without a clause the document doesn't name it: whoever wrote the scheme has put it in. */
const organ = v.strictObject({ name, english, clause: v.optional(documentClause) });

export const organsShape = v.strictObject({
  /** keeps the ledger */
  recorder: v.optional(organ),
  /** gives a first assessment */
  assessor: v.optional(organ),
  /** those who give the marks of items that name who assesses them (`department`), each their own */
  marker: v.optional(organ),
  /** fixes the points */
  decider: v.optional(organ),
  publisher: v.optional(organ),
  /** looks into objections */
  investigator: v.optional(organ),
  /** hears those who aren't content with the answer */
  appeal: v.optional(organ),
  /** holds the talks that follow from low points */
  talks: v.optional(organ),
  /** holds the talks whose outcomes name it (`heldBy`), and sees nothing else of anybody */
  commission: v.optional(organ),
  /** takes what is filed for the record */
  filing: v.optional(organ)
});

/** The bodies that a document gives a part in its procedure, by what they do. */
export type Organs = v.InferOutput<typeof organsShape>;

export const procedureShape = v.strictObject({
  declaring: v.optional(documentClause),
  publicity: v.optional(documentClause),
  objections: v.optional(documentClause),
  filing: v.optional(documentClause),
  /** the item by which the meeting decides of a false declaration, with the clause about what follows from one */
  falseDeclaration: v.optional(v.strictObject({ item: id, clause: documentClause }))
});

/** The document's clauses about steps of its procedure for which a unit sets something of its own. */
export type Procedure = v.InferOutput<typeof procedureShape>;
