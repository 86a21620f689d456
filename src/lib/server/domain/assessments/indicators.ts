import type { Hundredths, Item, Scheme, Subject } from '$lib/points';

type AssessItem = Extract<Item, { kind: 'assess' }>;
type ClauseItem = Extract<Item, { kind: 'clause' }>;
type WeightedItem = Extract<Item, { kind: 'weighted' }>;

/**
 * One line of the table of indicators (考核指标): an item that a department assesses for each community once a
 * year.
 */
export interface Indicator {
  id: string;
  name: string;
  english: string;
  section: string;
  department: string;
  /** the body's accounts give it to the people of their own department alone */
  ownPeople: boolean;
  max: Hundredths;
  /** a number from 0 to the weight; or a detail table (考核细则), whose clauses take points off */
  by: 'figure' | 'table';
  /** a year can't be ranked without it */
  required: boolean;
  figures: AssessItem[];
  /** items that stand in its place: whoever is assessed by one of them isn't by this one (E 业务工作等次) */
  instead: AssessItem[];
  table: { part: Item; clauses: ClauseItem[] }[];
  /** the items of the detail table, in its order; none for a figure */
  parts: Item[];
  /** full marks of the detail table, of which `max` is the weight; null for a figure */
  outOf: Hundredths | null;
}

/** The indicators of a scheme that name a responsible department, in its order; none in most schemes. */
export function indicatorsOf({ items }: Pick<Scheme, 'items'>): Indicator[] {
  return items.flatMap((item): Indicator[] => {
    if (item.department === undefined) return [];
    const { id, name, english, section, department, ownPeople = false } = item;
    const line = { id, name, english, section, department, ownPeople };
    if (item.kind === 'assess')
      return [
        {
          ...line,
          max: item.max,
          by: 'figure',
          required: item.required,
          figures: [item],
          instead: waysOf(item, items),
          table: [],
          parts: [],
          outOf: null
        }
      ];
    return item.kind === 'weighted' ? [{ ...line, ...detailTable(item, items) }] : [];
  });
}

function detailTable({ max, parts, outOf }: WeightedItem, items: readonly Item[]) {
  const found = parts.flatMap((part) => items.filter(({ id }) => id === part));
  const clauses = items.filter((item) => item.kind === 'clause');
  return {
    max,
    by: 'table' as const,
    parts: found,
    outOf,
    required: false,
    instead: [],
    figures: found.filter((item) => item.kind === 'assess'),
    table: found.flatMap((part) =>
      part.kind === 'assess' ? [] : [{ part, clauses: clauses.filter(({ of }) => of === part.id) }]
    )
  };
}

/** The other ways to assess an item, by another body or by nobody's table. */
function waysOf({ id }: AssessItem, items: readonly Item[]): AssessItem[] {
  return items.flatMap((item) => (item.kind === 'assess' && item.of === id ? [item] : []));
}

/** The item by which somebody is assessed: the way of their group on the roster, else the indicator's own (E 业务工作等次). */
export function figureFor(
  { figures, instead }: Pick<Indicator, 'figures' | 'instead'>,
  { group }: Pick<Subject, 'group'>
): AssessItem | null {
  return instead.find((way) => way.group !== undefined && way.group === group) ?? figures[0] ?? null;
}

/** All items that are entered for an indicator. */
export function enteredItems({ figures, table }: Indicator): (AssessItem | ClauseItem)[] {
  return [...figures, ...table.flatMap(({ clauses }) => clauses)];
}
