import { hanName, isSameName, textOf, type Subject } from '$lib/points';
import type { MessageParams } from '../../../platform/problem/problem';
import { fieldOf } from './columns';
import type { FoundTable } from '../files/find-table';
import { nameTrouble, rareCharacters, textTrouble } from '../../../platform/text/text-trouble';
import type { ImportFinding } from '../upload';

/** Fields that are stored or compared as text. Figures and dates have readers of their own. */
const textFields = {
  roster: ['subject', 'pool', 'group', 'department', 'post', 'workplace', 'reason'],
  entries: ['id', 'subject', 'item', 'matter', 'basis', 'reverses']
} as const;

/**
 * Finds the texts of a table that can't be stored: formulas, hidden characters, names too long or with
 * emoji; and, beside a number, a name that isn't that person's. Rare characters are notices.
 */
export function checkTexts(
  { kind, table, sheet }: FoundTable,
  people: ReadonlyMap<string, Pick<Subject, 'name'>>
): { problems: ImportFinding[]; notices: ImportFinding[] } {
  const fields = table.header.map((title) => fieldOf(kind, title));
  const at = (field: string) => fields.indexOf(field);
  const problems: ImportFinding[] = [];
  const notices: ImportFinding[] = [];
  for (const { row, cells } of table.rows) {
    const found = (column: number, params: MessageParams): ImportFinding => ({
      file: table.file,
      sheet,
      row,
      column: table.header[column] ?? null,
      ...params
    });
    fields.forEach((field, column) => {
      const text = textOf(cells[column]);
      if (text === '' || field === null) return;
      const isText = (textFields[kind] as readonly string[]).includes(field);
      // A formula is a problem in every column of ours: its cached result isn't what anyone decided.
      const trouble =
        field === 'name'
          ? nameTrouble(hanName(text))
          : isText
            ? textTrouble(text)
            : text.startsWith('=')
              ? textTrouble(text)
              : null;
      if (trouble) problems.push(found(column, trouble));
    });

    const name = textOf(cells[at('name')]);
    if (kind === 'roster') {
      if (name === '' && at('name') >= 0)
        problems.push(found(at('name'), { code: 'name-missing', params: {} }));
      const rare = rareCharacters(name);
      if (rare) notices.push(found(at('name'), { code: 'rare-characters', params: { name, rare } }));
    } else if (name !== '') {
      const subject = textOf(cells[at('subject')]);
      const known = people.get(subject)?.name;
      if (known !== undefined && !isSameName(known, name))
        problems.push(found(at('name'), { code: 'name-differs', params: { name, subject, known } }));
    }
  }
  return { problems, notices };
}
