#!/bin/sh
# Installs what the tests need beyond Python packages: a browser, Chinese fonts, the Nu HTML checker with its Java,
# actionlint, and the web servers the site is shown by.
set -eu
. scripts/apt.sh

missing=
[ -x /usr/bin/chromium ] || missing="$missing chromium"
[ -d /usr/share/fonts/opentype/noto ] && ls /usr/share/fonts/opentype/noto/NotoSansCJK* >/dev/null 2>&1 || missing="$missing fonts-noto-cjk"
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
[ -x /usr/sbin/nginx ] || missing="$missing nginx"
[ -f /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || missing="$missing libnginx-mod-http-brotli-static"
command -v caddy >/dev/null 2>&1 || missing="$missing caddy"
command -v wrk >/dev/null 2>&1 || missing="$missing wrk"
command -v openssl >/dev/null 2>&1 || missing="$missing openssl"
# shellcheck disable=SC2086  # a list of package names
[ -z "$missing" ] || apt_install $missing

if ! cmp -s tests/tools/package-lock.json .tools/installed.json; then
    echo "· 安装网页检查器和流水线检查器（核对指纹）"
    mkdir -p .tools
    cp tests/tools/package.json tests/tools/package-lock.json .tools/
    npm ci --prefix .tools --ignore-scripts --no-audit --no-fund --silent
    cp tests/tools/package-lock.json .tools/installed.json
fi
