import { formatPoints, type Hundredths, type Item, type Lang, type Subject } from '../points';

/** A sentence in both languages. */
export type Both = Record<Lang, string>;

const both = (zh: string, en: string): Both => ({ zh, en });
const same = (text: string): Both => both(text, text);
const list = (texts: readonly string[]) =>
  both(texts.map((one) => `“${one}”`).join('、'), texts.map((one) => `“${one}”`).join(', '));

/** Questions about cells. */
export const questionTexts = {
  unseen: {
    'hidden-rows': (count: number) =>
      both(`隐藏的行里有 ${count} 格内容，要不要读？`, `Hidden rows hold ${count} cells. Read them?`),
    'filtered-rows': (count: number) =>
      both(
        `被筛选藏起的行里有 ${count} 格内容，要不要读？`,
        `Rows that a filter hides hold ${count} cells. Read them?`
      ),
    'hidden-columns': (count: number) =>
      both(`隐藏的列里有 ${count} 格内容，要不要读？`, `Hidden columns hold ${count} cells. Read them?`),
    'hidden-sheet': (count: number) =>
      both(
        `这张隐藏的工作表有 ${count} 格内容，要不要读？`,
        `This hidden sheet holds ${count} cells. Read it?`
      ),
    struck: (count: number) =>
      both(`划掉的有 ${count} 格，要不要读？`, `${count} cells are struck out. Read them?`)
  },
  noResult: (formula: string) =>
    both(
      `公式没有存下结果：=${formula}。请在表里“选择性粘贴→数值”后再传，或者不读`,
      `No result was saved for the formula =${formula}. Paste it as a value and upload the file again, or leave it out`
    ),
  halfStruck: (shown: string, rest: string) =>
    both(
      `“${shown}”里划掉了一部分，读成“${rest}”吗？`,
      `A part of “${shown}” is struck out. Is it “${rest}”?`
    ),
  unclearUnder: (shown: string, item: Item) =>
    both(
      `“${shown}”读不成“${item.name}”的次数或分值。请改表后再传，或者不读`,
      `“${shown}” is no number or value of “${item.english}”. Mend the sheet and upload it again, or leave it out`
    ),
  unknownCell: (shown: string) => both(`“${shown}”是什么？`, `What is “${shown}”?`),
  whichColumn: (label: string) =>
    both(`“${label}”这一列是哪个事项？`, `Which item is the column “${label}”?`),
  whichItem: (words: string) =>
    words === ''
      ? both('没有写是什么事项', 'No item is named')
      : both(`“${words}”是哪个事项？`, `Which item is “${words}”?`),
  whichMark: (mark: string) => both(`“${mark}”是什么意思？`, `What does “${mark}” mean?`),
  timesOrPoints: (labels: readonly string[]) =>
    both(
      `${list(labels).zh}里的数是次数还是分数？`,
      `Are the numbers in ${list(labels).en} times or points?`
    ),
  twice: (labels: readonly string[], item: Item) =>
    both(
      `${list(labels).zh}都是“${item.name}”，怎么读？`,
      `${list(labels).en} are all “${item.english}”. How are they read?`
    ),
  several: (name: string, count: number) =>
    both(
      `名册里有 ${count} 个“${name}”，是哪一位？`,
      `The roster has ${count} people named “${name}”. Which one?`
    ),
  unsure: (written: string) => both(`“${written}”是名册里的哪一位？`, `Who on the roster is “${written}”?`),
  unknown: (written: string) => both(`名册里没有“${written}”`, `Nobody on the roster is “${written}”`),
  nobody: () => both('这一行没有写是谁', 'This row names nobody'),
  personAgain: ({ name }: Pick<Subject, 'name'>, row: number) =>
    both(
      `${name}前面已经有一行，第 ${row} 行是第二行`,
      `${name} has a row above already; row ${row} is the second`
    ),
  monthTwice: (labels: readonly string[], month: string) =>
    both(
      `${list(labels).zh}都是 ${month} 的，读哪一列？`,
      `${list(labels).en} are all of ${month}. Which is read?`
    ),
  personTwice: ({ name }: Pick<Subject, 'name'>, first: number, row: number) =>
    both(
      `${name}在第 ${first} 行和第 ${row} 行都有，两行都算吗？`,
      `${name} stands in row ${first} and in row ${row}. Do both count?`
    ),
  whichDay: (shown: string) => both(`“${shown}”是哪一天？`, `Which day is “${shown}”?`),
  noDay: (shown: string) =>
    shown === ''
      ? both('没有写日期', 'No date is written')
      : both(`“${shown}”说不出是哪一天`, `“${shown}” names no day`),
  differs: (quantity: string, points: Hundredths, said: string) =>
    both(
      `数量 ${quantity} 应得 ${formatPoints(points)} 分，表里写的是 ${said}`,
      `${quantity} times are ${formatPoints(points)} points; the sheet says ${said}`
    ),
  unclearValue: (texts: readonly string[], item: Item) =>
    both(
      `${list(texts).zh}读不成“${item.name}”的次数或分值`,
      `${list(texts).en} is no number or value of “${item.english}”`
    )
};

/** The readings that are offered. */
export const readingTexts = {
  leaveOut: both('不读', 'Leave it out'),
  read: both('照样读入', 'Read it too'),
  rest: (rest: string) => both(`读成“${rest}”`, `It is “${rest}”`),
  item: ({ name, english }: Item) => both(name, english),
  times: both('是次数', 'Times'),
  points: both('是分数', 'Points'),
  onlyColumn: (label: string) => both(`只读“${label}”`, `Only “${label}”`),
  all: both('都读，加在一起', 'All of them, added up'),
  person: ({ name, id, post }: Subject) =>
    both(`${name}（${id}${post ? `，${post}` : ''}）`, `${name} (${id}${post ? `, ${post}` : ''})`),
  day: (day: string) => same(day)
};

/** Why cells are left out. */
export const leftTexts = {
  title: (text: string) => both(`标题：${text}`, `Title: ${text}`),
  totalsColumn: (label: string) =>
    both(`“${label}”是合计，只用来核对`, `“${label}” is a total: it is only compared`),
  totalsRow: both('合计行', 'A row of totals'),
  headingAgain: both('重复的表头', 'The headings again'),
  textBelow: both('表下的说明', 'Remarks around the table'),
  beside: (label: string) => both(`“${label}”不是积分事项`, `“${label}” is no item`),
  given: ({ name, english }: Item) =>
    both(`“${name}”按办法自动计分，不用登记`, `“${english}” is given by the rules and isn't entered`),
  nothing: both('没有发生', 'Nothing happened'),
  emptyColumn: (label: string) => both(`“${label}”这一列是空的`, `The column “${label}” is empty`),
  partOf: (label: string, whole: string) =>
    both(`“${label}”已经算在“${whole}”里`, `“${label}” is part of “${whole}”`),
  saidTwice: (label: string, other: string) =>
    both(
      `“${label}”和“${other}”是同一件事，按次数读`,
      `“${label}” says what “${other}” says: times are read`
    ),
  chosen: both('按您的选择不读', 'Left out as you chose'),
  otherMonth: (month: string) =>
    both(
      `这张表是${month.length === 7 ? `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月` : `${Number(month)}月`}的`,
      `This sheet is of ${month}`
    ),
  notInRoster: both('名册不用', 'A roster doesn’t need it'),
  stillServes: both('还在岗', 'Still in service'),
  noTable: both('这张表里没有姓名或编号一列', 'No column of this sheet is headed by names or numbers')
};
