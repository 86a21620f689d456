import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { faces } from '../contract/corrected-faces';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /[.](ts|svelte)$/.test(file) && !/[.]test[.]ts$/.test(file))
  .map((file) => ({ file, text: readFileSync(`${source}/${file}`, 'utf8') }));

const filesWith = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test('figures as they were sealed are read where nothing but those is right', () => {
  const reads = {
    // The figures that were published first stand beside the corrected figures.
    'lib/server/domain/notices/corrected-period.ts': 'starts from',
    // An objection names the row of the printed notice.
    'lib/server/domain/notices/people-of-notice.ts': 'counts rows',
    'lib/server/domain/periods/periods.ts': 'declares',
    'lib/server/domain/periods/sql-corrected-consequences.ts': 'starts from',
    'lib/server/domain/periods/sql-periods.ts': 'starts from',
    'lib/server/domain/periods/versions-with.ts': 'starts from'
  };
  expect(filesWith(/\bsealedResults\b/).sort()).toEqual(Object.keys(reads).sort());
});

test('the tables of sealed figures are read by those who correct them, or only look who is there', () => {
  const reads = [
    'lib/server/domain/audit/change-content.ts',
    'lib/server/domain/periods/sealed-periods.ts',
    'lib/server/domain/periods/sql-consequences.ts',
    'lib/server/domain/periods/sql-periods.ts',
    'lib/server/domain/periods/sql-pools.ts',
    'lib/server/domain/periods/write-seal.ts',
    // A correction is also booked, and so the sums of sealed months come to include it by themselves (M5).
    'lib/server/domain/redemptions/sql-redemptions.ts',
    'lib/server/domain/roster/sql-elsewhere.ts',
    'lib/server/domain/takeover/sql-takeovers.ts'
  ];
  const isSql = ({ file }: { file: string }) => !file.startsWith('lib/server/platform/');
  const found = files.filter((each) => isSql(each) && /'seal_(result|outcome|conversion)/.test(each.text));
  expect(found.map(({ file }) => file).sort()).toEqual(reads);
});

type Face = { [Kind in keyof typeof faces]: keyof (typeof faces)[Kind] }[keyof typeof faces];

/** The files that take people's sealed figures from the store, each with a place of the walk that shows them. */
const shown: Record<string, Face> = {
  'lib/server/domain/assemblies/assembly-sheet.ts': 'assembly’s sheet',
  'lib/server/domain/assessments/sheet.ts': 'year’s sheet',
  'lib/server/domain/boards/board-feed.ts': 'board',
  'lib/server/domain/certificates/transfer.ts': 'certificate',
  'lib/server/domain/filings/build-filing.ts': 'filing',
  'lib/server/domain/me/own-places.ts': 'phone’s places',
  'lib/server/domain/me/published-after.ts': 'phone',
  'lib/server/domain/notices/build-snapshot.ts': 'public page',
  'lib/server/domain/notices/corrected-snapshot.ts': 'public page',
  'lib/server/domain/notices/trend.ts': 'board',
  'lib/server/domain/periods/explain-period.ts': 'explanation in the office',
  'lib/server/domain/periods/person-year.ts': 'printed year',
  'routes/(resident)/n/[code]/+page.server.ts': 'page without script',
  'routes/office/ledger/export/standings-sheet.ts': 'workbook of a period',
  'routes/office/ledger/export/summary-sheet.ts': 'workbook of a year',
  'routes/office/notices/[code]/notice-of-either-kind.ts': 'poster'
};

/** The files that take them and don't show them as a period's result, each with what it does. */
const unshown: Record<string, string> = {
  'lib/server/domain/me/my-papers.ts': 'asks only which periods there are',
  'lib/server/domain/notices/corrected-period.ts': 'works the correction out',
  'lib/server/domain/outcomes/outcome-sheet.ts': 'has the ranks that a rule looks back at',
  'lib/server/domain/periods/score-period.ts': 'works a sealed period out, to its figures as corrected',
  'lib/server/domain/periods/sealed-history.ts': 'gives the rules what they look back at',
  'lib/server/domain/periods/unlike-assembly.ts': 'compares a draft with what an assembly has fixed',
  'lib/server/domain/redemptions/earned-points.ts': 'adds up what may be spent',
  'lib/server/domain/schemes/what-if.ts': 'compares with other rules',
  'routes/office/seal/+page.server.ts': 'compares a draft with the period before'
};

test('whoever takes sealed figures has a place in the walk of a correction', () => {
  const ofStores = String.raw`\b(?:periods|notices|public|reads)\)?\.(?:results|resultsOf|asCorrected|noticeAsCorrected)\(`;
  const call = new RegExp(String.raw`${ofStores}|\bscorePeriod\(`);
  const isOfUnits = (file: string) => !/^(cli|lib\/server\/domain\/(demo|practice))\//.test(file);
  const found = filesWith(call).filter(isOfUnits);
  expect(found.sort()).toEqual([...Object.keys(shown), ...Object.keys(unshown)].sort());
  const walked = Object.values(faces).flatMap((places) => Object.keys(places));
  expect(walked).toEqual(expect.arrayContaining(Object.values(shown)));
});
