# shellcheck shell=bash
# Repairs a profile after a power cut. This file is sourced.

# Runs before each start. The launcher holds the profile's lock, so no browser runs on it.
repair_profile() {
  local profile=$1
  mkdir -p "$profile"
  # These locks name a process from before the cut, or a computer that this one was copied from, and Chromium
  # would refuse to start.
  rm -f "$profile"/Singleton{Lock,Cookie,Socket} || say "$profile 里的锁删不掉" "can't delete the locks in $profile"
  mend_json "$profile/Local State"
  mend_json "$profile/Default/Preferences"
  mark_as_ended "$profile/Default/Preferences"
}

# A damaged file is moved aside, and Chromium begins it anew. The board's token and its last copy are stored
# elsewhere.
mend_json() {
  local file=$1 ends
  [ -e "$file" ] || return 0
  # A power cut leaves an empty file, half of one, or one that ends in zeros.
  ends=$(tr '\0' '?' <"$file" | tr -d ' \n\r\t' | LC_ALL=C sed -n '1s/^\(.\).*\(.\)$/\1\2/p') || ends=
  if [ "$ends" != '{}' ]; then
    say "$file 不完整，放到一边" "$file isn't whole: set aside"
    mv -f "$file" "$file.broken" || say "放不开 $file" "can't set $file aside"
  fi
}

# The file is replaced in one step: a cut in between leaves the old one or the new one.
mark_as_ended() {
  local file=$1
  [ -s "$file" ] || return 0
  if LC_ALL=C sed -e 's/"exit_type":"[A-Za-z]*"/"exit_type":"Normal"/' -e 's/"exited_cleanly":false/"exited_cleanly":true/' "$file" >"$file.repaired" &&
    mv -f "$file.repaired" "$file"; then return 0; fi
  rm -rf "$file.repaired" || true
  say "改不了 $file，照样启动" "can't change $file, starting all the same"
}
