// The explanation's code, that is the rules and the component that draws it, is loaded once the score stands.
export { statementOf } from '$lib/local/phone/explain/statement';
export { default as Explained } from './Explained.svelte';
