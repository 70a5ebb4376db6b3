#!/bin/sh
# Builds the wheel, installs it in a clean environment and starts it offscreen.
set -eu
cd "$(dirname "$0")/.."
. tools/prepare.sh
find_uv
export UV_PYTHON_DOWNLOADS=never
rm -rf build/wheel
"$uv" build --quiet --wheel --out-dir build/wheel
"$uv" venv --quiet build/wheel/env
"$uv" export --quiet --frozen --no-emit-project --no-hashes -o build/wheel/requirements.txt
"$uv" pip install --quiet --python build/wheel/env/bin/python -r build/wheel/requirements.txt build/wheel/*.whl
cp tools/smoke.py build/wheel/smoke.py
cd build/wheel
env -u PYTHONPATH QT_QPA_PLATFORM=offscreen env/bin/python smoke.py
