import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { subjectsIn } from './subjects-in';

it.each([
  ['以户为单位，每户基础积分50分。', 'households'],
  ['积分对象为本村常住农户。党员积分另行公示。', 'households'],
  ['每户每月积分不超过20分，党员带头。', 'households'],
  ['以个人为单位建立台账，每户发放明白卡。', 'people'],
  ['党员积分由支委会评定。', 'people'],
  ['每户积分与干部积分分别公示。', null],
  ['以户为单位的积分和以党员为单位的积分，每户积分公示。', null],
  ['参加会议加2分。', null]
])('%s', (text, subjects) => {
  expect(subjectsIn(text)).toBe(subjects);
});

it.each([
  ['A-community-cadres', 'people'],
  ['B-community-organisation', null],
  ['C-county-officials', 'people'],
  ['D-party-members', 'people'],
  ['foreign/G-community-volunteers', 'people'],
  ['foreign/H-school-branch', 'people']
])('%s', (name, subjects) => {
  expect(subjectsIn(readFileSync(`tests/fixtures/documents/${name}.txt`, 'utf8'))).toBe(subjects);
});
