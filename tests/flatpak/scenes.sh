#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# scenes.sh SCENE ID FOLDER: what a person does with the installed application, played by keys and
# mouse in the session that tests/flatpak/session.sh made. Files come and go through the dialogs of
# the desktop's portals, which are windows of another program.
set -u

id=$2
pictures=$3/pictures
. "$(dirname "$0")/hands.sh"
own='^trichion$'
portal='xdg-desktop-portal-gtk'

# The words of the program go to ~/app.log.
begin ()
{
  ${TRI_COMMAND:-flatpak run} "$id" "$@" >> "$HOME/app.log" 2>&1 &
  app=$!
  focus class "$own"
}

# Ctrl+Q saves what is pending; the program ends by itself, and well.
end ()
{
  focus class "$own"
  keys ctrl+q
  wait "$app" || give_up "the program ended with $?"
}

# name_file PATH: into the portal's dialog for opening or saving.
name_file ()
{
  focus class "$portal"
  sleep 2
  keys ctrl+a
  # At the first letter the dialog for opening makes a line to type in, and would lose the next ones.
  words /
  sleep 1
  words "${1#/}"
  sleep 1
  see "portal-$(basename "$1")"
  keys Return
  wait_until 'the file dialog to close' no_window class "$portal"
  focus class "$own"
}

has_dialog () { [ "$(xdotool search --onlyvisible --class "$own" | wc -l)" -gt 1 ]; }
has_no_dialog () { ! has_dialog; }

# The search finds the only client.
open_client ()
{
  sleep 2
  keys ctrl+f
  words 'Marlon'
  sleep 1
  keys Return
  sleep 4
}

# A question has its answer on the key Return.
agree ()
{
  wait_until 'the question' has_dialog
  focus class "$own"
  see "$scene-question"
  keys Return
}

# The photo of a made-up head, in a frame of a colour by which it is found on the screen; what is
# clicked are the points of data/samples/landmarks.json.
frame='#ff00ff'
has_frame () { places "$frame" | grep .; }
point () { click $((photo_x + $1 * photo_width / 1500)) $((photo_y + $2 * photo_height / 2000)); }

scene_consultation ()
{
  begin
  see first-window
  keys ctrl+n
  focus name '^New Client$'
  words 'Marlon Hale'
  keys Return
  wait_until 'the client to be saved' no_window name '^New Client$'
  focus class "$own"
  sleep 1

  click_accent 'Import Photo'
  name_file "$HOME/Documents/photo.jpg"
  sleep 2
  click_accent 'Front'
  wait_until 'the photo' has_frame
  sleep 2
  set -- $(has_frame)
  photo_width=$1 photo_height=$2 photo_x=$3 photo_y=$4
  point 915 942
  point 587 943
  point 751 1206
  point 1134 918
  point 370 907
  point 748 375
  sleep 3
  see points
  click_accent 'Use This Fit'
  sleep 8
  see design

  keys ctrl+Return
  focus name '^Choose This Style$'
  sleep 2
  see choose
  click_accent 'Record the Choice'
  wait_until 'the choice to be recorded' no_window name '^Choose This Style$'
  focus class "$own"
  sleep 3
  see plan
  end
}

scene_files ()
{
  begin
  open_client
  keys ctrl+e
  agree
  name_file "$HOME/Documents/saved/picture.jpg"
  wait_until 'the picture' test -s "$HOME/Documents/saved/picture.jpg"
  see saved-picture
  keys F10 Down Down Down Down Return
  agree
  name_file "$HOME/Documents/saved/sheet.pdf"
  wait_until 'the sheet' test -s "$HOME/Documents/saved/sheet.pdf"
  see saved-sheet
  end
}

# The portal's print dialog prints into a file, in the folder that the session began in.
scene_print ()
{
  begin
  open_client
  keys ctrl+p
  agree
  focus class "$portal"
  sleep 2
  click 100 86
  sleep 1
  see print
  keys alt+p
  wait_until 'the print dialog to close' no_window class "$portal"
  wait_until 'what was printed' find_print
  sleep 1
  end
}
find_print () { ls "$HOME"/*.pdf; }

# After the update: the client and the choice are where they were.
scene_again ()
{
  begin
  see again-window
  open_client
  keys alt+2
  sleep 2
  see again-plan
  end
}

put_away ()
{
  focus class "$own"
  keys Escape
  wait_until 'the dialog to close' has_no_dialog
  focus class "$own"
}

# Every page and window with the demo client, for eyes: pages that are not there yet give the last
# one again.
scene_pages ()
{
  begin --demo
  wait_until 'the demo client' has_accent
  sleep 5
  for page in 1 2 3 4 5; do
    keys "alt+$page"
    sleep 3
    see "client-$page"
  done
  keys alt+2
  for dialog in edit-client choose present; do
    case $dialog in
      edit-client) keys F10 Down Return ;;
      choose) keys ctrl+Return ;;
      present) keys F5 ;;
    esac
    sleep 4
    see "$dialog"
    put_away
  done
  keys alt+2 alt+Left
  sleep 3
  for page in 1 2 3 4 5; do
    keys "alt+$page"
    sleep 2
    see "home-$page"
  done
  for dialog in ctrl+n ctrl+comma F1 F10; do
    keys "$dialog"
    sleep 3
    see "dialog-$dialog"
    put_away
  done
  end
}

scene=$1
"scene_$scene"
