# SPDX-License-Identifier: GPL-3.0-or-later
# A person's hands and eyes for the scripts that play in the session: windows by class or name,
# keys, clicks, and where on the screen a colour is. Sourced; $pictures is the folder for pictures.

give_up ()
{
  import -window root "$pictures/failed.png"
  echo "flatpak: $*" >&2
  exit 1
}

# wait_until WHAT COMMAND...: two minutes, for a machine with other work.
wait_until ()
{
  what=$1
  deadline=$(($(date +%s) + 120))
  shift
  until "$@" > /dev/null 2>&1; do
    [ "$(date +%s)" -lt "$deadline" ] || give_up "waited in vain for $what"
    kill -0 "$app" || give_up "the program ended while it was to show $what"
    sleep 0.2
  done
}

# find_window class|name PATTERN: its X id; the newest when there are more.
find_window () { xdotool search --onlyvisible "--$1" "$2" 2> /dev/null | tail -n 1 | grep .; }
no_window () { ! find_window "$1" "$2"; }

# focus class|name PATTERN: waits for the window, which is $window from then on. The keyboard is given
# to it, since there is no window manager to do so.
focus ()
{
  wait_until "a window of $1 $2" find_window "$1" "$2"
  window=$(find_window "$1" "$2")
  xdotool windowfocus --sync "$window"
  sleep 0.5
}

keys () { xdotool key --delay 60 "$@"; sleep 0.3; }
words () { xdotool type --delay 15 "$1"; sleep 0.3; }
click () { xdotool mousemove --window "$window" "$1" "$2" sleep 0.2 click 1 sleep 0.3; }

# see NAME: a picture of the screen. The program's words are told apart by it.
see ()
{
  import -window root "$pictures/$1.png"
  echo "flatpak: seen $1" >> "$HOME/app.log"
}

# places COLOUR: "WIDTH HEIGHT X Y" of each part of the window in that colour, the largest first.
places ()
{
  import -window "$window" png:- \
    | convert png:- -alpha off -fuzz 4% -fill black +opaque "$1" -fill white -opaque "$1" \
      -define connected-components:verbose=true -define connected-components:area-threshold=200 \
      -connected-components 4 null: \
    | awk '/gray\(255\)|\(255,255,255\)/ { gsub (/[x+]/, " ", $2); print $4, $2 }' | sort -rn \
    | cut -d ' ' -f 2-
}

# The button that leads on is the one in the accent colour.
has_accent () { places '#3584e4' | grep .; }
click_accent ()
{
  wait_until "a button in the accent colour ($1)" has_accent
  sleep 0.5
  set -- $(has_accent | head -n 1)
  click $(($3 + $1 / 2)) $(($4 + $2 / 2))
}
