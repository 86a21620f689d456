// Runs in the head of every page about whoever is signed in (src/hooks.server.ts). The policy names it by its hash, and nothing
// translates it: Chromium 87 reads it as it stands.
(function () {
  // A form that is sent before the page's program has come isn't known to it (src/lib/ui/early-input.ts).
  addEventListener('submit', function (event) {
    if (!event.defaultPrevented && event.target instanceof Element)
      event.target.setAttribute('data-sent-early', '');
  });

  try {
    if (localStorage.getItem('sunboard-wiped') === null) return;
  } catch {
    // A browser that forbids storage has kept no record.
    return;
  }
  document.documentElement.hidden = true;
  document.cookie = 'sunboard-wiped=1; path=/; max-age=34560000; samesite=lax';
  if (document.cookie.split('; ').indexOf('sunboard-wiped=1') !== -1) {
    location.replace(location.href);
    return;
  }
  // Where a script can't set cookies, the session ends as it does for whoever signs out.
  fetch('/sign-out', { method: 'POST', body: new URLSearchParams() }).then(function (answer) {
    if (answer.ok) location.replace('/sign-in');
  });
})();
