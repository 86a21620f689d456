import { render } from 'svelte/server';
import type { ComponentProps } from 'svelte';
import { overwriteGetLocale } from '../../src/lib/text/generated/runtime.js';
import shell from '../../src/app.html?raw';
import Notice from '../../src/routes/(resident)/n/[code]/Notice.svelte';

/** Renders the notice page as the server does, without the server. `pages.ts` bundles it. */
export function renderNotice(props: ComponentProps<typeof Notice>): string {
  overwriteGetLocale(() => props.view.locale);
  const { head, body } = render(Notice, { props });
  return (
    shell
      .replace('%lang%', props.view.locale)
      .replace('%sveltekit.head%', () => head)
      .replace('%sveltekit.body%', () => body)
      // These stand in the shells of phone and board only (hooks.server.ts).
      .replace('%watchdog%', '')
      .replace('%noscript%', '')
      .replace('%drawn%', '')
      .replace(/<!--[\s\S]*?-->/g, '')
  );
}
