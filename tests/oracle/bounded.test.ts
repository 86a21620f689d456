import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { builtInText } from '../../src/lib/schemes';
import { openFolder } from './engine';
import { ledgers } from './ledgers';
import { chineseNames } from './names';
import { bounded, type OracleBounds } from './rules/bounded';
import { communityOrganisation } from './rules/community-organisation';
import { townThousand } from './rules/town-thousand';
import { expectSame } from './same';
import { asked } from './seed';
import { periodOf, tablesOf } from './write';

const folder = openFolder();
afterAll(folder.close);

/**
 * Bounds for a weighting in B and for a mean, a ballot and deductions of the year in E: sections with
 * division and without it, side by side.
 */
const cases: { rules: typeof townThousand; bounds: OracleBounds }[] = [
  { rules: communityOrganisation, bounds: { party: { most: '30.5' }, society: { most: '50', least: '0' } } },
  {
    rules: townThousand,
    bounds: {
      office: { most: '240.25', least: '-50' },
      appraisal: { most: '99.99' },
      central: { most: '150' },
      professional: { most: '120' },
      discipline: { least: '-50' }
    }
  }
];

function bind(text: string, bounds: OracleBounds): string {
  return Object.entries(bounds).reduce((whole, [section, { most, least }]) => {
    const line = new RegExp(`^  - { id: ${section}, .*(?= })`, 'm');
    expect(whole).toMatch(line);
    const more = [
      most === undefined ? '' : `, most: ${most}`,
      least === undefined ? '' : `, least: ${least}`
    ];
    return whole.replace(line, (found) => `${found}${more.join('')}`);
  }, text);
}

describe(`sections with caps and floors (${asked.shown})`, () => {
  it.each(cases)('$rules.id: random ledgers come out the same', { timeout: 3_600_000 }, async (one) => {
    const { id: scheme } = one.rules;
    const rules = bounded(one.rules, one.bounds);
    const file = join(folder.path, `${scheme}.yaml`);
    writeFileSync(file, bind(builtInText(scheme) ?? '', one.bounds));
    await fc.assert(
      fc.asyncProperty(ledgers(rules), async (draft) => {
        const tables = tablesOf(rules, draft, chineseNames(scheme));
        await expectSame(folder.path, { scheme, file, period: periodOf(rules, draft), ...tables }, rules);
      }),
      { seed: asked.seed, numRuns: asked.runs }
    );
  });
});
