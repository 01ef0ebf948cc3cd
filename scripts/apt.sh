# Sourced: apt_install PACKAGE… installs Debian packages, as root or through sudo, and says so.
apt_install() {
    echo "· 用 apt 安装：$*"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1; then
        as_root=sudo
    else
        echo "需要管理员权限。请管理员运行：apt-get install $*" >&2
        exit 1
    fi
    $as_root apt-get -qq update
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq install -y --no-install-recommends "$@" >/dev/null
}
