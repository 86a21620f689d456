import { fourEyes } from './four-eyes';
import { involvedInYear } from './involved-investigators';
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
  involvedInYear,
  shortLeave,
  ...superiorAlone
];
