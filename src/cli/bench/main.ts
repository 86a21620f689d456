import { parseArgs } from 'node:util';
import { besideCommit } from './beside/beside-commit';
import { boardBoot } from './boards/board-boot';
import { boardBurnIn } from './boards/board-burn-in';
import { boardLatency } from './boards/board-latency';
import { boardShift } from './boards/board-shift';
import { boardSideBySide } from './boards/board-side-by-side';
import { boardSwaps } from './boards/board-swaps';
import { boardWeight } from './boards/board-weight';
import { claimsDashboard } from './office/claims-dashboard';
import { compareFigure } from './runs/compare';
import { countyEmergency } from './crowds/county-emergency';
import { demoStart } from './servers/demo-start';
import { meetsLimit, type BenchFigure, type BenchProgress } from './runs/figure';
import { hostileChecks } from './points/hostile-checks';
import { million } from './points/million';
import { pageWeight } from './public/page-weight';
import { phonesCrowd } from './crowds/phones-crowd';
import { phoneAnswers } from './phone/phone-answers';
import { phoneDeclare } from './phone/phone-declare';
import { phoneFirstSync } from './phone/phone-first-sync';
import { phoneLighthouse } from './phone/phone-lighthouse';
import { phoneStart } from './phone/phone-start';
import { phoneWeight } from './phone/phone-weight';
import { pointsRows } from './points/points-rows';
import { pointsStart } from './points/points-start';
import { publicFlood } from './public/public-flood';
import { publishedPage } from './public/published-page';
import { reading } from './points/reading';
import { largeLedger } from './office/large-ledger';
import { figureLine } from './runs/report';
import { isBusy, saveRun, keptRuns, newRun, readRun } from './runs/runs';
import { scoring } from './points/scoring';
import { sealing } from './office/sealing';
import { tenThousandBoards } from './crowds/ten-thousand-boards';
import { thousandBoards } from './crowds/thousand-boards';

/**
 * Runs `npm run bench`: measures every promised figure beside its limit or peer. It needs a build. `-- name
 * …` runs some benches only, `--against FILE` compares with that run, `--strict` also fails when a figure got
 * worse. `--beside COMMIT name …` runs the benches of this build and of another commit's by turns.
 */
const benches: Record<string, (progress: BenchProgress) => BenchFigure[] | Promise<BenchFigure[]>> = {
  scoring,
  million,
  reading,
  'points-start': pointsStart,
  'points-rows': pointsRows,
  'hostile-checks': hostileChecks,
  'demo-start': demoStart,
  'page-weight': pageWeight,
  'published-page': publishedPage,
  'public-flood': publicFlood,
  'claims-dashboard': claimsDashboard,
  sealing,
  'large-ledger': largeLedger,
  'board-latency': boardLatency,
  'thousand-boards': thousandBoards,
  'ten-thousand-boards': tenThousandBoards,
  'county-emergency': countyEmergency,
  'phones-crowd': phonesCrowd,
  'phone-answers': phoneAnswers,
  'phone-first-sync': phoneFirstSync,
  'phone-weight': phoneWeight,
  'phone-lighthouse': phoneLighthouse,
  'phone-start': phoneStart,
  'phone-declare': phoneDeclare,
  'board-weight': boardWeight,
  'board-boot': boardBoot,
  'board-shift': boardShift,
  'board-side-by-side': boardSideBySide,
  'board-swaps': boardSwaps,
  'board-burn-in': boardBurnIn
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    against: { type: 'string' },
    beside: { type: 'string' },
    strict: { type: 'boolean', default: false }
  }
});
const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

if (values.beside !== undefined) {
  for (const line of besideCommit(values.beside, positionals)) console.log(line);
  process.exit(0);
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
  const progress: BenchProgress = (what) => process.stderr.write(`  ${name}: ${what}\n`);
  for (const figure of await bench(progress)) {
    const before = earlier.find(({ figures }) => figures.some(({ id }) => id === figure.id));
    const change = before ? compareFigure(figure, before, run) : null;
    console.log(figureLine(figure, change));
    run.figures.push(figure);
    if (!meetsLimit(figure)) missed += 1;
    if (change?.worse) worse += 1;
  }
}
const { cores, cpu, node, commit } = run.machine;
console.log(`${cores} cores of ${cpu}, Node ${node}, ${commit}: ${saveRun(run)}`);
if (missed + worse > 0) console.log(`${missed} missed, ${worse} worse than before`);
process.exit(missed > 0 || (values.strict && worse > 0) ? 1 : 0);
