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
identity=${EVIDENCE_KIT_IDENTITY:--}

test -d build/app-env || python3.11 -m venv build/app-env
build/app-env/bin/python -m pip install --quiet --require-hashes -r packaging/requirements-build.txt
build/app-env/bin/python packaging/words.py compile
build/app-env/bin/python packaging/program_icons.py build/icons
build/app-env/bin/pyinstaller --noconfirm --log-level WARN --distpath build/app --workpath build/app-work \
  packaging/pyinstaller/evidence-kit.spec

app="build/app/Evidence Kit.app"
build/app-env/bin/python packaging/licence_bundle.py --out "$app/Contents/Resources/LICENCES.txt"
# From the inside out: a signature covers what lies in it.
find "$app/Contents" -type f \( -name "*.dylib" -o -name "*.so" \) \
  -exec codesign --force --options runtime --timestamp --sign "$identity" {} +
codesign --force --options runtime --timestamp --entitlements packaging/macos/entitlements.plist --sign "$identity" "$app"
codesign --verify --deep --strict "$app"
"$app/Contents/MacOS/evidence-kit" demo --out build/macos-demo

image="build/macos/EvidenceKit-$version.dmg"
mkdir -p build/macos
rm -f "$image"
hdiutil create -volname "Evidence Kit" -srcfolder "$app" -format UDZO "$image"
if [ -n "${EVIDENCE_KIT_NOTARY:-}" ]; then
  codesign --timestamp --sign "$identity" "$image"
  xcrun notarytool submit "$image" --keychain-profile "$EVIDENCE_KIT_NOTARY" --wait
  xcrun stapler staple "$image"
fi
