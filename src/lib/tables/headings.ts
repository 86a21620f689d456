import { headingKey } from '../points';

const setOf = (...words: string[]) => new Set(words.map(headingKey));

const names = setOf(
  '姓名',
  '名字',
  '名单',
  '人员',
  '人员姓名',
  '干部',
  '干部姓名',
  '党员',
  '党员姓名',
  '成员',
  '对象',
  '当事人',
  '被评人',
  '加分人',
  '受奖人',
  '户主',
  '户主姓名',
  '社区',
  '社区名称',
  'name'
);
const numbers = setOf('编号', '工号', '人员编号', '干部编号', '党员编号', '员工编号', 'subject');

/** Heads a column of names: also 姓名/日期, the corner of a table that a line divides. */
export const isNameHeading = (text: string) =>
  names.has(headingKey(text)) ||
  (/^姓名|姓名$/.test(headingKey(text)) && text.length <= 8 && !/[审复负责].*姓名/.test(text));
export const isNumberHeading = (text: string) => numbers.has(headingKey(text));

const totals = /^(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|平均|本页合计|total|sum)/i;
/** 合计 and its like, below a table or right of it. */
export const isTotals = (text: string) => totals.test(text.trim());

const wholeTotals =
  /^(总分|总积分|得分|积分|本月得分|本月积分|当月积分|月积分|月度积分|月得分|总得分|合计得分|积分合计|total|sum)$/i;
export const isTotalHeading = (text: string) =>
  isTotals(text) || /[合总]计$/.test(headingKey(text)) || wholeTotals.test(headingKey(text));

const beside =
  /^(序号?|编?号|no\.?|备注|说明|签名|签字|签字确认|本人签字|部门|科室|职务|岗位|性别|年龄|电话|联系电话|手机|类别|序列|名次|排名|等次|小计|时段|班次|月份|应?实?出勤|应出勤|出勤率|加班|公假|公出|公差|出差|年休|年假|年休假|休假|调休|工龄|身份|政治面貌|单位|社区|网格|小组|地址|证件号码|审核人|登记人|经办人|填表人|核实人)(天数|次数)?$/i;
/** Columns that most sheets have and that are no item. */
export const isBesideHeading = (text: string) => beside.test(headingKey(text));

/** Columns of a list with one line for each thing that happened. */
const fields = {
  serial: setOf('流水号', '单号', '记录号', 'id'),
  item: setOf('事项', '积分事项', '项目', '积分项目', '加分项', 'item'),
  reason: setOf(
    '事由',
    '内容',
    '加减分事由',
    '加分事由',
    '扣分事由',
    '具体事项',
    '事项内容',
    '具体内容',
    '原因'
  ),
  date: setOf('日期', '时间', '发生日期', '发生时间', '登记日期', '事发日期', 'date'),
  quantity: setOf('数量', '次数', '件数', '天数', 'quantity'),
  value: setOf('分值/等级/名次', '等级', '名次', '等级/名次', 'value'),
  points: setOf('分值', '积分', '得分', '分数', '加减分', '本次积分', '奖扣分', '奖惩分'),
  plus: setOf('加分', '奖分', '加分值', '奖励分'),
  minus: setOf('扣分', '减分', '扣分值', '惩罚分'),
  period: setOf('登记月', '入账月', 'period'),
  matter: setOf('同一事项', 'matter'),
  basis: setOf('依据', '文号', '凭证', '佐证', 'basis'),
  reverses: setOf('更正', '冲正', 'reverses')
} as const;

export type ListField = keyof typeof fields;

/** The field of a list that a heading names; null for any other. */
export function listField(text: string): ListField | null {
  const key = headingKey(text);
  return (Object.keys(fields) as ListField[]).find((field) => fields[field].has(key)) ?? null;
}

/** A part of a time by which a form repeats its items: 第一周, 上旬, 10月. */
export const isTimePart = (text: string) =>
  /^(第?[一二三四五六1-6]周|[上中下]旬|[上下]半月|[上下]月|(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度)$/.test(
    headingKey(text)
  );
