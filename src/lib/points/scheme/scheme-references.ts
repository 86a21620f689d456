import { kindOf, type Item } from '../kinds';
import { totalItem } from '../kinds/total-item';
import type { SchemeRules } from './scheme';
import { SchemeError } from './scheme-error';
import type { Path, SchemeSource } from './scheme-lines';
import { outcomeKindOf } from '../outcomes';
import { comparedItems } from '../same-matter';
import { settlingOrder } from '../score/settling-order';

/**
 * Checks the ids of a scheme.
 * @throws SchemeError for an id that occurs twice, one that is named but missing, and one that refers to itself in the end
 */
export function checkReferences(rules: SchemeRules, source: SchemeSource): void {
  const { sections, items, outcomes, conversions } = rules;
  const itemIds = idsOf(items);
  const sectionIds = idsOf(sections);
  const unique = (list: readonly string[], at: (n: number) => Path) => {
    const seen = new Set<string>();
    list.forEach((one, n) => {
      if (seen.has(one)) throw new SchemeError('duplicate-id', source.lineOf(at(n)), { detail: one });
      seen.add(one);
    });
  };
  const known = (name: string, among: ReadonlySet<string>, path: Path, key: string) => {
    if (among.has(name)) return;
    throw new SchemeError('unknown-reference', source.lineOf(path), { key, detail: name });
  };

  unique(sectionIds.list, (n) => ['sections', n, 'id']);
  unique(itemIds.list, (n) => ['items', n, 'id']);
  unique(
    items.map((one) => one.name),
    (n) => ['items', n, 'name']
  );
  unique([...idsOf(outcomes).list, ...idsOf(conversions).list], (n) =>
    n < outcomes.length ? ['outcomes', n, 'id'] : ['conversions', n - outcomes.length, 'id']
  );

  unique(rules.redemption?.goods.map((good) => good.id) ?? [], (n) => ['redemption', 'goods', n, 'id']);
  unique([...itemIds.list, totalId], () => ['items', itemIds.list.indexOf(totalId), 'id']);
  items.forEach((item, n) => {
    known(item.section, sectionIds.set, ['items', n, 'section'], 'section');
    for (const reference of kindOf(item).looksAt?.(item) ?? []) {
      known(reference.item, itemIds.set, ['items', n, ...reference.at], String(reference.at[0]));
    }
    if (item.ownPeople && item.department === undefined)
      throw new SchemeError('missing-key', source.lineOf(['items', n]), { key: 'department' });
  });
  checkParts(items, source);
  checkOnce(items, source);
  const order = settlingOrder(items);
  if (!order.ok) {
    const n = items.findIndex((item) => item.id === order.cycle);
    throw new SchemeError('cycle', source.lineOf(['items', n]), { detail: order.cycle });
  }
  rules.sameMatter.forEach((set, n) => {
    for (const one of comparedItems(set))
      known(one, itemIds.set, ['sameMatter', n, 'items'], 'sameMatter.items');
  });
  outcomes.forEach((rule, n) => {
    // Rules are decided in the file's order: only an earlier one of the same period can be excepted.
    const earlier = new Set(
      outcomes
        .slice(0, n)
        .filter((one) => one.period === rule.period)
        .map((one) => one.id)
    );
    const { except = [], confirmedAs, items: looked = [] } = outcomeKindOf(rule).names(rule);
    except.forEach((one, m) => known(one, earlier, ['outcomes', n, 'except', m], 'except'));
    if (confirmedAs !== undefined)
      known(confirmedAs, countable(outcomes, earlier), ['outcomes', n, 'confirmedAs'], 'confirmedAs');
    if (rule.kind === 'in-a-row') {
      const line = source.lineOf(['outcomes', n]);
      if (rule.share === undefined && confirmedAs === undefined)
        throw new SchemeError('missing-key', line, { key: 'outcomes.share' });
      if (rule.share !== undefined && confirmedAs !== undefined)
        throw new SchemeError('bad-setting', line, { key: 'outcomes.share', detail: 'confirmedAs' });
    }
    for (const { item, at } of looked) known(item, itemIds.set, ['outcomes', n, ...at], String(at[0]));
  });
  conversions.forEach((rule, n) =>
    rule.sections.forEach((one, m) =>
      known(one, sectionIds.set, ['conversions', n, 'sections', m], 'conversions.sections')
    )
  );
  const touchable = new Set([...itemIds.list, ...idsOf(outcomes).list, ...idsOf(conversions).list]);
  rules.defaults.forEach((one, n) =>
    one.touches.forEach((each, m) => known(each, touchable, ['defaults', n, 'touches', m], 'touches'))
  );
}

/** The outcomes by which a run can count people: a bottom share that spares nobody whom another rule concerns. */
function countable(outcomes: SchemeRules['outcomes'], among: ReadonlySet<string>): ReadonlySet<string> {
  const fits = outcomes.filter((one) => one.kind === 'bottom-share' && one.except.length === 0);
  return new Set(fits.flatMap(({ id }) => (among.has(id) ? [id] : [])));
}

/**
 * A deduction takes from what has marks, and another way to say something is of its kind: from anything else they never
 * would. A void takes all of them, so that how many has to be said.
 */
function checkParts(items: readonly Item[], source: SchemeSource): void {
  const places = new Map(items.map((item, n) => [item.id, n]));
  items.forEach((item, n) => {
    const part = kindOf(item).partOf?.(item);
    if (!part || part.of === item.id) return;
    const place = places.get(part.of) ?? -1;
    const home = items[place];
    const fits = part.is === 'way' ? home?.kind === item.kind : home && kindOf(home).marks;
    if (!home || !fits) {
      const detail = `${part.of}: ${home?.kind ?? ''}`;
      throw new SchemeError('bad-setting', source.lineOf(['items', n, 'of']), { key: 'of', detail });
    }
    if (part.voids && kindOf(home).marks?.(home) === null)
      throw new SchemeError('missing-key', source.lineOf(['items', place]), { key: 'items.max' });
  });
}

/**
 * Once in a period is what can be entered, and isn't assessed once a year anyway. Items that exclude each other do so for the
 * same people in the same period; an item alone excludes nothing.
 */
function checkOnce(items: readonly Item[], source: SchemeSource): void {
  items.forEach((item, n) => {
    if (!item.once) return;
    const fault = (key: string, detail: string) =>
      new SchemeError('bad-setting', source.lineOf(['items', n, 'once']), { key, detail });
    const kind = kindOf(item);
    if (!kind.isEntered(item) || kind.assessmentKey(item) !== null) throw fault('once', item.kind);
    const { group, by, per } = item.once;
    if (group === undefined) return;
    const others = items.filter((one) => one !== item && one.once?.group === group);
    if (others.length === 0) throw fault('once.group', group);
    if (others.some(({ once }) => once?.by !== by || once.per !== per)) throw fault('once.group', group);
  });
}

/** The id under which adjustments of the year's total are reported; no item may have it. */
const totalId = totalItem.id;

function idsOf(list: readonly { id: string }[]) {
  const ids = list.map((one) => one.id);
  return { list: ids, set: new Set(ids) };
}
