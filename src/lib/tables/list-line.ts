import { questionTexts, readingTexts } from './texts';
import { itemNamed, kindOf, spellOn, type Hundredths, type Item } from '../points';
import { lastDay, type Day } from '../calendar';
import type { ReadingContext } from './reading-context';
import { numberIn } from './cell-number';
import { daysIn, isPartOfMonth } from './days';
import { readable } from './form';
import type { ListField } from './headings';
import { readItemCell } from './item-cell';
import { itemOfHeading } from './item-of-heading';
import { likeliestItem } from './likeliest-item';
import type { PersonRow } from './person-rows';
import { leaveOut, questionId, reading } from './questions';
import type { Question, ReadEntry } from './reading';
import type { SheetCell } from './sheet';

type LineQuestion = { is: 'asked'; question: Omit<Question, 'cells'> };
type ListLine = { is: 'line'; entry: Omit<ReadEntry, 'cells' | 'remarks'> } | LineQuestion;

/** A line of a list: an entry, or the first thing about it that isn't sure. */
export function lineIn(
  cellOf: (field: ListField) => SheetCell | null,
  { person }: PersonRow,
  around: ReadingContext
): ListLine {
  const withoutResult = (['item', 'reason', 'date', 'quantity', 'value', 'points', 'plus', 'minus'] as const)
    .map(cellOf)
    .find((cell) => cell?.formula !== undefined && cell.value === null);
  if (withoutResult) return noResult(withoutResult, person.id);
  const said = saidPoints(cellOf);
  const item = itemOf(cellOf, said, around);
  if ('is' in item) return item;
  const date = dayOf(cellOf('date'), around);
  if (typeof date !== 'string') return date;
  const amount = amountOf(item.item, cellOf, said, spellOn(person, date).group, person.id);
  if ('is' in amount) return amount;
  const [quantity, value] = [amount.quantity, amount.value];
  const content = [quantity === 1 ? '' : `×${quantity}`, value].filter((part) => part !== '');
  return {
    is: 'line',
    entry: {
      serial:
        readable(cellOf('serial')) || [`记${date}-${person.id}-${item.item.name}`, ...content].join('-'),
      person: person.id,
      item: item.item.id,
      date,
      ...amount,
      basis: readable(cellOf('basis')),
      matter: readable(cellOf('matter'))
    }
  };
}

const asked = (question: Omit<Question, 'cells'>): LineQuestion => ({ is: 'asked', question });

function noResult({ formula = '' }: SheetCell, person: string): LineQuestion {
  return asked({
    id: questionId('no-result', person, formula),
    code: 'no-result',
    text: questionTexts.noResult(formula),
    readings: [leaveOut],
    proposal: null
  });
}

interface SaidPoints {
  cell: SheetCell;
  points: Hundredths;
}

/** Points as the line says them: those in a column of additions are added, those in one of deductions taken off. */
function saidPoints(cellOf: (field: ListField) => SheetCell | null): SaidPoints | null {
  for (const [field, sign] of [
    ['points', 1],
    ['plus', 1],
    ['minus', -1]
  ] as const) {
    const cell = cellOf(field);
    const number = cell && numberIn(cell.value);
    if (cell && number) return { cell, points: sign < 0 ? -Math.abs(number) : number };
  }
  return null;
}

/** The item that a line names. What is told in free words (事由) is never taken for an item without a question. */
function itemOf(
  cellOf: (field: ListField) => SheetCell | null,
  said: SaidPoints | null,
  { items, scheme, answers, month }: ReadingContext
): { item: Item } | LineQuestion {
  const entered = items.filter((one) => kindOf(one).isEntered(one));
  const text = readable(cellOf('item'));
  const exact = itemNamed(scheme, text, `${month}-01`);
  if (exact && entered.some(({ id }) => id === exact.id)) return { item: exact };
  const found = itemOfHeading(text, entered);
  if (found && found.why !== 'similar') return { item: found.item };
  const words = text || readable(cellOf('reason'));
  const id = questionId('which-item', words);
  const chosen = /^item:(.+)$/.exec(answers(id) ?? '')?.[1];
  const item = entered.find((one) => one.id === chosen);
  if (item) return { item };
  const offered = found?.item ?? likeliestItem(words, said?.points ?? null, entered);
  const others = entered.filter((one) => one !== offered);
  const worth = (one: Item) => {
    const read = readItemCell(one, 'times', 1, '');
    return read.is === 'line' ? read.points : null;
  };
  return asked({
    id,
    code: 'which-item',
    text: questionTexts.whichItem(words),
    readings: [...(offered ? [offered] : []), ...others]
      .map((one) => reading(`item:${one.id}`, readingTexts.item(one), worth(one)))
      .concat(leaveOut),
    proposal: offered ? `item:${offered.id}` : null
  });
}

function dayOf(cell: SheetCell | null, { month, answers }: ReadingContext): Day | LineQuestion {
  const text = readable(cell);
  const days = cell === null ? [] : daysIn(cell.unstruck || cell.value, month);
  const [first] = days;
  if (first && days.length === 1) return first;
  const code = first ? 'which-day' : 'no-day';
  const id = questionId(code, text);
  const chosen = /^day:(.+)$/.exec(answers(id) ?? '')?.[1];
  if (chosen !== undefined) return chosen;
  const offered = first ? days : text === '' || isPartOfMonth(text) ? [lastDay(month)] : [];
  return asked({
    id,
    code,
    text: first ? questionTexts.whichDay(text) : questionTexts.noDay(text),
    readings: [...offered.map((day) => reading(`day:${day}`, readingTexts.day(day), null)), leaveOut],
    proposal: null
  });
}

function amountOf(
  item: Item,
  cellOf: (field: ListField) => SheetCell | null,
  said: SaidPoints | null,
  group: string,
  person: string
): Pick<ReadEntry, 'quantity' | 'value' | 'points'> | LineQuestion {
  const { hasQuantity } = kindOf(item);
  const own = cellOf(hasQuantity ? 'quantity' : 'value') ?? (hasQuantity ? null : (said?.cell ?? null));
  const byPoints = hasQuantity && own === null && said !== null;
  const content = byPoints
    ? said.cell.value
    : own === null
      ? hasQuantity
        ? 1
        : ''
      : own.unstruck || own.value;
  const read = readItemCell(item, byPoints ? 'points' : 'times', content, group);
  // A quantity and points beside it say the same twice, or one of them is wrong.
  const differs =
    hasQuantity &&
    !byPoints &&
    said !== null &&
    read.is === 'line' &&
    Math.abs(said.points) !== Math.abs(read.points);
  if (read.is === 'line' && !differs)
    return { quantity: read.quantity, value: read.value, points: read.points };
  const texts = [own, said?.cell ?? null].map((cell) => readable(cell)).filter((text) => text !== '');
  return asked({
    id: questionId('unclear-value', person, item.id, ...texts),
    code: 'unclear-value',
    text:
      differs && read.is === 'line'
        ? questionTexts.differs(readable(own) || '1', read.points, readable(said.cell))
        : questionTexts.unclearValue(texts, item),
    readings: [leaveOut],
    proposal: null
  });
}
