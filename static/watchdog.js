// In the head of both shells. A version that never paints reloads itself, so that the worker can step back to the
// version before (src/lib/local/worker/tries.ts). Without a worker only a server that answers is worth a reload: a
// blank page with a last good copy below it is better than the browser's error page.
(function () {
  var wait = 60000;
  function look() {
    if (window.__painted) return;
    setTimeout(look, wait);
    if (navigator.serviceWorker && navigator.serviceWorker.controller) location.reload();
    else
      fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
        function (answer) {
          if (answer.ok) location.reload();
        },
        function () {
          // Away: the next look asks again.
        }
      );
  }
  setTimeout(look, wait);
})();
