import { fourEyes } from './four-eyes';
import { involvedInRow } from './involved-investigators';
import { shortLeave } from './leave-covered';
import { ownOutcomes } from './own-outcomes';
import { ownRulings } from './own-rulings';
import type { RefusedRow } from './refuse-where';
import { superiorAlone } from './superior-alone';

/** Every rule on rows that are added (`refuseWhere`), as PostgreSQL has them. */
export const refusedRows: readonly RefusedRow[] = [
  ...fourEyes,
  ownRulings,
  ownOutcomes,
  involvedInRow,
  shortLeave,
  ...superiorAlone
];
