import { checkScheme, readRoster, type Lang } from '../../lib/points';
import type { CommandOutput } from './command';
import { findingLines } from './finding-lines';
import { loadTable, schemeText } from './files';
import { neededFlag, type Flags } from './flags';
import { refuseFirst } from './refusal';

/**
 * Checks a scheme file, against a roster's size when one is given. The exit code is 2 when it can't be used
 * for scoring; warnings never block.
 */
export async function checkCommand(flags: Flags, lang: Lang): Promise<CommandOutput> {
  const name = neededFlag(flags, 'scheme');
  const text = schemeText(name);
  const roster = flags.roster === undefined ? null : readRoster(await loadTable(flags.roster));
  refuseFirst(roster?.problems ?? []);
  const findings = checkScheme(text, roster?.subjects);
  const exit = findings.some((one) => one.level === 'error') ? 2 : 0;
  if (flags.json) return { text: `${JSON.stringify({ scheme: name, findings })}\n`, exit };
  return { text: [...findingLines(findings, name, lang), ''].join('\n'), exit };
}
