const key = 'sunboard-asked-to-persist';

/**
 * Asks the browser, once, to keep this phone's data also when space is short: forms wait in them that no server has yet. It
 * is asked when the app is installed, because some browsers then ask a person, who has shown by that what the app is
 * worth to them.
 */
export async function askToPersist(isInstalled = runsInstalled()): Promise<void> {
  if (!isInstalled || !navigator.storage?.persist || (await navigator.storage.persisted())) return;
  if (localStorage.getItem(key) !== null) return;
  localStorage.setItem(key, '1');
  await navigator.storage.persist();
}

/** Whether the page runs as an installed app; iPhones say so in a way of their own. */
function runsInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true)
  );
}
