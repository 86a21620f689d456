import { signOfHeading } from './worth/bare-levels';
import { capOf, isJoint } from './worth/caps';
import { fullMarks } from './worth/full-marks';
import { isHeading, type MarkedBlock } from './full-marks-owner';
import { nameOfSeries } from './name-in-context';
import type { OutlineBlock } from './outline';
import type { ProposalDraft } from './proposal';
import type { TextReading } from './reading';
import type { ProposalRemark } from './remark';
import { seriesAt } from './worth/series';
import { sourceOfSpan } from './source-of-span';
import { addsToEarlier, isStanding, listedFacts } from './worth/standing';
import { dependsOnMore } from './worth/depends-on-more';
import { withUnknownLevels } from './worth/unknown-levels';
import { stepWords } from './worth/steps';
import { unitsIn, type PhraseUnit } from './worth/units';
import type { RowWorth, ProposedWorth } from './worth/worth';
import { proposedWorth } from './worth/worth-of';
import { hasHeading, nameOfUnit, namesOf } from './unit-names';

/** A draft, and those that it refers to: a clause its item, a monthly award what breaks it. They have no ids yet. */
export interface DraftWithNeeds {
  draft: ProposalDraft;
  needs: ProposalDraft[];
}

/**
 * The drafts of one block, in its order.
 * @param parents receives the item of each block with full marks, for the blocks below it
 */
export function draftsOf(
  { block, owner, split }: MarkedBlock,
  blocks: readonly OutlineBlock[],
  reading: TextReading,
  parents: Map<OutlineBlock, ProposalDraft>
): DraftWithNeeds[] {
  const text = reading.text.slice(block.start, block.end);
  const phrases = unitsIn(text, block.start, headOf(block, reading));
  const all = phrases.flatMap((unit) => signed(unit, block));
  const units = block.max === null ? all : withoutOwnMarks(all, block);
  const found: DraftWithNeeds[] = [];
  if (block.max !== null && owner === block && !split && !isHeading(block, blocks)) {
    const draft = fullMarks(block, reading, units);
    if (draft.worth.kind === 'base') return [{ draft, needs: [] }];
    // `学习（20分）:每次2分`: what each time is worth makes the marks up, or takes from them.
    const isMadeUp = all.length < phrases.length && units.every(({ phrase }) => phrase.sign > 0);
    if (bonus.test(block.title)) found.push({ draft: asCap(draft), needs: [] });
    else if (isMadeUp) found.push({ draft: asOpen(draft), needs: [] });
    else {
      parents.set(block, draft);
      found.push({ draft, needs: [] });
    }
  }
  const parent = owner && !split ? parents.get(owner) : undefined;
  const own = units.filter((unit) => !isOwnersMarks(unit, owner));
  const names = namesOf(own, block, reading, owner?.title ?? '');
  const unknownLevels = withUnknownLevels(own);
  for (let n = 0; n < own.length;)
    n += addDraft(own, n, { block, reading, parent, names, unknownLevels, found });
  return withOpposites(found);
}

/** `加分项(满分40分)`: nobody begins with these marks; they are the most that all awards below may give. */
const bonus = /加分|奖励|奖分/;

/** Makes full marks what they are where awards below them add: the most that these may give together. */
export function asCap(draft: ProposalDraft): ProposalDraft {
  return { ...draft, worth: { kind: 'open' }, remarks: [{ code: 'cap-open', from: draft.clause }] };
}

function asOpen(draft: ProposalDraft): ProposalDraft {
  return { ...draft, worth: { kind: 'open' }, remarks: [{ code: 'no-rule', from: draft.clause }] };
}

/** The words at the beginning of a block that are no phrase's: its heading, with the full marks that its sentence names. */
function headOf(block: OutlineBlock, reading: TextReading): string {
  const text = reading.text.slice(block.start, block.end).trimStart();
  const marks = block.marksIn === 'sentence' ? /^[^\n]*?满分[^\n]*?分/.exec(text)?.[0] : undefined;
  return marks ?? (hasHeading(block, reading) ? block.title : '');
}

/** The full marks of a block are no phrase of its own: they stand behind its heading, or at its end. */
function withoutOwnMarks(units: readonly PhraseUnit[], { max, marksIn }: OutlineBlock): PhraseUnit[] {
  if (marksIn === 'heading') return units.slice(1);
  const isOwn = (unit: PhraseUnit | undefined) =>
    unit?.phrase.says === 'marks' && unit.phrase.figures[0] === max;
  if (marksIn === 'sentence' && isOwn(units[0])) return units.slice(1);
  return marksIn === 'end' && isOwn(units[units.length - 1]) ? units.slice(0, -1) : [...units];
}

