import {
  nowhere,
  problemAt,
  publishes,
  readBallots,
  readEntries,
  readRoster,
  score,
  type Lang
} from '../../lib/points';
import type { Printed } from './command';
import { loadScheme, loadTable } from './files';
import { needed, type Flags } from './flags';
import { refuseFirst } from './refusal';
import { resultJson } from './result-json';
import { resultTable } from './result-table';

/** Scores a period from files; what it prints. Refuses bad input whole: flags, scheme, period, then file by file. */
export async function scoreCommand(flags: Flags, lang: Lang): Promise<Printed> {
  const scheme = loadScheme(needed(flags, 'scheme'));
  const period = needed(flags, 'period');
  const files = { roster: needed(flags, 'roster'), entries: needed(flags, 'entries') };
  if (!publishes(scheme, period)) {
    refuseFirst([problemAt(nowhere, 'bad-period', { value: period })]);
  }
  const { subjects, problems: inRoster } = readRoster(await loadTable(files.roster));
  refuseFirst(inRoster);
  const { entries, problems } = readEntries(await loadTable(files.entries), { scheme, roster: subjects });
  refuseFirst(problems);
  const votes =
    flags.ballots === undefined
      ? { ballots: [], problems: [] }
      : readBallots(await loadTable(flags.ballots), { scheme, roster: subjects });
  refuseFirst(votes.problems);

  const result = score({ scheme, subjects, entries, ballots: votes.ballots, period });
  const text = flags.json
    ? `${JSON.stringify(resultJson(result))}\n`
    : resultTable(result, scheme, subjects, lang);
  return { text };
}
