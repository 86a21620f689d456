/**
 * The adoptions of a unit's rules, what was put up to be adopted, and what was refused. They only grow, except
 * for `adoption_refusal_text`, which may be erased.
 */
export interface AdoptionTables {
  adoption: AdoptionTable;
  adoption_proposal: AdoptionProposalTable;
  /** taken back by the proposer, or turned down by somebody else */
  adoption_refusal: {
    id: string;
    seq: number;
    unit_id: string;
    proposal_id: string;
    account_id: string;
    refused_at: string;
  };
  /** '' where the proposer took it back */
  adoption_refusal_text: { refusal_id: string; reason: string };
}

/** Rules as they are stored: all empty unless the line adopts some. */
interface RulesColumns {
  /** adopt, retire or withdraw */
  action: string;
  /** id of the scheme, as its text says it */
  scheme: string;
  /** YAML */
  source: string;
  /** an adopter's values, as JSON */
  parameters: string;
  /** names text and values: see `schemeDigest` */
  digest: string;
  from_date: string;
  /** `no` of the line that this one takes back */
  withdraws: number | null;
  decision_id: string | null;
}

/** See `AdoptionLine`. */
interface AdoptionTable extends RulesColumns {
  id: string;
  /** the number of its change; null for the adoption that a unit was founded with outside of any command */
  seq: number | null;
  unit_id: string;
  no: number;
  /** never the account that put it up */
  account_id: string | null;
  /** null for the adoption that a unit was founded with */
  proposal_id: string | null;
  recorded_at: string | null;
}

/** See `AdoptionProposal`. */
interface AdoptionProposalTable extends RulesColumns {
  id: string;
  seq: number;
  unit_id: string;
  /** names all that was shown, and so what is adopted */
  shown: string;
  account_id: string;
  proposed_at: string;
}
