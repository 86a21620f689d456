import { schemeNumbers, type Scheme, type SchemeNumber } from '$lib/points';
import { m } from '$lib/text';
import { fullDay } from '$lib/ui/text/dates';
import { localizedName, rulesText } from '../scheme-view';

/** The numbers of one rule, as fields beside its name and its clause. */
export interface NumberedRule {
  key: string;
  name: string;
  clause: { ref: string; text: string } | null;
  numbers: { id: string; what: string; written: string; isShare: boolean }[];
}

/** All numbers of a scheme file in the document's order, under the headings that the document's page has. */
export function numbersView(text: string, scheme: Scheme): { title: string; rules: NumberedRule[] }[] {
  const groups = new Map<string, Map<string, NumberedRule>>();
  for (const number of schemeNumbers(text)) {
    const title = headingOf(number, scheme);
    const rules = groups.get(title) ?? new Map<string, NumberedRule>();
    groups.set(title, rules);
    const key = `${number.version} ${number.list} ${number.rule}`;
    const rule = rules.get(key) ?? {
      key,
      name: number.rule === '' ? m.numbers_whole() : rulesText(number.name),
      clause: number.clause,
      numbers: []
    };
    rules.set(key, rule);
    rule.numbers.push({
      id: number.id,
      what: rulesText(number.what),
      written: number.written,
      isShare: number.kind === 'share'
    });
  }
  return [...groups].map(([title, rules]) => ({ title, rules: [...rules.values()] }));
}

function headingOf({ list, section, version }: SchemeNumber, scheme: Scheme): string {
  if (version !== '') return m.numbers_version({ day: fullDay(version) });
  if (list === 'parameters') return m.office_scheme_parameters();
  if (list === 'sameMatter') return m.office_scheme_compared();
  if (list === 'outcomes') return m.office_outcomes();
  if (list === 'conversions') return m.office_scheme_conversions();
  const named = scheme.sections.find(({ id }) => id === section);
  return named ? localizedName(named) : m.numbers_general();
}

/** A number that differs between two files, in words. */
export interface NumberChange {
  id: string;
  name: string;
  what: string;
  before: string;
  after: string;
}

/** The numbers that two files of a scheme write differently; '—' where only one has it. */
export function numberChanges(before: string, after: string): NumberChange[] {
  const [old, now] = [before, after].map(
    (text) => new Map(schemeNumbers(text).map((number) => [number.id, number]))
  );
  const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return ids.flatMap((id) => {
    const [was, is] = [old?.get(id), now?.get(id)];
    const number = is ?? was;
    if (!number || was?.written === is?.written) return [];
    return [
      {
        id,
        name: rulesText(number.name),
        what: rulesText(number.what),
        before: was?.written ?? '—',
        after: is?.written ?? '—'
      }
    ];
  });
}
