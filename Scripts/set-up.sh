#!/usr/bin/env bash
# Makes sure of what Patchbay is built and tested with, and installs what is missing.
#
#   Scripts/set-up.sh run     what building and running need
#   Scripts/set-up.sh test    that, and what the tests need
set -euo pipefail

swift_major=6
swift_minor=2

give_up() {
    printf 'patchbay: %s\n' "$*" >&2
    exit 1
}

# A toolchain can't be installed in passing: only say where one is to be had.
check_swift() {
    local where='https://www.swift.org/install says how to get one.'
    command -v swift >/dev/null ||
        give_up "there is no \`swift\` here. Patchbay needs a Swift $swift_major.$swift_minor or" \
            "newer toolchain; $where"
    local found major minor
    found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' |
        head -n 1)
    IFS=. read -r major minor _ <<<"${found:-0.0}."
    if ((major < swift_major || (major == swift_major && ${minor:-0} < swift_minor))); then
        give_up "this is Swift ${found:-of an unknown version}. Patchbay needs a Swift" \
            "$swift_major.$swift_minor or newer toolchain; $where"
    fi
}

# Whether a Debian package is there; without dpkg, whether the file that we want from it is.
has() {
    local package=$1 file=$2
    if command -v dpkg >/dev/null; then
        dpkg -s "$package" 2>/dev/null | grep -q '^Status: install ok installed'
    else
        [ -e "$file" ]
    fi
}

# The packages that are missing, one a line.
missing_packages() {
    if [ "$(uname)" != Darwin ]; then
        has libncurses-dev /usr/include/ncurses.h || echo libncurses-dev
        has libsqlite3-dev /usr/include/sqlite3.h || echo libsqlite3-dev
    fi
    # Swift's package manager fetches what we build on with git.
    command -v git >/dev/null || printf '%s\n' git ca-certificates
    if [ "$1" = test ]; then
        command -v tmux >/dev/null || echo tmux
        missing_references
    fi
}

# What some tests hold the simulation against: Linux' own network, which takes root, and a library
# that measures loudness. Without them these tests are skipped and say so, so that nobody is asked
# for a password on their account.
missing_references() {
    [ "$(uname)" = Linux ] && [ "$(id -u)" -eq 0 ] || return 0
    command -v apt-get >/dev/null || return 0
    has iproute2 /sbin/ip || echo iproute2
    has iputils-ping /bin/ping || echo iputils-ping
    has traceroute /usr/bin/traceroute || echo traceroute
    has iptables /usr/sbin/iptables || echo iptables
    has netcat-openbsd /bin/nc.openbsd || echo netcat-openbsd
    has libebur128-1 /usr/lib/libebur128.so.1 || echo libebur128-1
}

install() {
    local by_hand="install by hand: $*"
    command -v apt-get >/dev/null ||
        give_up "some packages are missing, and there is no apt to install them with;" "$by_hand"
    local -a as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            give_up "some packages are missing, and installing them takes root or sudo;" "$by_hand"
        # With nobody there to type a password, sudo must do without one.
        sudo -n true 2>/dev/null || [ -t 0 ] ||
            give_up "some packages are missing, and sudo asks for a password;" "$by_hand"
        as_root=(sudo "${as_root[@]}")
    fi
    echo "patchbay: installing $* with apt"
    # An outdated list of one other source is no reason to stop: the installation will tell.
    "${as_root[@]}" apt-get update -qq || true
    "${as_root[@]}" apt-get install -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=120 "$@" ||
        give_up "apt could not install what is missing (see above);" "$by_hand"
}

case "${1:-}" in
run | test) ;;
*) give_up "usage: Scripts/set-up.sh run|test" ;;
esac

check_swift
packages=$(missing_packages "$1")
if [ -n "$packages" ]; then
    # One word a package is what is wanted here.
    # shellcheck disable=SC2086
    install $packages
fi
