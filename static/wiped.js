// In the head of every page about whoever is signed in. On a device that was wiped (see
// src/lib/local/phone/wiped-mark.ts) whose cookie Safari has dropped after seven days, the record beside it is left: the
// page isn't shown, the cookie is set again, and the server ends the session before it answers once more.
(function () {
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
