# Build the folder, a portable ZIP and the installer on Windows. Never run so far; see README.
# Signing: set EVIDENCE_KIT_SIGN to a command that signs the file whose name is appended.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$env:PYTHONHASHSEED = "0"
if (-not $env:SOURCE_DATE_EPOCH) { $env:SOURCE_DATE_EPOCH = git log -1 "--format=%ct" }
$version = (Select-String -Path evidence_kit\__init__.py -Pattern '^__version__ = "(.+)"').Matches[0].Groups[1].Value

function Invoke-Step([scriptblock]$step) { & $step; if ($LASTEXITCODE) { throw "ended with status $LASTEXITCODE" } }
function Invoke-Signing([string]$file) {
  if ($env:EVIDENCE_KIT_SIGN) { Invoke-Step { cmd /c "$env:EVIDENCE_KIT_SIGN `"$file`"" } }
}

if (-not (Test-Path build\app-env)) { Invoke-Step { py -3.11 -m venv build\app-env } }
$python = "build\app-env\Scripts\python.exe"
Invoke-Step { & $python -m pip install --quiet --require-hashes -r packaging\requirements-build.txt }
Invoke-Step { & $python packaging\words.py compile }
Invoke-Step { & $python packaging\program_icons.py build\icons }
Invoke-Step { & $python packaging\windows\version_info.py build\windows\version.txt }
Invoke-Step { & $python packaging\qt_support.py }
Invoke-Step { & build\app-env\Scripts\pyinstaller.exe --noconfirm --log-level WARN --distpath build\app --workpath build\app-work packaging\pyinstaller\evidence-kit.spec }
$app = "build\app\evidence-kit"
# Licences and the list of what it is made of travel with it.
Invoke-Step { & $python packaging\licence_bundle.py --app $app --out "$app\LICENCES.txt" }
Invoke-Step { & $python packaging\bill_of_materials.py --app $app --out "$app\bom.cdx.json" }
Invoke-Signing "$app\evidence-kit.exe"
if (Test-Path build\windows-demo) { Remove-Item -Recurse build\windows-demo }
Invoke-Step { & "$app\evidence-kit.exe" demo --out build\windows-demo }
Invoke-Step { & "$app\evidence-kit.exe" --self-test }

# With this folder beside it the program keeps its preferences on the stick; an installation has none.
New-Item -ItemType Directory -Force "$app\preferences" | Out-Null
Set-Content "$app\preferences\README.txt" "What the program remembers is kept in this folder, on this stick."
Compress-Archive -Force -Path $app -DestinationPath "build\windows\EvidenceKit-$version-portable.zip"
Remove-Item -Recurse "$app\preferences"
# Inno Setup signs the program that removes and the installer by the same command.
$signing = @()
if ($env:EVIDENCE_KIT_SIGN) {
  $signing = @("/DSignTool=kit", ("/Skit=cmd /c " + $env:EVIDENCE_KIT_SIGN.Replace('"', '$q') + ' $f'))
}
Invoke-Step { iscc /Q "/DVersion=$version" @signing packaging\windows\evidence-kit.iss }
