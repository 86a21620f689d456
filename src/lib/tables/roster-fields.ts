import { headingKey, rosterHeadings } from '../points';

export type RosterColumnField =
  'subject' | 'name' | 'pool' | 'group' | 'department' | 'post' | 'workplace' | 'from' | 'to' | 'reason';

/** The headings of posts: the words below them may also be the groups (类别) of the rules. */
export const postHeadings = [
  '职务',
  '现任职务',
  '职务名称',
  '担任职务',
  '所任职务',
  '行政职务',
  '岗位',
  '职位',
  '岗位名称',
  '职位名称',
  '工作岗位',
  '职务职级'
];

/** The headings that people use for a column of a roster, the likelier first. */
export const rosterColumnNames: Record<RosterColumnField, readonly string[]> = {
  subject: ['编号', 'subject', '工号', '职工编号', '员工编号', '人员编号', '干部编号', '党员编号', '户号'],
  name: ['姓名', 'name', '名字', '人员姓名', '干部姓名', '党员姓名', '职工姓名', '名称', '户主', '户主姓名'],
  pool: ['序列', 'pool'],
  group: ['类别', 'group', '人员类别'],
  department: ['部门', 'department', '所在部门', '所属部门', '工作部门', '科室', '所在科室', '所属科室'],
  post: ['post', ...postHeadings],
  workplace: [
    '单位',
    'workplace',
    '所在单位',
    '工作单位',
    '单位名称',
    '所属单位',
    '任职单位',
    '现单位',
    '现工作单位',
    '所在社区'
  ],
  from: [
    ...rosterHeadings.from,
    'from',
    '到岗时间',
    '到岗日期',
    '任职时间',
    '任职日期',
    '上岗时间',
    '上岗日期',
    '入职时间',
    '入职日期',
    '参加工作时间',
    '参加工作日期'
  ],
  to: [...rosterHeadings.to, 'to', '离岗时间', '离岗日期', '离任时间', '离任日期', '离职时间', '离职日期'],
  reason: ['离开原因', 'reason', '离任原因', '离岗原因', '离职原因', '退出原因', '转出原因', '迁出原因']
};

const fieldOf = new Map(
  (Object.entries(rosterColumnNames) as [RosterColumnField, readonly string[]][]).flatMap(([field, words]) =>
    words.map((word) => [headingKey(word), field] as const)
  )
);

/** The field of a roster that a heading names; null for any other. */
export const rosterFieldNamed = (heading: string): RosterColumnField | null =>
  fieldOf.get(headingKey(heading)) ?? null;
