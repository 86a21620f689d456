// Runs in the head of the page for signing in (src/hooks.server.ts). Only browsers without a session get this page: the wiped
// device's session has ended. Were the record kept, signed-in-head.js would end the next session too.
(function () {
  try {
    localStorage.removeItem('sunboard-wiped');
  } catch {
    // A browser that forbids storage has kept no record.
  }
})();
