# Sourced by ./run and ./test: makes the environment of the lock, once. Everything said goes to standard error.
# prepare WHAT   WHAT: run (the application) or test (all groups and extras)

UV_VERSION=0.13.8
QT_PACKAGES="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libxkbcommon0 libfontconfig1 libxcb-cursor0 libxcb-icccm4 \
libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0 libxcb-render-util0 libxcb-image0"

say() { printf '%s\n' "$*" >&2; }

prepare() {
    what=$1
    lock=$(cat uv.lock pyproject.toml tools/prepare.sh | cksum)
    for stamp in "$what" test; do
        [ "$(cat ".venv/ready-$stamp" 2>/dev/null)" = "$lock" ] && return
    done
    say "Preparing Trigger Atlas (first start, or the lock changed) ..."
    system_packages
    find_uv
    export UV_PYTHON_DOWNLOADS=never
    case $what in
        run) "$uv" sync --quiet --frozen --inexact --compile-bytecode >&2 ;;
        test) "$uv" sync --quiet --frozen --all-groups --all-extras >&2 ;;
    esac
    printf '%s\n' "$lock" >".venv/ready-$what"
}

system_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    wanted=$QT_PACKAGES
    command -v uv >/dev/null 2>&1 || python3 -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"
    missing=
    for package in $wanted; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        say "Some Debian packages are missing. Run this once, then try again:"
        say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
        exit 1
    fi
    say "Installing Debian packages:$missing"
    apt-get update -qq >&2
    # shellcheck disable=SC2086  # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
}

find_uv() {
    uv=$(command -v uv || true)
    [ -n "$uv" ] && return
    uv=build/bootstrap/bin/uv
    [ -x "$uv" ] && return
    python3 -m venv build/bootstrap
    build/bootstrap/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" >&2
}