/** `每次2分` adds under 加分, and takes under 扣分; without such a heading nobody but a person knows. */
function signed(unit: PhraseUnit, { section, title }: OutlineBlock): PhraseUnit[] {
  if (unit.phrase.says !== 'bare') return [unit];
  const sign = signOfHeading(section + title);
  return sign === null ? [] : [{ ...unit, phrase: { ...unit.phrase, says: 'points', sign } }];
}

interface DraftContext {
  block: OutlineBlock;
  reading: TextReading;
  parent: ProposalDraft | undefined;
  /** by the place of each unit */
  names: readonly (string | null)[];
  unknownLevels: ReadonlySet<PhraseUnit>;
  found: DraftWithNeeds[];
}

/**
 * Adds the draft at a place of the list.
 * @returns how many units that took
 */
function addDraft(
  units: readonly PhraseUnit[],
  place: number,
  { block, reading, parent, names, unknownLevels, found }: DraftContext
): number {
  const unit = units[place];
  if (!unit) return 1;
  const own = names[place] ?? null;
  const add = (
    worth: RowWorth,
    remarks: ProposalRemark[] = [],
    needs: ProposalDraft[] = [],
    name = own ?? nameOfUnit(unit)
  ) => {
    const draft = draftOf(reading, unit, worth, remarks, name);
    found.push({ draft, needs });
    return draft;
  };
  if (unit.phrase.says === 'most') return addCap(units, place, reading, found);
  // Nothing is known to take from: the words stay open.
  if (!parent && ['void', 'overflow'].includes(unit.phrase.says)) return 1;
  const isOpen =
    dependsOnMore(unit, parent) ||
    unknownLevels.has(unit) ||
    takesFromEarned(units, place, parent) ||
    isOfNothing(unit);
  if (own === null || isOpen || isLastStep(units, place, parent, reading)) {
    // The sentence of full marks covers it, so that nobody would see that no rule was made of it.
    if (parent?.worth.kind === 'allowance') add({ kind: 'open' }, [{ code: 'no-rule', from: unit.clause }]);
    return 1;
  }
  const before = units[place - 1];
  const last = found[found.length - 1]?.draft;
  // `一票否决,当年积分清零` says it twice.
  if (unit.phrase.says === 'veto' && !unit.opens && before?.phrase.says === 'veto' && last) {
    Object.assign(last, sourceOfSpan(reading, before.start, unit.end));
    return 1;
  }
  const takes = parent !== undefined && unit.phrase.sign < 0;
  const series = takes ? null : seriesAt(units, place, (one) => dependsOnMore(one, parent));
  if (series) {
    const end = series.units[series.units.length - 1]?.end ?? unit.end;
    found.push({
      draft: draftOf(reading, { ...unit, end }, series.worth, series.remarks, nameOfSeries(own)),
      needs: []
    });
    return series.units.length;
  }
  const step = stepWords(units, place);
  const stepRemarks: ProposalRemark[] = step === null ? [] : [{ code: 'by-total', from: step }];
  if (takes && unit.phrase.says !== 'veto') {
    parent.remarks = parent.remarks.filter(({ code }) => code !== 'no-deduction');
    // Deductions below the heading are its own: nobody assesses it besides.
    if (parent.worth.kind === 'assess') parent.worth = { kind: 'allowance', max: parent.worth.max };
    add(clauseWorth(unit), stepRemarks, [parent]);
  } else if (isStanding(unit)) {
    const earlier = addsToEarlier(unit.words) ? lastStanding(found)?.needs : undefined;
    const facts = listedFacts(unit.words).map((name) => add({ kind: 'fact' }, [], [], name));
    add(
      { kind: 'standing', points: unit.phrase.figures[0] ?? 0, unless: [] },
      [],
      [...(earlier ?? []), ...facts]
    );
  } else if (unit.phrase.says === 'marks' && /每年度?/.test(unit.clause)) {
    const cap: ProposalRemark = { code: 'yearly-cap', from: String(unit.phrase.figures[0] ?? '') };
    add({ kind: 'amount', sign: 1, min: null, max: null }, [cap], [], block.title || undefined);
  } else if (unit.phrase.says === 'marks' && bonus.test(unit.words)) {
    found.push({ draft: asCap(draftOf(reading, unit, { kind: 'open' }, [], nameOfUnit(unit))), needs: [] });
  } else {
    const { worth, remarks } = proposedWorth(unit);
    add(worth, worth.kind === 'count' ? [...remarks, ...stepRemarks] : remarks);
  }
  return 1;
}

