import { untrack } from 'svelte';
import { useSession } from '../phone-session.svelte';

/**
 * Notes which form the server has taken last, since the page was opened. Called while a component is made.
 * @param tab beginning of the forms' actions
 * @returns `action` of that form; '' while there is none
 */
export function lastTaken(tab: string): { readonly action: string } {
  const session = useSession();
  let action = $state('');
  $effect(() => {
    const taken = session.outbox.filter((form) => form.action.startsWith(tab) && form.state === 'received');
    // A form that a later answer shows leaves the outbox, and what was said of it stays.
    action = taken[taken.length - 1]?.action ?? untrack(() => action);
  });
  return {
    get action() {
      return action;
    }
  };
}
