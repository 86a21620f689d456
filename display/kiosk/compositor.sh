#!/usr/bin/env bash
# What the unit starts: sway, with the renderer that this device's settings ask for.
set -euo pipefail

# A machine whose GPU has no driver: a slow picture is better than none, and wlroots refuses that unless it is told.
export WLR_RENDERER_ALLOW_SOFTWARE=1
[ "${BOARD_GPU:-auto}" != off ] || export WLR_RENDERER=pixman
exec sway --config "$(dirname "$(readlink -f "$0")")/sway.config"
