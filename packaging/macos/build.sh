#!/bin/sh
# Build Evidence Kit.app and a disk image on macOS. Never run so far; see README.
# Signing: EVIDENCE_KIT_IDENTITY names a “Developer ID Application”; EVIDENCE_KIT_NOTARY a profile kept by
# “xcrun notarytool store-credentials”. Without them the app is signed for this computer alone.
set -eu
cd "$(dirname "$0")/../.."
export PYTHONHASHSEED=0
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' evidence_kit/__init__.py)
identity=${EVIDENCE_KIT_IDENTITY:-}

test -d build/app-env || python3.11 -m venv build/app-env
build/app-env/bin/python -m pip install --quiet --require-hashes -r packaging/requirements-build.txt
build/app-env/bin/python packaging/words.py compile
build/app-env/bin/python packaging/program_icons.py build/icons
build/app-env/bin/python packaging/qt_support.py
build/app-env/bin/pyinstaller --noconfirm --log-level WARN --distpath build/app --workpath build/app-work \
  packaging/pyinstaller/evidence-kit.spec

app="build/app/Evidence Kit.app"
folder=build/app/evidence-kit
resources="$app/Contents/Resources"
build/app-env/bin/python packaging/licence_bundle.py --app $folder --out "$resources/LICENCES.txt"
build/app-env/bin/python packaging/bill_of_materials.py --app $folder --out "$resources/bom.cdx.json"
# What lies in the app was signed by PyInstaller; the two new files ask for a new signature around it.
# Signed by nobody, the libraries would be refused under the hardened runtime.
if [ -n "$identity" ]; then
  codesign --force --options runtime --timestamp --entitlements packaging/macos/entitlements.plist --sign "$identity" "$app"
else
  codesign --force --sign - "$app"
fi
codesign --verify --deep --strict "$app"
rm -rf build/macos-demo
"$app/Contents/MacOS/evidence-kit" demo --out build/macos-demo
"$app/Contents/MacOS/evidence-kit" --self-test

image="build/macos/EvidenceKit-$version.dmg"
mkdir -p build/macos
rm -f "$image"
hdiutil create -volname "Evidence Kit" -srcfolder "$app" -format UDZO "$image"
if [ -n "$identity" ] && [ -n "${EVIDENCE_KIT_NOTARY:-}" ]; then
  codesign --timestamp --sign "$identity" "$image"
  xcrun notarytool submit "$image" --keychain-profile "$EVIDENCE_KIT_NOTARY" --wait
  xcrun stapler staple "$image"
fi
