#!/usr/bin/env node
// `npm run demo` starts here. This file uses only syntax that an old Node can read; everything else is
// imported once Node is new enough.
import { tooOld } from './node-version.mjs';

const sentence = tooOld(process.versions.node);
if (sentence) {
  process.stderr.write(sentence + '\n');
  process.exit(1);
}
import('./run-demo.mjs').then(({ runDemo }) => runDemo(process.argv.slice(2)));
