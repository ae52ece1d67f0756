#!/bin/sh
# Makes the private Python environment with the pinned spaCy: tools/parity/setup.sh [FOLDER]
# Default folder: .cache/parity-env of the project. Does nothing where it is already complete.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
env=${1:-$here/../../.cache/parity-env}
if [ -e "$env/ready" ] && cmp -s "$env/ready" "$here/requirements.txt"; then
  exit 0
fi
echo "Making $env with $(grep '^spacy==' "$here/requirements.txt") ..."
python3 -m venv --clear "$env"
"$env/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
"$env/bin/python" -c 'import spacy'
cp "$here/requirements.txt" "$env/ready"
