// The reports of the plain board (/wall/lite) about itself, for browsers of 2016: ES5. Like display/heartbeat.ts for the whole
// board, it counts what was really painted on the page, and for how long. static/lite.js calls it.
(function () {
  'use strict';
  var shelf = 'sunboard-shown';
  /** ms between two rounds beyond which the machine has slept, so that nobody knows what it showed meanwhile */
  var longest = 5000;
  var paintedWithin = 3000;
  var keepEvery = 60000;
  /** the most notices in one report, and the seconds of a day: see src/lib/sync */
  var atOnce = 60;
  var longestDay = 86400;

  var start = newRun();
  var painted = null;
  var asked = false;
  var looked = null;
  var keptAt = performance.now();
  var trouble = [];
  var sums = read();

  /** 16 random hexadecimal digits. */
  function newRun() {
    var bytes = crypto.getRandomValues(new Uint8Array(8));
    return Array.prototype.map
      .call(bytes, function (byte) {
        return (byte < 16 ? '0' : '') + byte.toString(16);
      })
      .join('');
  }

  function all() {
    return Object.keys(sums).map(function (key) {
      return sums[key];
    });
  }

  /** Told with the next report, and to whoever looks into the console. */
  function wrong(kind, error) {
    console.warn(kind, error);
    if (trouble.indexOf(kind) < 0) trouble.push(kind);
  }

  /** The counts of earlier starts that aren't reported yet. */
  function read() {
    try {
      return JSON.parse(localStorage.getItem(shelf) || '{}');
    } catch (error) {
      wrong('disk', error);
      return {};
    }
  }

  function keep() {
    keptAt = performance.now();
    try {
      localStorage.setItem(shelf, JSON.stringify(sums));
    } catch (error) {
      wrong('disk', error);
    }
  }

  function askForFrame() {
    if (asked) return;
    asked = true;
    requestAnimationFrame(function () {
      asked = false;
      painted = performance.now();
    });
  }

  /**
   * To be called about once a second. `now`: milliseconds since 1970 by the server, `day` and `minute` the unit's, `open` the
   * hall's hours, `codes` of the notices that stand in front.
   */
  function look(seen) {
    var at = performance.now();
    var passed = looked === null ? 0 : at - looked;
    looked = at;
    askForFrame();
    if (painted === null || at - painted >= paintedWithin || passed <= 0 || passed > longest) return;
    var moment = new Date(seen.now).toISOString();
    seen.codes.forEach(function (code) {
      var key = seen.day + '/' + code;
      var sum = sums[key];
      if (!sum)
        sum = sums[key] = {
          code: code,
          day: seen.day,
          run: newRun(),
          first: moment,
          last: moment,
          ms: 0,
          openMs: 0,
          reported: 0
        };
      sum.last = moment;
      sum.ms += passed;
      if (isOpen(seen.open, seen.minute)) sum.openMs += passed;
    });
    if (at - keptAt >= keepEvery) keep();
  }

  /** @param hours "480-1080 1140-1260" in minutes of the day; '': always */
  function isOpen(hours, minute) {
    if (!hours) return true;
    return hours.split(' ').some(function (each) {
      var from = Number(each.split('-')[0]);
      var until = Number(each.split('-')[1]);
      return from < until ? minute >= from && minute < until : minute >= from || minute < until;
    });
  }

  /** A clock that was set back makes the day longer than what stands between its first and its last moment: that is what counts. */
  function noticeOf(sum) {
    var passed = Math.max(0, Math.floor((Date.parse(sum.last) - Date.parse(sum.first)) / 1000));
    var seconds = Math.min(Math.floor(sum.ms / 1000), passed + 60, longestDay);
    return {
      code: sum.code,
      day: sum.day,
      run: sum.run,
      first: sum.first,
      last: sum.last,
      seconds: seconds,
      open: Math.min(Math.floor(sum.openMs / 1000), seconds)
    };
  }

  /** A report for the server, with `reported` to call once the server has it. `day` is the unit's. */
  function report(seen) {
    var notices = all()
      .filter(function (sum) {
        return noticeOf(sum).seconds > sum.reported;
      })
      .map(noticeOf)
      .sort(function (a, b) {
        return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
      })
      .slice(0, atOnce);
    var said = trouble;
    var ago = painted === null ? null : performance.now() - painted;
    return {
      body: {
        shows: seen.revision,
        state: {
          start: start,
          painted: ago === null ? null : new Date(seen.now - ago).toISOString(),
          scene: seen.scene,
          heap: performance.memory ? performance.memory.usedJSHeapSize : null,
          nodes: document.getElementsByTagName('*').length,
          offset: Math.round(Date.now() - seen.now),
          persisted: null,
          version: ('lite ' + seen.version).slice(0, 60),
          browser: navigator.userAgent.slice(0, 300),
          width: Math.round(innerWidth),
          height: Math.round(innerHeight),
          trouble: said.slice()
        },
        notices: notices
      },
      reported: function () {
        trouble = trouble.filter(function (kind) {
          return said.indexOf(kind) < 0;
        });
        notices.forEach(function (notice) {
          var sum = sums[notice.day + '/' + notice.code];
          if (sum) sum.reported = Math.max(sum.reported, notice.seconds);
        });
        all().forEach(function (sum) {
          if (sum.day < seen.day && noticeOf(sum).seconds <= sum.reported)
            delete sums[sum.day + '/' + sum.code];
        });
        keep();
      }
    };
  }

  /** The screen is nobody's board any more: what it has shown is no proof for the one that it may become. */
  function forget() {
    sums = {};
    keep();
  }

  // A page that goes, for a newer program or with its screen's power button, loses nothing.
  window.addEventListener('pagehide', keep);

  window.witness = { look: look, report: report, forget: forget };
})();
