import { schemes } from './rules/oracle';

/** The schemes on which the product's engine and this reading agree. */
const agreed = [
  'community-cadres',
  'community-organisation',
  'county-officials',
  'party-members',
  'town-thousand'
];

const runs = Number(process.env['ORACLE_RUNS'] ?? 12);
const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 2 ** 31);
const only = process.env['ORACLE_SCHEME'];

/**
 * The extent of the comparison: `ORACLE_RUNS` ledgers for each scheme, from `ORACLE_SEED`, of all schemes or
 * of `ORACLE_SCHEME`.
 */
export const asked = {
  runs,
  seed,
  shown: `ORACLE_SEED=${seed} ORACLE_RUNS=${runs}`,
  schemes: schemes.filter(({ id }) => (only === undefined ? agreed.includes(id) : id === only))
};
