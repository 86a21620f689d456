import { totalWords } from './steps';

const absence =
  '(?:(?:没有|未(?!成年|婚|来|就业|脱贫)|无(?!偿|私|障碍|害|烟|人|劳|业|职|子女|家|论|力|依|房|固定))|全勤)';
const month = '(?:每个?月|[当本该全整]月|月内)';
const length = '(?:个?[月周天日]|年度?|季度?|半年|学期|星期)';

/** `担任楼门长的，每月加5分`: how often, right before what it gives. */
const beforeVerb = new RegExp(
  `(?:每${length}|[当该](?:[月年]度?|季度?|学期|[周天日])|年[终底])(?=(?:各|均|可|再|给予|给|得|加|扣|奖励?|计|记|补)*\\d+(?:\\.\\d+)?分)`
);
/** `每季度全勤的`, `全年参加…的`: for how long, at the beginning of what happened. */
const atStart = new RegExp(
  `(?<=^|[,:、(;])\\s*(?:(?![^,]{0,6}(?:参加|出席|缺席|完成|[按在对]))[^,:、(;\\d]{1,6}(?=[每全整]))?(每${length}|按(?:月|季度?|年度?|学期)|[当本该]月|[当本该]季度?|[全整](?:月|年度?|季度?|学期))(?!度?(?:例会|会议|总结|计划|报告))`
);
/** `年度内无违纪的`, `当年无信访的`: for how long nothing happened. */
const without = new RegExp(
  `((?:[一二两三六]个?)?(?:半年|年度?|季度?|学期|月|周)内|[当本该](?:年度?|学期|周|[天日])|连续[^,。;]{1,4}?(?:月|年|季度|周|天|日))[^,。;]{0,12}?${absence}`
);
/** `每月…每次加2分`, `每少1次`: it counts each time all the same. */
const eachTime =
  /每(?:[^,。;月季年周天日期]{0,6}(?:[次起件项篇场条]|个(?![月季学人家]))|缺?少|[缺漏差欠多超]|提前|推迟|拖欠|拖延|延误|逾期|增加)|[/／](?:人?次|[起件项篇场条个])/;
/** `加5分/月` */
const measured = /(?<=分)[/／](季度?|学期|年度?|[月周天日])/;

/**
 * The words that say in which period the points of some words are given (`每月`, `当季`, `全年`): once in each, and not each
 * time. Null where none do, or where they say that each time counts.
 */
export function periodIn(words: string): string | null {
  const [right] = beforeVerb.exec(words) ?? [];
  if (right !== undefined) return right;
  const [, per] = measured.exec(words) ?? [];
  if (per !== undefined) return `每${per}`;
  // A total has a remark of its own.
  if (eachTime.test(words) || totalWords(words) !== null) return null;
  return atStart.exec(words)?.[1] ?? without.exec(words)?.[1] ?? null;
}

const anyMonth = new RegExp(month);
const nothing = new RegExp(`(?<=^|[,:、]|${month}|均|都)(?:内|度)?\\s*${absence}`);

/** `每月按时上下班、无迟到早退的`, `当月无投诉的`: nothing happened in a month. */
export function saysNothingInMonth(words: string): boolean {
  return !eachTime.test(words) && anyMonth.test(words) && nothing.test(words);
}

/** `每月没有迟到、早退等现象的`: nothing else is asked for, and the list ends where it says so. */
const listed = new RegExp(`^${month}内?(?:没有|未|无)[^,;。]{1,40}(?:等|记录|现象)`);

/** Whether all that breaks a monthly award may be read from its words: else a person says it. */
export function saysWhatBreaks(words: string): boolean {
  return listed.test(words);
}
