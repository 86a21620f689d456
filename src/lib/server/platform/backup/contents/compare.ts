import type { Description } from './describe-store';

export interface BackupDifference {
  /** a ledger by its unit's name, or a table */
  what: string;
  kind: 'ledger' | 'table';
  expected: string;
  found: string;
}

const none = '—';

/**
 * The differences between two databases; empty when they hold the same.
 * @param leaveOut tables that may differ
 */
export function differences(
  expected: Pick<Description, 'ledgers' | 'tables'>,
  found: Pick<Description, 'ledgers' | 'tables'>,
  leaveOut: readonly string[] = []
): BackupDifference[] {
  const units = new Set([...expected.ledgers, ...found.ledgers].map(({ unit }) => unit));
  const tables = new Set([...Object.keys(expected.tables), ...Object.keys(found.tables)]);
  const inLedgers = [...units].map((unit): BackupDifference => {
    const [a, b] = [expected, found].map(({ ledgers }) => ledgers.find((ledger) => ledger.unit === unit));
    return {
      what: a?.name ?? b?.name ?? unit,
      kind: 'ledger',
      expected: a?.digest ?? none,
      found: b?.digest ?? none
    };
  });
  const inTables = [...tables]
    .filter((name) => !leaveOut.includes(name))
    .map((name): BackupDifference => {
      const [a, b] = [expected.tables[name], found.tables[name]];
      return { what: name, kind: 'table', expected: a?.digest ?? none, found: b?.digest ?? none };
    });
  return [...inLedgers, ...inTables].filter((one) => one.expected !== one.found);
}
