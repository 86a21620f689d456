// In the head of every page that the server draws for somebody signed in. On a device that was wiped (see
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
  location.replace(location.href);
})();
