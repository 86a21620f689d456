import { levelsIn, prizesIn, remarksOnLevels } from './levels-in';
import { periodIn } from './periods';
import { placesListed, placesTogether } from './places';
import type { ProposalRemark } from '../remark';
import type { PhraseUnit } from './units';
import type { ProposedWorth } from './worth';

/** `每100元`, `每满2小时`, `每低1个百分点`: once for each so much of something. */
const perAmount =
  /每(?![年季月周日天])[^\d,。;]{0,6}\d+(?:\.\d+)?(?![\d.次]|个(?!百分点)|分(?!钟))[^\d,。;加扣减奖]{1,4}/;
/** `每满100分`: once for so many points. */
const perPoints = /每(?:满|达到?|够|增加|高出?|低于?)\d+分/;
/** `每满两小时`: the same with a written number. */
const perWrittenAmount =
  /每(?![年季月周日天])[^\d,。;加扣减奖]{0,6}(?:(?:[二两三四五六七八九百千万]十?|十)[一二三四五六七八九]?(?![次个])|半(?=小时|天|日))[^\d,。;加扣减奖]{1,4}/;
/** `服务时长每小时积5分`, `10分/小时`: once for each measure of something, and not each time. */
const perMeasure =
  /每一?个?(?:小时|钟头|课时|学时|工时|工日|公里|千米|亩|平方米|立方米|吨|公斤|斤|百分点)|(?<=分)[/／](?:小时|课时|学时|公里|亩|吨|公斤|斤)/;
/** `每年一次性加5分` says how often; `一次性` alone doesn't. */
const onceAYear = /每年(?:度)?一次性/;

/** The worth of a phrase outside any item with full marks. */
export function proposedWorth(unit: PhraseUnit): { worth: ProposedWorth; remarks: ProposalRemark[] } {
  const { phrase, clause } = unit;
  const [first = 0, second = 0] = phrase.figures;
  const points = phrase.sign * first;
  const remarks: ProposalRemark[] = /[视酌]情|适当/.test(clause) ? [{ code: 'discretion' }] : [];
  const just = (worth: ProposedWorth) => ({ worth, remarks });

  if (phrase.says === 'base') return just({ kind: 'base', points: first });
  if (phrase.says === 'veto') return just({ kind: 'veto' });
  if (phrase.says === 'resolution') return just({ kind: 'resolution' });
  if (phrase.says === 'marks') {
    remarks.push({ code: 'no-deduction' });
    return just({ kind: 'assess', max: first });
  }
  if (phrase.says === 'faults') return just({ kind: 'amount', sign: -1, min: null, max: null });
  if (phrase.says === 'range') {
    const [min, max] = [Math.min(first, second), Math.max(first, second)];
    return just({ kind: 'amount', sign: phrase.sign, min, max });
  }
  if (phrase.says === 'list') return listed(unit, remarks);
  const places = placesTogether(clause);
  if (places && points > 0) return just({ kind: 'ranks', ranks: [{ ...places, points }] });
  if (points < 0 && /月内/.test(clause)) remarks.push({ code: 'once-a-month' });
  const [each] =
    perAmount.exec(clause) ??
    perPoints.exec(clause) ??
    perWrittenAmount.exec(clause) ??
    perMeasure.exec(clause) ??
    [];
  if (each !== undefined) remarks.push({ code: 'per-amount', from: each });
  const period = periodIn(clause);
  if (period !== null && each === undefined && !onceAYear.test(clause))
    remarks.push({ code: 'per-period', from: period });
  if (onceAYear.test(clause)) {
    remarks.push({ code: 'cap-read', from: '每年一次性' });
    return just({ kind: 'count', points, limit: { times: 1, per: 'year' } });
  }
  if (/一次性/.test(clause)) remarks.push({ code: 'once-only' });
  return just({ kind: 'count', points });
}

/** `分别计8分、4分…`: by level when as many levels are named, by rank after as many places (第一、二、三名), else a person says which. */
function listed(
  unit: PhraseUnit,
  remarks: ProposalRemark[]
): { worth: ProposedWorth; remarks: ProposalRemark[] } {
  const values = unit.phrase.figures.map((one) => one * unit.phrase.sign);
  const places = placesListed(unit.words);
  if (places.length === values.length) {
    const ranks = values.map((points, n) => ({ first: places[n] ?? 0, last: places[n] ?? 0, points }));
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
