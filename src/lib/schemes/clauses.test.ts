import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  citedRefs,
  documentOf,
  lastNumber,
  listedClauses,
  numbersIn
} from '../../../tests/make/document-clauses';
import { builtInIds, builtInScheme } from '.';

describe.each(builtInIds)('the clauses of %s', (id) => {
  const listed = listedClauses(id);

  it('are listed as the document numbers them, none left out', () => {
    expect(listed.flatMap(({ ref }) => lastNumber(ref) ?? [])).toEqual(numbersIn(id));
    expect(new Set(listed.map(({ ref }) => ref)).size).toBe(listed.length);
  });

  it('each is cited by a rule, or says where it lives or why it is none', () => {
    const unaccounted = listed.filter(({ rule = false, place = '' }) => !rule && place === '');
    expect(unaccounted).toEqual([]);
  });

  it('a rule cites those that are listed as rules, all of them and no others', () => {
    const rules = listed.filter(({ rule }) => rule).map(({ ref }) => ref);
    expect([...citedRefs(id)].sort()).toEqual(rules.sort());
  });

  it('name tests that there are', () => {
    expect(listed.filter(({ test }) => test !== undefined && !existsSync(test))).toEqual([]);
  });

  it('let points buy no goods, so that the demo has no points shop', () => {
    expect(documentOf(id)).not.toMatch(/兑换|积分超市|兑付|礼品|[换购]取?(?:商|物)品/u);
    expect(builtInScheme(id)?.redemption).toBeUndefined();
  });

  it('name no number of days for publicity, objections or answers: the unit sets them', () => {
    expect(documentOf(id)).not.toMatch(
      /(公示|异议|申诉|申辩|反馈|通报|核实)[^。；,，]{0,12}\d+\s*个?(工作)?[日天]/u
    );
  });
});
