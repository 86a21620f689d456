import { expect, test } from 'vitest';
import { makeSnapshot } from '../../../tests/fixtures/feed';
import { yearDrawing, labelGap, drawingSize, labelWidth } from './year-drawing';

const { trend } = makeSnapshot({ today: '2026-11-11' });
const chinese = (month: string) => `${Number(month.slice(5))}月`;

test('the first month and the last say that they are months', () => {
  const labels = yearDrawing(trend, chinese, 0)?.months.map(({ label }) => label);
  expect(labels).toEqual(['1月', '2', '3', '4', '5', '6', '7', '8', '9', '10月']);
});

test('names without figures stand at both ends only, and never side by side', () => {
  const english = (month: string) => (month.endsWith('-01') ? 'Jan' : 'Oct');
  expect(yearDrawing(trend, english, 0)?.months.map(({ label }) => label)).toEqual(['Jan', 'Oct']);
  expect(yearDrawing(trend.slice(-2), english, 0)?.months.map(({ label }) => label)).toEqual(['Oct']);
});

test('in December the labels still end inside the drawing, however long they are', () => {
  const { trend } = makeSnapshot({ today: '2027-01-11' });
  const label = labelWidth('个人最高 1,234.5');
  const drawing = yearDrawing(trend, chinese, label);
  expect((drawing?.end.x ?? Infinity) + labelGap + label).toBeLessThanOrEqual(drawingSize.width + 1);
});

test('a single month is no trend', () => {
  expect(yearDrawing(trend.slice(-1), chinese, 0)).toBeNull();
});
