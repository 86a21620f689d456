#!/usr/bin/env bash
# The systemd unit starts this: sway, with the renderer that this device's settings ask for.
set -euo pipefail

# On a machine without a GPU driver wlroots refuses to render in software unless it is allowed, and a slow
# picture is better than none.
export WLR_RENDERER_ALLOW_SOFTWARE=1
[ "${BOARD_GPU:-auto}" != off ] || export WLR_RENDERER=pixman
exec sway --config "$(dirname "$(readlink -f "$0")")/sway.config"
