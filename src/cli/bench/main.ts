import { parseArgs } from 'node:util';
import { boardBoot } from './board-boot';
import { boardBurnIn } from './board-burn-in';
import { boardLatency } from './board-latency';
import { boardShift } from './board-shift';
import { boardSideBySide } from './board-side-by-side';
import { boardSwaps } from './board-swaps';
import { boardWeight } from './board-weight';
import { claimsDesk } from './claims-desk';
import { compare } from './compare';
import { countyEmergency } from './county-emergency';
import { demoStart } from './demo-start';
import { holds, type Figure, type Progress } from './figure';
import { hostileChecks } from './hostile-checks';
import { million } from './million';
import { pageWeight } from './page-weight';
import { phoneOffline } from './phone-offline';
import { phoneWeight } from './phone-weight';
import { pointsRows } from './points-rows';
import { pointsStart } from './points-start';
import { publishedPage } from './published-page';
import { largeLedger } from './large-ledger';
import { lineOf } from './report';
import { isBusy, keep, keptRuns, newRun, readRun } from './runs';
import { scoring } from './scoring';
import { sealing } from './sealing';
import { tenThousandBoards } from './ten-thousand-boards';
import { thousandBoards } from './thousand-boards';

/**
 * `npm run bench`: every figure that is promised, beside its limit or peer, measured in this run. Needs a build.
 * `-- name …` runs some only, `--against FILE` compares with that run, `--strict` fails also for what got worse.
 */
const benches: Record<string, (progress: Progress) => Figure[] | Promise<Figure[]>> = {
  scoring,
  million,
  'points-start': pointsStart,
  'points-rows': pointsRows,
  'hostile-checks': hostileChecks,
  'demo-start': demoStart,
  'page-weight': pageWeight,
  'published-page': publishedPage,
  'claims-desk': claimsDesk,
  sealing,
  'large-ledger': largeLedger,
  'board-latency': boardLatency,
  'thousand-boards': thousandBoards,
  'ten-thousand-boards': tenThousandBoards,
  'county-emergency': countyEmergency,
  'phone-weight': phoneWeight,
  'phone-offline': phoneOffline,
  'board-weight': boardWeight,
  'board-boot': boardBoot,
  'board-shift': boardShift,
  'board-side-by-side': boardSideBySide,
  'board-swaps': boardSwaps,
  'board-burn-in': boardBurnIn
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, strict: { type: 'boolean', default: false } }
});
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

const earlier = values.against === undefined ? keptRuns() : [readRun(values.against)];
const run = await newRun(new Date());
if (isBusy(run))
  console.log(
    `! ${Math.round((1 - run.machine.idle) * 100)} % of this machine is busy with other work: times say little`
  );
let missed = 0;
let worse = 0;
for (const [name, bench] of Object.entries(benches)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const progress: Progress = (what) => process.stderr.write(`  ${name}: ${what}\n`);
  for (const figure of await bench(progress)) {
    const before = earlier.find(({ figures }) => figures.some(({ id }) => id === figure.id));
    const change = before ? compare(figure, before, run) : null;
    console.log(lineOf(figure, change));
    run.figures.push(figure);
    if (!holds(figure)) missed += 1;
    if (change?.worse) worse += 1;
  }
}
const { cores, cpu, node, commit } = run.machine;
console.log(`${cores} cores of ${cpu}, Node ${node}, ${commit}: ${keep(run)}`);
if (missed + worse > 0) console.log(`${missed} missed, ${worse} worse than before`);
process.exit(missed > 0 || (values.strict && worse > 0) ? 1 : 0);
