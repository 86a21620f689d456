import { expect, test } from 'vitest';
import { scoreNoun } from './score-noun';

test.each([
  ['积分情况', undefined],
  ['日常积分情况', undefined],
  ['考核得分', { name: '考核得分', english: 'points' }],
  ['得分情况', { name: '得分', english: 'points' }]
])('%s', (score, noun) => {
  expect(scoreNoun({ nouns: { subjects: '干部', score } })).toEqual(noun);
});

test('without nouns they are points; an English word is the document’s', () => {
  expect(scoreNoun({})).toBeUndefined();
  const nouns = { subjects: '社区', score: '考核得分', english: 'assessment points' };
  expect(scoreNoun({ nouns })).toEqual({ name: '考核得分', english: 'assessment points' });
});
