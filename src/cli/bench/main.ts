import { boardLatency } from './board-latency';
import { demoStart } from './demo-start';
import { pageWeight } from './page-weight';
import { pointsStart } from './points-start';
import { report } from './report';

/** `npm run bench`: every figure that is promised, beside its limit or peer, measured in this run. Needs a build. */
const benches = [pointsStart, demoStart, boardLatency, pageWeight];

let missed = 0;
for (const bench of benches) {
  for (const figure of await bench()) missed += report(figure) ? 0 : 1;
}
process.exit(missed === 0 ? 0 : 1);
