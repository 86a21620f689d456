import { checkScheme, readRoster, type Finding, type Lang } from '../../lib/points';
import { loadTable, schemeText } from './files';
import { needed, type Flags } from './flags';
import { refuseFirst } from './refusal';

export interface Report {
  text: string;
  /** 2 when the scheme can't be scored with; a warning never blocks */
  exit: 0 | 2;
}

/** Checks a scheme file, against a roster's size when one is given. */
export async function checkCommand(flags: Flags, lang: Lang): Promise<Report> {
  const name = needed(flags, 'scheme');
  const text = schemeText(name);
  const roster = flags.roster === undefined ? null : readRoster(await loadTable(flags.roster));
  refuseFirst(roster?.problems ?? []);
  const findings = checkScheme(text, roster?.subjects);
  const exit = findings.some((one) => one.level === 'error') ? 2 : 0;
  if (flags.json) return { text: `${JSON.stringify({ scheme: name, findings })}\n`, exit };
  const lines = findings.map((one) => `${name}:${one.line}: ${levels[lang][one.level]}${one[lang]}`);
  return { text: `${lines.join('\n') || fine[lang]}\n`, exit };
}

const levels: Record<Lang, Record<Finding['level'], string>> = {
  zh: { error: '错误：', warning: '提醒：' },
  en: { error: 'error: ', warning: 'warning: ' }
};
const fine: Record<Lang, string> = { zh: '没有发现问题。', en: 'Nothing found.' };
