/**
 * An ESLint rule: no field has `maxlength`, by which the browser cuts off the end of a pasted text, and of a pasted number, without a
 * word. A field is bounded by `limited` (`src/lib/ui/text-limit.ts`), which counts and keeps the text.
 * @type {import('eslint').Rule.RuleModule}
 */
export const silentLimit = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      cut: 'Bound the field by `{@attach limited(…)}`: `maxlength` cuts a pasted text without a word.'
    }
  },
  create: (context) => {
    const report = (/** @type {any} */ node) => context.report({ node, messageId: 'cut' });
    return {
      'SvelteAttribute[key.name="maxlength"]': report,
      'SvelteShorthandAttribute[key.name="maxlength"]': report
    };
  }
};
