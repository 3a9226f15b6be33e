; Inno Setup 6: an installer for one person, without an administrator. Run by packaging/windows/build.ps1.
; It registers no file types, asks for no network, and starts nothing at logon.
#ifndef Version
  #error Version is given by build.ps1
#endif

[Setup]
AppId={{6B1E0B0C-6C0F-4A57-9B65-0E5D4E3B7A11}
AppName=Evidence Kit
AppVersion={#Version}
AppPublisher=The Evidence Kit contributors
DefaultDirName={autopf}\Evidence Kit
DefaultGroupName=Evidence Kit
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\build\windows
OutputBaseFilename=EvidenceKit-{#Version}-setup
SetupIconFile=..\..\build\icons\evidence-kit.ico
UninstallDisplayIcon={app}\evidence-kit.exe
LicenseFile=..\..\LICENSE
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=no
CloseApplications=yes
#ifdef SignTool
SignTool={#SignTool}
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "sl"; MessagesFile: "compiler:Languages\Slovenian.isl"
Name: "it"; MessagesFile: "compiler:Languages\Italian.isl"

[Tasks]
; Off by default: on a shared desk the name may be seen.
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "..\..\build\app\evidence-kit\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\build\windows\LICENCES.txt"; DestDir: "{app}"

[Icons]
Name: "{group}\Evidence Kit"; Filename: "{app}\evidence-kit.exe"
Name: "{autodesktop}\Evidence Kit"; Filename: "{app}\evidence-kit.exe"; Tasks: desktop
