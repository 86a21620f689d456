import { branch } from './branch';
import { community } from './community';
import { county } from './county';
import type { DemoUnit } from './demo-unit';
import { street } from './street';
import { town } from './town';

/** One for each rule document. The community first: it is the one that the demo's printed addresses lead to. */
export const livedUnits: readonly DemoUnit[] = [community, street, county, branch, town];
