import * as v from 'valibot';
import { isMonth, parsePeriod } from './period';

// The marks let a phone that only reads periods leave Valibot out of its program.

/** A period's name: `2026-10`, `2026-Q4`, `2026-H2`, `2026`. */
export const periodSchema = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.string(),
  /* @__PURE__ */ v.check((text) => parsePeriod(text) !== null)
);

/** A month's name, `YYYY-MM`. */
export const monthSchema = /* @__PURE__ */ v.pipe(
  /* @__PURE__ */ v.string(),
  /* @__PURE__ */ v.check(isMonth)
);
