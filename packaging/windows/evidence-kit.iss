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
DisableProgramGroupPage=yes
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

[CustomMessages]
en.Neutral=Call it “Papers at Home” in the Start menu (the window and the list of programs keep its own name)
sl.Neutral=V meniju Start naj piše »Papirji doma« (okno in seznam programov ohranita pravo ime)
it.Neutral=Nel menu Start chiamalo «Carte di casa» (la finestra e l'elenco dei programmi mantengono il suo nome)
en.NeutralName=Papers at Home
sl.NeutralName=Papirji doma
it.NeutralName=Carte di casa

[Tasks]
; Both off by default: on a shared desk the name may be seen.
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "neutral"; Description: "{cm:Neutral}"; Flags: unchecked

[Files]
Source: "..\..\build\app\evidence-kit\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\build\icons\neutral.ico"; DestDir: "{app}"

[InstallDelete]
; Installed again with the other choice, the entry of before goes.
Type: files; Name: "{autoprograms}\Evidence Kit.lnk"; Tasks: neutral
Type: files; Name: "{autodesktop}\Evidence Kit.lnk"; Tasks: neutral
Type: files; Name: "{autoprograms}\{cm:NeutralName}.lnk"; Tasks: not neutral
Type: files; Name: "{autodesktop}\{cm:NeutralName}.lnk"; Tasks: not neutral

[Icons]
Name: "{autoprograms}\Evidence Kit"; Filename: "{app}\evidence-kit.exe"; Tasks: not neutral
Name: "{autodesktop}\Evidence Kit"; Filename: "{app}\evidence-kit.exe"; Tasks: desktop and not neutral
Name: "{autoprograms}\{cm:NeutralName}"; Filename: "{app}\evidence-kit.exe"; IconFilename: "{app}\neutral.ico"; Tasks: neutral
Name: "{autodesktop}\{cm:NeutralName}"; Filename: "{app}\evidence-kit.exe"; IconFilename: "{app}\neutral.ico"; Tasks: desktop and neutral
