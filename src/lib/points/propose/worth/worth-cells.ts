import { kindNames, type RowWorth, type ProposedWorth, type WorthKind } from './worth';

/** In the column 类型 of a row that no rule was made of. It is no kind: a person writes one, or strikes the row out. */
export const openKind = '待定';

/** Writes a worth into the two columns of a review sheet, 类型 and 分值. `readWorth` reads them again. */
export function worthCells(worth: RowWorth): { kind: string; points: string } {
  if (worth.kind === 'open') return { kind: openKind, points: '' };
  const name = kindNames[worth.kind];
  if (worth.kind === 'clause') return { kind: `${name}（${worth.of}）`, points: takesText(worth) };
  return { kind: name, points: pointsText(worth) };
}

function takesText({ effect, points }: Extract<ProposedWorth, { kind: 'clause' }>): string {
  if (effect === 'void') return '不得分';
  return effect === 'overflow' ? `倒扣${-points}` : String(points);
}

function pointsText(worth: Exclude<ProposedWorth, { kind: 'clause' }>): string {
  if (worth.kind === 'standing') return `${worth.points}（除非 ${worth.unless.join('、')}）`;
  if (worth.kind === 'highest') {
    return `${worth.items.join('、')}${worth.most === null ? '' : `（最高 ${worth.most}）`}`;
  }
  if (worth.kind === 'levels') {
    return worth.levels.map(({ level, points }) => `${level ?? '？'}：${points}`).join('、');
  }
  if (worth.kind === 'ranks') {
    const name = (first: number, last: number) => (first === last ? `第${first}名` : `第${first}至${last}名`);
    return worth.ranks.map(({ first, last, points }) => `${name(first, last)}：${points}`).join('、');
  }
  if (worth.kind === 'amount') {
    const sign = worth.sign < 0 ? '扣' : '加';
    return worth.min === null || worth.max === null ? sign : `${sign}${worth.min}至${worth.max}`;
  }
  if (worth.kind === 'count' && worth.limit) {
    const { times, per } = worth.limit;
    return `${worth.points}（每${per === 'month' ? '月' : '年'}最多${times}次）`;
  }
  if (worth.kind === 'good') return String(worth.price);
  if ('points' in worth) return String(worth.points);
  return 'max' in worth ? String(worth.max) : '';
}

/** Reads the two cells. Says which of them is wrong; `text` as `plainTextOf` gives it. */
export function readWorth(kind: string, text: string): ProposedWorth | { wrong: 'kind' | 'points' } {
  const [, label = '', refs = ''] = /^([^（(]+?)\s*(?:[（(](.*)[）)])?$/.exec(kind.trim()) ?? [];
  const found = (Object.keys(kindNames) as WorthKind[]).find(
    (one) => one === label || kindNames[one] === label
  );
  if (found === undefined || (found === 'clause') !== (refs !== '')) return { wrong: 'kind' };
  return worthOf(found, refs.trim(), text.replace(/\s+/g, '')) ?? { wrong: 'points' };
}

function worthOf(kind: WorthKind, refs: string, text: string): ProposedWorth | null {
  const number = numberIn(text);
  switch (kind) {
    case 'count':
      return countOf(text);
    case 'base':
      return number === null ? null : { kind, points: number };
    case 'allowance':
    case 'assess':
    case 'ballot':
      return number === null || number <= 0 ? null : { kind, max: number };
    case 'good':
      return number === null || number <= 0 ? null : { kind, price: number };
    case 'fact':
    case 'resolution':
    case 'veto':
      return text === '' ? { kind } : null;
    case 'clause':
      return takesOf(refs, text, number);
    case 'standing':
      return standingOf(text);
    case 'highest':
      return highestOf(text);
    case 'amount':
      return amountOf(text);
    case 'levels':
    case 'ranks':
      return pairsOf(kind, text);
  }
}

function countOf(text: string): ProposedWorth | null {
  const match = /^([^（(]+)(?:[（(](?:每([月年])最多(\d{1,4})次|atmost(\d{1,4})a(month|year))[）)])?$/.exec(
    text
  );
  const points = numberIn(match?.[1] ?? '');
  if (!match || points === null) return null;
  const [, , chinese, often, atMost, english] = match;
  const per = chinese === '月' || english === 'month' ? 'month' : 'year';
  const times = often ?? atMost;
  if (times === undefined) return { kind: 'count', points };
  return Number(times) < 1 ? null : { kind: 'count', points, limit: { times: Number(times), per } };
}

function takesOf(of: string, text: string, number: number | null): ProposedWorth | null {
  if (text === '不得分' || text === 'void') return { kind: 'clause', of, effect: 'void', points: 0 };
  const beyond = numberIn(/^(?:倒扣|beyond)(.+)$/.exec(text)?.[1] ?? '');
  if (beyond !== null && beyond > 0) return { kind: 'clause', of, effect: 'overflow', points: -beyond };
  return number === null || number >= 0 ? null : { kind: 'clause', of, effect: 'deduct', points: number };
}

function standingOf(text: string): ProposedWorth | null {
  const match = /^([^（(]+)[（(](?:除非|unless)(.+)[）)]$/.exec(text);
  const points = numberIn(match?.[1] ?? '');
  return points === null ? null : { kind: 'standing', points, unless: listIn(match?.[2] ?? '') };
}

function highestOf(text: string): ProposedWorth | null {
  const match = /^([^（(]+)(?:[（(](?:最高|most)(.+)[）)])?$/.exec(text);
  const most = match?.[2] === undefined ? null : numberIn(match[2]);
  if (!match || (match[2] !== undefined && (most === null || most <= 0))) return null;
  return { kind: 'highest', items: listIn(match[1] ?? ''), most };
}

function amountOf(text: string): ProposedWorth | null {
  const match = /^(加|扣|add|take)(?:([\d.]+)(?:至|-|–|to)([\d.]+))?$/.exec(text);
  if (!match) return null;
  const sign = match[1] === '扣' || match[1] === 'take' ? -1 : 1;
  if (match[2] === undefined) return { kind: 'amount', sign, min: null, max: null };
  const [min, max] = [numberIn(match[2]), numberIn(match[3] ?? '')];
  return min === null || max === null || min > max ? null : { kind: 'amount', sign, min, max };
}

function pairsOf(kind: 'levels' | 'ranks', text: string): ProposedWorth | null {
  const pairs = listIn(text).map((one) => /^(.+)[：:](.+)$/.exec(one));
  const levels: Extract<ProposedWorth, { kind: 'levels' }>['levels'] = [];
  const ranks: Extract<ProposedWorth, { kind: 'ranks' }>['ranks'] = [];
  for (const pair of pairs) {
    const points = numberIn(pair?.[2] ?? '');
    const place = /^第?(\d{1,4})(?:(?:至|-|–)(\d{1,4}))?名?$/.exec(pair?.[1] ?? '');
    if (points === null || pair?.[1] === undefined || (kind === 'ranks' && !place)) return null;
    levels.push({ level: pair[1].replace(/级$/, ''), points });
    ranks.push({ first: Number(place?.[1]), last: Number(place?.[2] ?? place?.[1]), points });
  }
  if (pairs.length === 0) return null;
  return kind === 'levels' ? { kind, levels } : { kind, ranks };
}

function listIn(text: string): string[] {
  return text.split(/[、,，;；]/).filter((one) => one !== '');
}

function numberIn(text: string): number | null {
  const plain = text.replace('−', '-').replace(/分$/, '');
  return /^[+-]?\d{1,9}(?:\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}
