#!/bin/sh
# Puts Decap CMS where the desk serves it from: fetched by npm as the lock file names it, no script of it run.
set -eu
. scripts/apt.sh
target=generator/desk/assets/decap
command -v npm >/dev/null 2>&1 || apt_install nodejs npm

echo "· 安装表单（核对指纹）"
mkdir -p .tools/desk
cp -R scripts/desk/. .tools/desk/
npm ci --prefix .tools/desk --ignore-scripts --no-audit --no-fund --silent
from=.tools/desk/node_modules/decap-cms/dist
rm -rf "$target"
mkdir -p "$target"
cp "$from"/*.decap-cms.js "$from"/decap-cms.js "$from"/decap-cms.js.LICENSE.txt "$target"/
