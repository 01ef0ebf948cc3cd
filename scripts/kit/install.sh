#!/bin/sh
# Installs gongkai beside this file, without network: finds a Python that is new enough, which does the rest.
cd "$(dirname "$0")" || exit 1
for python in "${PYTHON:-python3.13}" python3.13 python3.12 python3.11 python3.14 python3; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" parts/install.py
    fi
done
# None is. One that is too old can tell so itself.
if python3 -c '' >/dev/null 2>&1; then
    exec python3 parts/install.py
fi
cat parts/no-python.txt
exit 1
