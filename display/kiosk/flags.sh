# shellcheck shell=bash
# Chromium's flags, each with its reason; settings that a policy can make stand in policies.json. This file is
# sourced.

# Prints this computer's memory in MB; BOARD_MEMINFO replaces /proc/meminfo in tests.
memory() { awk '/^MemTotal:/ { print int($2 / 1024) }' "${BOARD_MEMINFO:-/proc/meminfo}"; }

# Sets `flags` for an origin and a profile's folder.
collect_flags() {
  local origin=$1 profile=$2 mb heap
  flags=(
    # The board fills the whole screen, without a frame or a way out.
    --kiosk
    --user-data-dir="$profile"
    # Chromium's own texts are Chinese, where any are seen at all.
    --lang=zh-CN
    # A new profile shows no welcome page.
    --no-first-run
    --no-default-browser-check
    # There is no keyring and nobody to give its password; without this flag a window asks.
    --password-store=basic
    # After a power cut no window offers the last session, and no other error window covers the board.
    --hide-crash-restore-bubble
    --noerrdialogs
    # Two fingers would leave the picture enlarged for everybody who comes later, and a swipe would leave the
    # page.
    --disable-pinch
    --overscroll-history-navigation=0
    # While the panel is off no frame is painted; clock, heartbeat and emergencies have to go on all the same.
    --disable-background-timer-throttling
    --disable-backgrounding-occluded-windows
    --disable-renderer-backgrounding
    # The board writes into the page's console that it has painted, and watch.sh reads that from stderr. No
    # port is opened for it.
    --enable-logging=stderr
    --log-level=0
    # Nobody reads crash dumps, and months of them fill a memory card.
    --disable-breakpad
    # The worker stores what the board needs offline; more in the cache only wears the card.
    --disk-cache-size=104857600
  )
  # Sway provides Wayland; tests have no compositor.
  [ -z "${WAYLAND_DISPLAY:-}" ] || flags+=(--ozone-platform=wayland)

  # The board needs 5 MB of heap. A leak ends in a fresh page, not in a computer that swaps itself to death.
  mb=$(memory)
  if [ "$mb" -le 1100 ]; then heap=128; elif [ "$mb" -le 2200 ]; then heap=192; elif [ "$mb" -le 4400 ]; then heap=256; else heap=384; fi
  flags+=(--js-flags="--max-old-space-size=$heap")
  # With 1 GB or less, caches are smaller, and there is one renderer and one drawing thread.
  [ "$mb" -gt 1100 ] || flags+=(--enable-low-end-device-mode --renderer-process-limit=1 --num-raster-threads=1)

  case ${BOARD_GPU:-auto} in
    auto) ;;
    # `off` helps against black, torn or flickering pictures, and a GPU process that crashes in a loop.
    off) flags+=(--disable-gpu) ;;
    # `force` helps against 91% CPU, when Chromium distrusts a GPU that is good enough.
    force) flags+=(--ignore-gpu-blocklist --enable-gpu-rasterization) ;;
    *) refuse "BOARD_GPU=$BOARD_GPU：只能是 auto、off、force" "BOARD_GPU=$BOARD_GPU: auto, off or force" ;;
  esac

  case $(trust_of "$origin") in
    # Plain http has neither a worker nor lasting storage, and the board couldn't start without its server.
    lan)
      flags+=(--unsafely-treat-insecure-origin-as-secure="$origin")
      say "局域网里的 http：让浏览器信任 $origin；谁在这个网里都能改它传来的内容，https 见 deploy/README.zh-CN.md" \
        "plain http in a LAN: the browser is told to trust $origin. Whoever is in this network can alter what it sends; https: deploy/README.md"
      ;;
    open)
      say "$origin 是公网上的 http：浏览器不信任，公示屏断网后不能重新启动；请用 https" \
        "$origin is plain http on the internet: the browser isn't told to trust it, and the board can't start while the server is away. Use https"
      ;;
  esac

  # At each start Chromium loads the pages of its address bar's suggestions, four hundred files for a bar that
  # a kiosk lacks: a third of the board's own start on a slow computer. Of two such flags Chromium takes the
  # last one, so they are joined.
  local extra off=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup
  read -ra extra <<<"${BOARD_EXTRA_FLAGS:-}"
  for flag in ${extra[@]+"${extra[@]}"}; do
    case $flag in --disable-features=*) off+=,${flag#*=} && continue ;; esac
    # With this flag anybody in the network could pose as the server. A LAN's own authority is installed by
    # install.sh --ca.
    case $flag in --ignore-certificate-errors*) refuse "不能用 $flag：用 install.sh --ca 装证书" "$flag isn't used: install.sh --ca installs a certificate" ;; esac
    flags+=("$flag")
  done
  flags+=(--disable-features="$off")
}
