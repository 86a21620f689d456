/** Why a sentence of a document gives no points: what it is instead. */
export type NoRuleReason = 'heading' | 'number' | 'purpose' | 'procedure' | 'date' | 'demand' | 'table-head';

const purpose =
  /^(?:为了?|根据|依据|按照|以.{2,60}为(?:指导|目标|核心|引领)|坚持|本(?:办法|细则|方案|制度)(?:适用|所称)|适用)/;
const procedure =
  /申报|公示|核实|初评|评定|备案|登记|台账|档案|汇总|研究|负责|监督|领导小组|会议|解释|印发|申请|审核|组织|公开|查询|上报|填写/;
const title = /^.{2,40}(?:办法|细则|方案|制度|规定|通知|规则|标准|表)(?:[(（].{1,8}[)）])?$/;
const date = /^[^\u4e00-\u9fff]*(?:\d{4}年)?\d{1,2}月\d{1,2}日?$|^(?:来源|发布时间|发布日期|作者)/;

/** The reason for a sentence that neither gives points nor has a figure or a consequence of its own. */
export function noRuleReason(text: string): NoRuleReason {
  const plain = text.replace(/\s+/g, '');
  if (!/[\u4e00-\u9fffA-Za-z]/.test(plain)) return 'number';
  if (title.test(plain)) return 'heading';
  // A short line without a sign is the title of what follows.
  if (/^\s*[^。；;，,：:\n]{1,16}\n\s*$/.test(text)) return 'heading';
  if (date.test(plain)) return 'date';
  if (purpose.test(plain)) return 'purpose';
  return procedure.test(plain) ? 'procedure' : 'demand';
}
