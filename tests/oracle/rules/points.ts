import { minus, plus, sum, zero, type OracleFraction } from './fraction';
import { type Points } from './words';

export function noPoints(sections: readonly string[]): Points {
  return Object.fromEntries(sections.map((section) => [section, zero]));
}

export function put(points: Points, section: string, more: OracleFraction): void {
  points[section] = plus(points[section] ?? zero, more);
}

export function together(points: Points): OracleFraction {
  return sum(Object.values(points));
}

export function difference(after: Points, before: Points): Points {
  return Object.fromEntries(
    Object.entries(after).map(([section, points]) => [section, minus(points, before[section] ?? zero)])
  );
}
