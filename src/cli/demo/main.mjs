#!/usr/bin/env node
// `npm run demo`. Only what an old Node can read stands here: all else is imported once Node is new enough.
import { tooOld } from './node-version.mjs';

const sentence = tooOld(process.versions.node);
if (sentence) {
  process.stderr.write(sentence + '\n');
  process.exit(1);
}
import('./run-demo.mjs').then(({ runDemo }) => runDemo(process.argv.slice(2)));
