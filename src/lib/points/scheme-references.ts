import type { Scheme } from './scheme';
import { SchemeError } from './scheme-error';
import type { Path, SchemeSource } from './scheme-lines';

/** Throws SchemeError for an id that occurs twice, and for one that is named but isn't there. */
export function checkReferences(scheme: Scheme, source: SchemeSource): void {
  const ids = (list: readonly { id: string }[]) => new Set(list.map((one) => one.id));
  const items = ids(scheme.items);
  const sections = ids(scheme.sections);

  const unique = (list: readonly string[], at: (n: number) => Path) =>
    list.forEach((one, n) => {
      if (list.indexOf(one) < n) throw new SchemeError('duplicate-id', source.lineOf(at(n)), { detail: one });
    });
  const known = (names: readonly string[], among: ReadonlySet<string>, path: Path, key: string) =>
    names.forEach((name, n) => {
      if (among.has(name)) return;
      throw new SchemeError('unknown-reference', source.lineOf([...path, n]), { key, detail: name });
    });

  unique(
    scheme.sections.map((one) => one.id),
    (n) => ['sections', n, 'id']
  );
  unique(
    scheme.items.map((one) => one.id),
    (n) => ['items', n, 'id']
  );
  unique(
    scheme.items.map((one) => one.name),
    (n) => ['items', n, 'name']
  );
  const rules = [...scheme.outcomes.map((one) => one.id), ...scheme.conversions.map((one) => one.id)];
  const outcomes = scheme.outcomes.length;
  unique(rules, (n) => (n < outcomes ? ['outcomes', n, 'id'] : ['conversions', n - outcomes, 'id']));

  scheme.items.forEach((item, n) => {
    known([item.section], sections, ['items', n, 'section'], 'section');
    if (item.kind === 'standing') known(item.unless, items, ['items', n, 'unless'], 'unless');
  });
  scheme.sameMatter.forEach((set, n) =>
    known(set.items, items, ['sameMatter', n, 'items'], 'sameMatter.items')
  );
  scheme.outcomes.forEach((rule, n) => {
    // Rules are decided in the file's order: only an earlier one of the same period can be excepted.
    const earlier = ids(scheme.outcomes.slice(0, n).filter((one) => one.period === rule.period));
    if (rule.kind !== 'top-share') known(rule.except, earlier, ['outcomes', n, 'except'], 'except');
  });
  scheme.conversions.forEach((rule, n) =>
    known(rule.sections, sections, ['conversions', n, 'sections'], 'conversions.sections')
  );
  const touchable = new Set([...items, ...rules]);
  scheme.defaults.forEach((one, n) => known(one.touches, touchable, ['defaults', n, 'touches'], 'touches'));
}
