import { expect, it } from 'vitest';
import { readDocument } from './document/read-document';
import { textOfRows } from './document/text-of-rows';
import { worthCells } from './worth/worth-cells';

const reported = (text: string) =>
  readDocument(`一、考勤\n${text}`).rows.map(({ name, worth }) => {
    const { kind, points } = worthCells(worth);
    return [name, kind, points];
  });

it.each([
  ['迟到每次扣2分，每月最多扣6分。', '-2（每月最多3次）'],
  ['迟到每次扣2分。每月不超过6分。', '-2（每月最多3次）'],
  ['迟到每次扣2分，全年累计不得超过6分。', '-2（每年最多3次）'],
  ['迟到每次扣2分，每月限3次。', '-2（每月最多3次）'],
  ['迟到每次扣2分，每月6分封顶。', '-2（每月最多3次）'],
  ['迟到每次扣2分，每月以6分为限。', '-2（每月最多3次）']
])('a cap belongs to the item before it: %s', (text, points) => {
  const [first, ...others] = readDocument(`一、考勤\n1.${text}`).rows;
  expect(worthCells(first?.worth ?? { kind: 'open' })).toEqual({ kind: '按次', points });
  expect(first?.remarks.map(({ code }) => code)).toEqual(['cap-read']);
  expect(`${first?.source.text}。`).toBe(text);
  expect(others).toEqual([]);
});

it.each([
  ['迟到每次扣2分，封顶6分。', '封顶6分'],
  ['迟到每次扣2分，每月最多扣5分。', '每月最多扣5分'],
  ['迟到扣2分，早退扣1分，每月最多扣6分。', '每月最多扣6分'],
  ['迟到每次扣2分。以上各项合计每月不超过6分。', '以上各项合计每月不超过6分'],
  ['受区级表彰加5分，市级表彰加10分，每年最多加20分。', '每年最多加20分']
])('a cap that fits no single item stays open for a person: %s', (text, cap) => {
  const open = readDocument(`一、考勤\n1.${text}`).rows.filter(({ worth }) => worth.kind === 'open');
  expect(open.map(({ source, remarks }) => [source.text, remarks[0]?.code])).toEqual([[cap, 'cap-open']]);
});

it('how many are too many is no cap', () => {
  expect(reported('1.每月迟到不超过3次的，扣1分。')).toEqual([['迟到不超过3次', '按次', '-1']]);
});

it('what may be a rule is listed where it stands, with what it is for a person to say', () => {
  const text =
    '1.迟到每次扣2分；三次迟到的，取消评优资格。\n2.受到区级以上表彰的，加5分，同一事项不重复加分。\n3.讲卫生。';
  expect(reported(text)).toEqual([
    ['迟到', '按次', '-2'],
    ['三次迟到的,取消评优资格', '待定', ''],
    ['受到区级以上表彰', '按次', '5'],
    ['同一事项不重复加分', '待定', '']
  ]);
});

it('in a table too', () => {
  const rows = [
    ['考核项目', '分值', '评分标准'],
    ['考勤', 10, '迟到一次扣2分。全年旷工三次的取消评优资格。']
  ];
  const open = readDocument(textOfRows(rows)).rows.filter(({ worth }) => worth.kind === 'open');
  expect(open?.map(({ source }) => [source.line, source.text])).toEqual([[2, '全年旷工三次的取消评优资格']]);
});

it.each([
  ['第一条按时参加会议的，每次加2分', '按时参加会议'],
  ['第二条 迟到每次扣2分', '迟到'],
  ['受到区级以上表彰的，加5分', '受到区级以上表彰'],
  ['在职党员报到每次加1分', '在职党员报到'],
  ['对接困难户每户加2分', '对接困难户'],
  ['如实上报情况的，加1分', '如实上报情况'],
  ['对参加义务劳动的，加1分', '参加义务劳动']
])('a name keeps its words and no number: %s', (text, name) => {
  expect(readDocument(`一、其他\n${text}。`).rows[0]?.name).toBe(name);
});
