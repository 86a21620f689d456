import { figure, figureOf } from '../figures';
import { levelsIn, prizesIn, remarksOnLevels } from './levels-in';
import type { ProposalRemark } from '../remark';
import type { PhraseUnit } from './units';
import type { ProposedWorth } from './worth';

/** `每100元`, `每满2小时`: once for each so much of something. */
const perAmount = /每(?![年季月周日天])[^\d,。;]{0,6}\d+(?:\.\d+)?(?![\d.次分个])[^\d,。;加扣减奖]{1,3}/;
const upTo = new RegExp(`前(${figure})名`);

/** The worth of a phrase outside any item with full marks. */
export function proposedWorth(unit: PhraseUnit): { worth: ProposedWorth; remarks: ProposalRemark[] } {
  const { phrase, clause } = unit;
  const [first = 0, second = 0] = phrase.figures;
  const points = phrase.sign * first;
  const remarks: ProposalRemark[] = /视情/.test(clause) ? [{ code: 'discretion' }] : [];
  const just = (worth: ProposedWorth) => ({ worth, remarks });

  if (phrase.says === 'base') return just({ kind: 'base', points: first });
  if (phrase.says === 'veto') return just({ kind: 'veto' });
  if (phrase.says === 'resolution') return just({ kind: 'resolution' });
  if (phrase.says === 'marks') {
    remarks.push({ code: 'no-deduction' });
    return just({ kind: 'allowance', max: first });
  }
  if (phrase.says === 'faults') return just({ kind: 'amount', sign: -1, min: null, max: null });
  if (phrase.says === 'range') {
    const [min, max] = [Math.min(first, second), Math.max(first, second)];
    return just({ kind: 'amount', sign: phrase.sign, min, max });
  }
  if (phrase.says === 'list') return listed(unit, remarks);
  const top = upTo.exec(clause);
  if (top && points > 0) {
    return just({ kind: 'ranks', ranks: [{ first: 1, last: figureOf(top[1] ?? '1'), points }] });
  }
  if (points < 0 && /月内/.test(clause)) remarks.push({ code: 'once-a-month' });
  const [each] = perAmount.exec(clause) ?? [];
  if (each !== undefined) remarks.push({ code: 'per-amount', from: each });
  return just({ kind: 'count', points });
}

/** `分别计8分、4分…`: by level when as many levels are named, by rank after 第一、二、三名, else a person says which. */
function listed(
  unit: PhraseUnit,
  remarks: ProposalRemark[]
): { worth: ProposedWorth; remarks: ProposalRemark[] } {
  const values = unit.phrase.figures.map((one) => one * unit.phrase.sign);
  if (/第[一1][、,]?[二2]?/.test(unit.words)) {
    const ranks = values.map((points, n) => ({ first: n + 1, last: n + 1, points }));
    return { worth: { kind: 'ranks', ranks }, remarks };
  }
  const all = levelsIn(unit.words);
  const prizes = prizesIn(unit.words);
  // `市级一、二、三等奖`: the place before them says whose prizes these are.
  const names = prizes.length === values.length ? prizes : all;
  const pairs = names.length === values.length;
  return {
    worth: {
      kind: 'levels',
      levels: values.map((points, n) => ({ level: pairs ? (names[n] ?? null) : null, points }))
    },
    remarks: pairs ? [...remarks, ...remarksOnLevels(unit.words)] : [...remarks, { code: 'levels-unclear' }]
  };
}
