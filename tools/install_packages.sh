#!/usr/bin/env bash
# Installs the Debian packages that a group of targets needs, and only those that are missing.
#
#   tools/install_packages.sh build|test|check
#
# Works as root and as a user with sudo. docs/dependencies.md says what each is for.
set -euo pipefail

build="g++ cmake ninja-build pkg-config libpcre2-dev libicu-dev libsimdjson-dev
       nlohmann-json3-dev libcli11-dev libssl-dev libzip-dev libcurl4-openssl-dev
       libexpat1-dev zlib1g-dev libzstd-dev libbrotli-dev python3 python3-pip ca-certificates"
test="libgtest-dev python3-venv python3-jsonschema"
check="clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev clang libbenchmark-dev"

case "${1:-}" in
  build) wanted=$build ;;
  test) wanted="$build $test" ;;
  check) wanted="$build $test $check" ;;
  *) echo "usage: tools/install_packages.sh build|test|check" >&2; exit 2 ;;
esac

missing=()
for package in $wanted; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "Nothing to install."
  exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and installing them needs root or sudo: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
