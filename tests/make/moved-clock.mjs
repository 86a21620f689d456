/**
 * Preloaded into a server that a test starts (`--import`): the process lives on another day, which the test
 * sends over the child's channel. The app has one clock and sign-in another; both use `Date`.
 */
const Real = Date;
const begins = process.env.CLOCK_BEGINS;
let ahead = begins ? Real.parse(begins) - Real.now() : 0;
const now = () => Real.now() + ahead;

globalThis.Date = new Proxy(Real, {
  construct: (target, args, made) => Reflect.construct(target, args.length > 0 ? args : [now()], made),
  apply: () => new Real(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key))
});

process.on('message', ({ now: reported }) => {
  if (reported === undefined) return;
  ahead = Real.parse(reported) - Real.now();
  process.send?.('moved');
});
// The channel alone doesn't keep the process alive.
process.channel?.unref();
