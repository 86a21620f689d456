// Runs in the head of the page for signing in (src/hooks.server.ts), which only browsers without a session are shown: what a
// wiped device had to end has ended. A record of it that outlived a sign-in would end the new session.
(function () {
  try {
    localStorage.removeItem('sunboard-wiped');
  } catch {
    // A browser that forbids storage has kept no record.
  }
})();
