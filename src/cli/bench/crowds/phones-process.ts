import { SimulatedPhone, type PhoneOwner } from './simulated-phone';

/** Messages to the phones' process. */
export type PhonesOrder = { open: { url: string; phones: PhoneOwner[] } } | { measure: { seconds: number } };

/** Messages from the phones' process; the durations are those of the requests since the order, in ms. */
export type PhonesReport =
  { is: 'ready' } | { is: 'open' } | { is: 'measured'; poll: number[]; push: number[] };

/** Seconds after which a phone asks again, and after which it pushes its next claim. */
const [pollEvery, pushEvery] = [30, 60];
/** Phones that start at a time, because a listening socket's queue is short. */
const atOnce = 25;

/** Simulates hundreds of phones in one process, apart from the server that they use. */
let measured: { poll: number[]; push: number[] } = { poll: [], push: [] };
const say = (report: PhonesReport) => process.send?.(report);

async function open(url: string, owners: readonly PhoneOwner[]): Promise<void> {
  const phones: SimulatedPhone[] = [];
  for (let from = 0; from < owners.length; from += atOnce)
    await Promise.all(
      owners.slice(from, from + atOnce).map(
        (owner) =>
          new Promise<void>((opened, failed) => {
            const phone = new SimulatedPhone(url, owner, {
              took: (what, ms) => measured[what].push(ms),
              opened
            });
            phones.push(phone);
            phone.start().catch(failed);
          })
      )
    );
  phones.forEach((phone, at) => {
    repeat((at / phones.length) * pollEvery, pollEvery, () => phone.poll());
    repeat((at / phones.length) * pushEvery, pushEvery, () => phone.push());
  });
}

/** Does something after so many seconds, and again in each period. A failure ends the process, and so the bench. */
function repeat(first: number, period: number, work: () => Promise<void>): void {
  const run = () => void work().catch(fail);
  setTimeout(() => {
    run();
    setInterval(run, period * 1000);
  }, first * 1000);
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

process.on('message', (order: PhonesOrder) => {
  if ('open' in order) open(order.open.url, order.open.phones).then(() => say({ is: 'open' }), fail);
  else {
    measured = { poll: [], push: [] };
    setTimeout(() => say({ is: 'measured', ...measured }), order.measure.seconds * 1000);
  }
});
process.on('disconnect', () => process.exit(0));
say({ is: 'ready' });
