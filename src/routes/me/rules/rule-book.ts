import type { Day } from '$lib/calendar';
import { formatPoints, kindOf, rulesOn, type Scheme, type SchemeRules } from '$lib/points';
import { m } from '$lib/text';
import { comparedText } from '$lib/ui/text/compared-text';
import { deadlineText, everyText, stepText } from '$lib/ui/text/deadline-text';
import { goodsView } from '../../redemption-view';
import { nameInLocale, textInLocale, unitInLocale } from '../format';
import { containsWords } from '../../text-search';

/** The document's words behind a rule. */
type BookClause = SchemeRules['outcomes'][number]['clause'];

/** A rule as the rule book shows it, in the reader's language; the clause stays the document's own. */
export interface BookLine {
  /** its anchor on the page */
  id: string;
  name: string;
  /** how it counts, as the engine says it; '' where the clause says it all */
  words: string;
  /** null for a reading, which the document doesn't spell out */
  clause: BookClause | null;
  /** id of the item that can be tried out; null for everything that isn't entered */
  item: string | null;
  /** its names in the other language */
  also: string;
}

/** A part of the rule book: a section of the scheme, or one of the rules beside them. */
export interface BookPart {
  id: string;
  title: string;
  also: string;
  /** caps and floors of the part as a whole */
  limits: string[];
  lines: BookLine[];
}

/**
 * Everything that a scheme says on a day, in the document's order; parts without a rule are left out.
 * @param isNow the day's version is in force today: deadlines and procedure are known of that one alone, since another
 * version may come from another document
 */
export function ruleBook(scheme: Scheme, on: Day, { isNow }: { isNow: boolean }): BookPart[] {
  const rules = rulesOn(scheme, on);
  const parts = [
    ...rules.sections.map((section) => sectionPart(section, rules)),
    part('same-matter', m.rules_compared(), comparedLines(rules)),
    part('outcomes', m.rules_outcomes(), outcomeLines(rules)),
    part('conversions', m.rules_conversions(), conversionLines(rules)),
    part('deadlines', m.rules_deadlines(), isNow ? deadlineLines(scheme, rules) : []),
    part('procedure', m.rules_procedure(), isNow ? procedureLines(scheme) : []),
    part('readings', m.rules_readings(), readingLines(rules))
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** The parts with only those rules whose name, words, clause or part contains all that is typed. */
export function searchBook(parts: readonly BookPart[], typed: string): BookPart[] {
  return parts
    .map((one) => ({
      ...one,
      lines: one.lines.filter(({ name, also, words, clause }) =>
        containsWords([one.title, one.also, name, also, words, clause?.ref ?? '', clause?.text ?? ''], typed)
      )
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** Caps and floors of the year as a whole. */
export function yearLimits({ base, year }: SchemeRules): string[] {
  return [
    ...(base === 0 ? [] : [m.rules_base({ base: formatPoints(base) })]),
    ...(year.least === undefined ? [] : [m.rules_year_least({ points: formatPoints(year.least) })])
  ];
}

const part = (id: string, title: string, lines: BookLine[]): BookPart => ({
  id,
  title,
  also: '',
  limits: [],
  lines
});

const both = ({ name, english }: { name: string; english: string }) => `${name}\n${english}`;

function sectionPart(section: SchemeRules['sections'][number], rules: SchemeRules): BookPart {
  const { id, most, least } = section;
  const limits: string[] = [];
  if (most !== undefined) limits.push(m.rules_section_most({ points: formatPoints(most) }));
  if (least !== undefined && least < 0) limits.push(m.rules_section_takes({ points: formatPoints(-least) }));
  if (least !== undefined && least >= 0) limits.push(m.rules_section_least({ points: formatPoints(least) }));
  const lines = rules.items
    .filter((item) => item.section === id)
    .map((item): BookLine => ({
      id: `item-${item.id}`,
      name: nameInLocale(item),
      words: textInLocale(kindOf(item).words(item)),
      clause: item.clause,
      item: kindOf(item).isEntered(item) ? item.id : null,
      also: both(item)
    }));
  return { id: `section-${id}`, title: nameInLocale(section), also: both(section), limits, lines };
}

function comparedLines({ sameMatter, items }: SchemeRules): BookLine[] {
  const nameOf = (id: string) => {
    const item = items.find((one) => one.id === id);
    return item ? nameInLocale(item) : id;
  };
  return sameMatter.map((set, n) => ({
    id: `same-matter-${n + 1}`,
    ...comparedText(set, nameOf),
    clause: set.clause,
    item: null,
    also: ''
  }));
}

function outcomeLines({ outcomes }: SchemeRules): BookLine[] {
  return outcomes.map((rule) => ({
    id: `outcome-${rule.id}`,
    name: nameInLocale(rule),
    words: everyText[rule.period](),
    clause: rule.clause,
    item: null,
    also: both(rule)
  }));
}

function conversionLines({ conversions, redemption }: SchemeRules): BookLine[] {
  const converted = conversions.map((rule): BookLine => ({
    id: `conversion-${rule.id}`,
    name: nameInLocale(rule),
    words: m.rules_conversion({
      each: formatPoints(rule.each),
      gives: formatPoints(rule.gives),
      unit: unitInLocale(rule)
    }),
    clause: rule.clause,
    item: null,
    also: both(rule)
  }));
  if (!redemption) return converted;
  const prices = goodsView(redemption).map(({ price }) => price);
  const clears = redemption.clears === 'never' ? m.redemption_stays() : m.redemption_clears();
  return [
    ...converted,
    {
      id: 'redemption',
      name: nameInLocale(redemption),
      words: [...prices, clears].join('\n'),
      clause: redemption.clause,
      item: null,
      also: both(redemption)
    }
  ];
}

function deadlineLines({ deadlines }: Scheme, { items, outcomes }: SchemeRules): BookLine[] {
  return deadlines.map((deadline) => {
    const about =
      items.find(({ id }) => id === deadline.item) ??
      outcomes.find(({ id }) => id === deadline.outcome) ??
      null;
    return {
      id: `deadline-${deadline.id}`,
      name: stepText({ step: deadline.step, about }),
      words: deadlineText(deadline),
      clause: deadline.clause,
      item: null,
      also: about ? both(about) : ''
    };
  });
}

function procedureLines({ procedure, trial }: Scheme): BookLine[] {
  const { declaring, publicity, objections, filing, falseDeclaration } = procedure;
  const steps: [string, string, BookClause | undefined][] = [
    ['declaring', m.rules_procedure_declaring(), declaring],
    ['publicity', m.rules_procedure_publicity(), publicity],
    ['objections', m.rules_procedure_objections(), objections],
    ['filing', m.rules_procedure_filing(), filing],
    ['false', m.rules_procedure_false(), falseDeclaration?.clause],
    ['trial', m.rules_procedure_trial(), trial?.clause]
  ];
  return steps.flatMap(([id, name, clause]) =>
    clause ? [{ id: `procedure-${id}`, name, words: '', clause, item: null, also: '' }] : []
  );
}

function readingLines({ defaults }: SchemeRules): BookLine[] {
  return defaults.map((reading, n) => ({
    id: `reading-${n + 1}`,
    name: '',
    words: textInLocale(reading),
    clause: null,
    item: null,
    also: `${reading.zh}\n${reading.en}`
  }));
}
