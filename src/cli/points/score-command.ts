import { score, type Lang } from '../../lib/points';
import type { CommandOutput } from './command';
import type { Flags } from './flags';
import { loadLedger } from './ledger-files';
import { resultJson } from './result-json';
import { resultTable } from './result-table';

/** Scores a period from files, and prints the result. */
export async function scoreCommand(flags: Flags, lang: Lang): Promise<CommandOutput> {
  const ledger = await loadLedger(flags);
  const result = score(ledger);
  const text = flags.json ? `${JSON.stringify(resultJson(result))}\n` : resultTable(result, ledger, lang);
  return { text };
}
