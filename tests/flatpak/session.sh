# SPDX-License-Identifier: GPL-3.0-or-later
# An ordinary user with a home, a display, a session bus and the portals of a desktop, made for one
# run and taken away after it. Sourced by tests/flatpak-proof.sh, which runs as root; everything that
# is proved runs as nobody, because root would keep its rights inside the sandbox.

user=nobody
uid=$(id -u "$user")
runtime_dir=/run/user/$uid

as_user ()
{
  setpriv --reuid="$uid" --regid="$(id -g "$user")" --clear-groups -- \
    env -i PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 HOME="$home" XDG_RUNTIME_DIR="$runtime_dir" \
    XDG_CURRENT_DESKTOP=GNOME XDG_SESSION_TYPE=x11 GSK_RENDERER=cairo "$@"
}

# in_session COMMAND...: with a virtual display and a session bus. A bundle's installation asks the
# system bus about parental controls, so the session bus stands in for it. The portals start by
# themselves, in the home folder as on a desktop, and end with their bus.
in_session ()
{
  (cd "$home" \
    && as_user xvfb-run -a -s '-noreset -screen 0 1280x900x24 -nolisten tcp' dbus-run-session -- \
      sh -c 'export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; "$@"' session "$@")
}

# The document portal, through which files come and go, mounts a folder with /dev/fuse in the
# user's run folder.
open_user ()
{
  [ ! -e "$runtime_dir" ] || fail "$runtime_dir is there already: is another proof running?"
  scratch=$(mktemp -d /var/tmp/trichion-proof.XXXXXX)
  home=$scratch/home
  trap close_user EXIT
  trap 'exit 130' INT TERM
  mkdir -p "$home/Documents" "$scratch/src" "$runtime_dir" /tmp/.X11-unix
  chmod 1777 /tmp/.X11-unix
  chown -R "$user:" "$scratch" "$runtime_dir"
  chmod 700 "$runtime_dir"
  fuse_mode=$(stat -c %a /dev/fuse 2> /dev/null || true)
  [ -z "$fuse_mode" ] || chmod 666 /dev/fuse
}

close_user ()
{
  [ -z "${fuse_mode:-}" ] || chmod "$fuse_mode" /dev/fuse
  ! mountpoint -q "$runtime_dir/doc" || umount -l "$runtime_dir/doc"
  rm -rf "$scratch" "$runtime_dir"
}

# Why sandboxes cannot run here, or nothing.
why_no_sandbox ()
{
  if ! as_user bwrap --unshare-all --ro-bind / / true 2> "$scratch/bwrap.log"; then
    echo "this machine cannot run sandboxes: $(cat "$scratch/bwrap.log")"
  elif [ ! -c /dev/fuse ]; then
    echo 'this machine has no /dev/fuse, which the file portal needs'
  fi
}
