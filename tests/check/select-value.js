/**
 * An ESLint rule: a list's choice stands as `selected` on its options. Hydration sets a `value` of `<select>`, also a bound one, anew,
 * and what the reader had chosen before the scripts came would be lost.
 * @type {import('eslint').Rule.RuleModule}
 */
export const selectValue = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      value: 'Write `selected` on the options: `value` loses what was chosen before the scripts came.'
    }
  },
  create: (context) => ({
    'SvelteElement[name.name="select"] > SvelteStartTag > :matches(SvelteAttribute[key.name="value"], SvelteDirective[kind="Binding"][key.name.name="value"])'(
      /** @type {any} */ node
    ) {
      context.report({ node, messageId: 'value' });
    }
  })
};
