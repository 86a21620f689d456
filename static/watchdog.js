// In the head of both shells. A version that never paints reloads itself, so that the worker can step back to the
// version before (src/lib/local/worker/tries.ts): two starts of 25 s, and that version paints within the minute. Without
// a worker only a server that answers is worth a reload, and its files may come slowly: a blank page with a last good
// copy below it is better than the browser's error page.
(function () {
  var polls = 0;
  function poll() {
    if (window.__painted) return;
    setTimeout(poll, 25000);
    polls += 1;
    if (navigator.serviceWorker && navigator.serviceWorker.controller) location.reload();
    else if (polls % 3 === 0)
      fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
        function (answer) {
          if (answer.ok) location.reload();
        },
        function () {
          // Away: the next poll asks again.
        }
      );
  }
  setTimeout(poll, 25000);
})();
