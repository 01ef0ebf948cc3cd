#!/bin/sh
# Makes .venv and installs exactly what the lock file names, hashes checked. Usage: setup.sh LOCKFILE
set -eu
lock=$1
python=${PYTHON:-python3}

if [ ! -x .venv/bin/python ]; then
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        . scripts/apt.sh
        apt_install python3-venv
    fi
    echo "· 建立 .venv"
    "$python" -m venv .venv
fi
echo "· 按 $lock 安装（逐个核对指纹）"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
