import { daysOf } from '../../lib/calendar';
import {
  concerning,
  explainStatement,
  kindOf,
  recordedSince,
  score,
  workingsOf,
  type Lang
} from '../../lib/points';
import type { CommandOutput } from './command';
import { treeJson, treeText } from './explanation-text';
import { neededFlag, type Flags } from './flags';
import { loadLedger } from './ledger-files';
import { yearLine } from './recorded-line';
import { throwRefusal } from './refusal';

/** Explains a subject's points, as a tree for people or as JSON. */
export async function explainCommand(flags: Flags, lang: Lang): Promise<CommandOutput> {
  const id = neededFlag(flags, 'subject');
  const ledger = await loadLedger(flags);
  const subject = ledger.subjects.find((one) => one.id === id);
  if (!subject) return throwRefusal('unknown-subject', id, flags.roster ?? null);
  const result = score(ledger);
  const statement = result.rows.find((row) => row.subject === id);
  if (!statement) return throwRefusal('unknown-subject', id, flags.roster ?? null);
  const own = ledger.entries.filter((entry) => entry.subject === id);
  const tree = explainStatement({
    scheme: ledger.scheme,
    period: ledger.period,
    lastDay: daysOf(ledger.period).to,
    statement,
    recordedSince: recordedSince(ledger.period, ledger.first),
    ...concerning(result, statement),
    entries: new Map(own.map((entry) => [entry.id, entry])),
    workings: workingsOf({ ...ledger, subject }),
    worthOf: (item) => kindOf(item).words(item),
    saidOf: (item, value) => kindOf(item).said(item, value)
  });
  const title = [subject.name, id].filter((one) => one !== '').join(' ');
  if (flags.json) return { text: `${JSON.stringify(treeJson(tree))}\n` };
  const hasBalance = tree.children.some(({ code }) => code === 'balance');
  const lines = [title, ...(hasBalance ? yearLine(ledger.period, ledger.first, lang) : [])];
  return { text: `${lines.join('\n')}\n${treeText(tree, lang)}` };
}
