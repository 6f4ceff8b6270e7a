#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# inside.sh ID HOME: run inside the sandbox, says what of the machine can be reached that should not
# be; no word means that it holds.
id=$1
outer_home=$2

reaches () { echo "the application reaches $*"; }

[ "$(tail -n +3 /proc/net/dev | wc -l)" -eq 1 ] || reaches 'a network device'
# Another program's listening socket would be seen here as well.
! grep -q . /proc/net/route 2> /dev/null || [ "$(wc -l < /proc/net/route)" -le 1 ] || reaches 'a route'
[ ! -e "$outer_home/Documents/photo.jpg" ] || reaches 'the documents'
[ ! -e "$outer_home/secret.txt" ] || reaches 'the home folder'
[ ! -e /run/host/home ] && [ ! -e /run/host/etc ] || reaches "the machine's folders"
! touch /app/x 2> /dev/null || reaches '/app for writing'
! touch /usr/x 2> /dev/null || reaches '/usr for writing'
[ "$XDG_DATA_HOME" = "$outer_home/.var/app/$id/data" ] || echo "data would go to $XDG_DATA_HOME"

# Of the session bus: itself and what a portal offers.
names=$(gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
  --method org.freedesktop.DBus.ListNames | tr -d "'()[] " | tr ',' '\n' \
  | grep -vE '^$|^:|^org\.freedesktop\.(DBus|portal\..*)$' | grep -v "^$id" | sort)
[ -z "$names" ] || reaches "names on the bus: $names"
! gdbus call --session --dest org.freedesktop.Flatpak --object-path /org/freedesktop/Flatpak/Development \
  --method org.freedesktop.Flatpak.Development.HostCommand / '[b"true"]' '{}' '{}' 0 > /dev/null 2>&1 \
  || reaches "the machine's programs"
[ ! -S /run/dbus/system_bus_socket ] || reaches 'the system bus'

status () { sed -n "s/^$1:[[:space:]]*//p" /proc/self/status; }
for set in CapInh CapPrm CapEff CapBnd CapAmb; do
  [ "$(status $set)" = 0000000000000000 ] || reaches "capabilities ($set $(status $set))"
done
[ "$(status NoNewPrivs)" = 1 ] || reaches 'new privileges'
[ "$(status Seccomp)" = 2 ] || reaches 'every system call'
! unshare -U true 2> /dev/null || reaches 'a user namespace of its own'
exit 0
