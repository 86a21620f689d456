/** Characters that fit into an objection, a finding or an answer; and into a way to be reached. */
export const objectionLimits = { said: 500, contact: 60, paper: 40 } as const;