/** `(80分)` on a line of its own: nothing says what has these full marks. */
function isOfNothing({ phrase, words }: PhraseUnit): boolean {
  return phrase.says === 'marks' && !/[\u4e00-\u9fff]{2}/.test(words) && !/年度/.test(words);
}

/** `符合要求可获基础分4分,有一项不符合减1分` takes from these 4, and from no other marks. */
function takesFromEarned(
  units: readonly PhraseUnit[],
  place: number,
  parent: ProposalDraft | undefined
): boolean {
  const [before, unit] = [units[place - 1], units[place]];
  if (!before || !unit || unit.opens || unit.phrase.sign > 0) return false;
  return before.phrase.says === 'base' && dependsOnMore(before, parent);
}

/**
 * `100%得10分,90%以上得8分,90%以下不得分` in an item of more than ten marks: the part that these figures give is lost, and not
 * all of them.
 */
function isLastStep(
  units: readonly PhraseUnit[],
  place: number,
  parent: ProposalDraft | undefined,
  { text }: TextReading
): boolean {
  const [before, unit] = [units[place - 1], units[place]];
  if (unit?.phrase.says !== 'void' || unit.opens || before?.phrase.says !== 'points') return false;
  if (before.phrase.sign < 0 || !dependsOnMore(before, parent)) return false;
  const [sentence = ''] = /[^。;\n]*$/.exec(text.slice(Math.max(0, unit.start - 200), unit.start)) ?? [];
  const max = parent && 'max' in parent.worth ? parent.worth.max : null;
  return max !== null && !new RegExp(`[得计记]${max}分`).test(sentence);
}

/** A cap limits the item before it, where it surely means that one alone; else it stays open for a person. */
function addCap(
  units: readonly PhraseUnit[],
  place: number,
  reading: TextReading,
  found: DraftWithNeeds[]
): number {
  const unit = units[place];
  const before = units[place - 1];
  const last = found[found.length - 1]?.draft;
  if (!unit || /取最高/.test(unit.clause)) return 1;
  const isBefore = before?.opens && last?.source.start === reading.at[before.start];
  const limit = last && isBefore && !isJoint(unit.clause) ? capOf(unit, last.worth) : null;
  if (!last || !before || !limit) {
    const name = `上限：${unit.clause}`.slice(0, 20);
    found.push({
      draft: draftOf(reading, unit, { kind: 'open' }, [{ code: 'cap-open', from: unit.clause }], name),
      needs: []
    });
    return 1;
  }
  last.worth = limit;
  last.remarks.push({ code: 'cap-read', from: unit.clause.replace(/^[(]/, '') });
  Object.assign(last, sourceOfSpan(reading, before.start, unit.end));
  return 1;
}

/** `部门负责人得200分` in an item of 200 marks says again what it is worth. */
function isOwnersMarks({ phrase, clause }: PhraseUnit, owner: OutlineBlock | null): boolean {
  return owner !== null && /得[^得]*$/.test(clause) && phrase.figures[0] === owner.max;
}

function clauseWorth({ phrase }: PhraseUnit): ProposedWorth {
  if (phrase.says === 'void') return { kind: 'clause', of: '', effect: 'void', points: 0 };
  const effect = phrase.says === 'overflow' ? 'overflow' : 'deduct';
  return { kind: 'clause', of: '', effect, points: -(phrase.figures[0] ?? 0) };
}

function draftOf(
  reading: TextReading,
  unit: PhraseUnit,
  worth: RowWorth,
  remarks: readonly ProposalRemark[],
  name: string
): ProposalDraft {
  const cut: ProposalRemark[] = unit.phrase.cutOff ? [{ code: 'cut-off' }] : [];
  return {
    name,
    worth,
    ...sourceOfSpan(reading, unit.start, unit.end),
    remarks: [...remarks, ...cut],
    unit: unit.words,
    opposite: /^(?:相反|反之)/.test(unit.words)
  };
}

function lastStanding(found: readonly DraftWithNeeds[]): DraftWithNeeds | undefined {
  return [...found].reverse().find(({ draft }) => draft.worth.kind === 'standing');
}

/** `相反,如果…扣5分` says what breaks the award before it. */
function withOpposites(found: DraftWithNeeds[]): DraftWithNeeds[] {
  found.forEach((one, n) => {
    const next = found[n + 1]?.draft;
    if (one.draft.worth.kind !== 'standing' || one.needs.length > 0) return;
    if (next?.opposite) one.needs = [next];
    else one.draft.remarks.push({ code: 'facts-unclear' });
  });
  return found;
}
