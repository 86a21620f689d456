import { sendStored } from './send-stored';

declare global {
  // The worker loads this as a script of its own, which leaves its function here.
  var sendStored: (() => Promise<void>) | undefined;
}

globalThis.sendStored = sendStored;
