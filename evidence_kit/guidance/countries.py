"""A country as somebody types it – a code or a name – → the code the guidance and the case keep.

What this is for: a typing mistake must not quietly lead to another country's numbers, and nobody
should have to know a code to get help. Names are English, with the countries' own names and the
neighbours' where the guidance has numbers or the languages it is written for; what another language
calls them stands beside its words (CLDR, ``packaging/formats.py``). The rules are: what is not
known is said, never guessed; a name that several countries share leads to none of them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import msgspec

from evidence_kit.i18n import Words
from evidence_kit.resources import assets_path

_PART = re.compile(r"([A-Z]{2})-([A-Z0-9]{1,3})")

_OTHER_CODES = {"EL": "GR", "UK": "GB"}
"""Codes the European Union and many people use → ISO 3166-1."""

_OTHER_NAMES = {"Združeno kraljestvo": "GB", "Regno Unito": "GB"}
"""More names than fit a line below."""

_PARTS = {
    "GB-EW": ("England and Wales", "England", "Wales", "Anglija", "Inghilterra", "Galles", "Cymru"),
    "GB-SCT": ("Scotland", "Alba", "Škotska", "Scozia"),
    "GB-NIR": ("Northern Ireland", "Severna Irska", "Irlanda del Nord"),
}
"""Parts of a country whose police and helplines differ, and their names."""

WITH_NUMBERS = frozenset(
    [
        *("SI", "IT", "IE", "DE", "FR", "ES", "NL", "AT", "HR", "PL", "SE"),
        *("US", "CA", "AU", "NZ", "GB", "GB-EW", "GB-SCT", "GB-NIR"),
    ]
)
"""Countries and parts that have telephone numbers of their own in the guidance."""

# ISO 3166-1 alpha-2, as in the tz database (public domain); XK is what is used for Kosovo.
_COUNTRIES = """\
AD Andorra
AE United Arab Emirates | UAE | Emirates
AF Afghanistan
AG Antigua and Barbuda
AI Anguilla
AL Albania
AM Armenia
AO Angola
AQ Antarctica
AR Argentina
AS American Samoa
AT Austria | Österreich | Avstrija
AU Australia
AW Aruba
AX Åland Islands
AZ Azerbaijan
BA Bosnia and Herzegovina
BB Barbados
BD Bangladesh
BE Belgium | België | Belgique
BF Burkina Faso
BG Bulgaria | България | Bolgarija
BH Bahrain
BI Burundi
BJ Benin
BL Saint Barthélemy
BM Bermuda
BN Brunei
BO Bolivia
BQ Caribbean Netherlands | Bonaire
BR Brazil
BS Bahamas
BT Bhutan
BV Bouvet Island
BW Botswana
BY Belarus
BZ Belize
CA Canada
CC Cocos Islands | Keeling Islands
CD Democratic Republic of the Congo | DR Congo
CF Central African Republic
CG Republic of the Congo
CH Switzerland | Schweiz | Suisse | Svizzera | Švica
CI Côte d'Ivoire | Ivory Coast
CK Cook Islands
CL Chile
CM Cameroon
CN China
CO Colombia
CR Costa Rica
CU Cuba
CV Cape Verde | Cabo Verde
CW Curaçao
CX Christmas Island
CY Cyprus | Κύπρος | Kıbrıs
CZ Czechia | Czech Republic | Česko | Česká republika
DE Germany | Deutschland | Nemčija | Germania
DJ Djibouti
DK Denmark | Danmark
DM Dominica
DO Dominican Republic
DZ Algeria
EC Ecuador
EE Estonia | Eesti
EG Egypt
EH Western Sahara
ER Eritrea
ES Spain | España | Španija | Spagna
ET Ethiopia
FI Finland | Suomi
FJ Fiji
FK Falkland Islands
FM Micronesia
FO Faroe Islands
FR France | Francija | Francia
GA Gabon
GB United Kingdom | UK | Great Britain | Britain | Velika Britanija | Gran Bretagna
GD Grenada
GE Georgia
GF French Guiana
GG Guernsey
GH Ghana
GI Gibraltar
GL Greenland
GM Gambia
GN Guinea
GP Guadeloupe
GQ Equatorial Guinea
GR Greece | Hellas | Ελλάδα | Grčija | Grecia
GS South Georgia and the South Sandwich Islands | South Georgia
GT Guatemala
GU Guam
GW Guinea-Bissau
GY Guyana
HK Hong Kong
HM Heard Island and McDonald Islands
HN Honduras
HR Croatia | Hrvatska | Hrvaška
HT Haiti
HU Hungary | Magyarország | Madžarska
ID Indonesia
IE Ireland | Éire | Irska | Irlanda
IL Israel
IM Isle of Man
IN India
IO British Indian Ocean Territory
IQ Iraq
IR Iran
IS Iceland
IT Italy | Italia | Italija
JE Jersey
JM Jamaica
JO Jordan
JP Japan
KE Kenya
KG Kyrgyzstan
KH Cambodia
KI Kiribati
KM Comoros
KN Saint Kitts and Nevis | St Kitts and Nevis
KP North Korea
KR South Korea | Republic of Korea
KW Kuwait
KY Cayman Islands
KZ Kazakhstan
LA Laos
LB Lebanon
LC Saint Lucia | St Lucia
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania | Lietuva
LU Luxembourg | Lëtzebuerg
LV Latvia | Latvija
LY Libya
MA Morocco
MC Monaco
MD Moldova
ME Montenegro
MF Saint Martin | St Martin
MG Madagascar
MH Marshall Islands
MK North Macedonia | Macedonia
ML Mali
MM Myanmar | Burma
MN Mongolia
MO Macau | Macao
MP Northern Mariana Islands
MQ Martinique
MR Mauritania
MS Montserrat
MT Malta
MU Mauritius
MV Maldives
MW Malawi
MX Mexico
MY Malaysia
MZ Mozambique
NA Namibia
NC New Caledonia
NE Niger
NF Norfolk Island
NG Nigeria
NI Nicaragua
NL Netherlands | Holland | Nederland
NO Norway | Norge
NP Nepal
NR Nauru
NU Niue
NZ New Zealand
OM Oman
PA Panama
PE Peru
PF French Polynesia
PG Papua New Guinea
PH Philippines
PK Pakistan
PL Poland | Polska | Poljska | Polonia
PM Saint Pierre and Miquelon
PN Pitcairn
PR Puerto Rico
PS Palestine
PT Portugal | Portugalska | Portogallo
PW Palau
PY Paraguay
QA Qatar
RE Réunion
RO Romania | România | Romunija
RS Serbia | Srbija | Србија
RU Russia | Russian Federation
RW Rwanda
SA Saudi Arabia
SB Solomon Islands
SC Seychelles
SD Sudan
SE Sweden | Sverige
SG Singapore
SH Saint Helena | St Helena
SI Slovenia | Slovenija
SJ Svalbard and Jan Mayen
SK Slovakia | Slovensko | Slovaška
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia
SR Suriname
SS South Sudan
ST São Tomé and Príncipe
SV El Salvador
SX Sint Maarten
SY Syria
SZ Eswatini | Swaziland
TC Turks and Caicos Islands
TD Chad
TF French Southern Territories
TG Togo
TH Thailand
TJ Tajikistan
TK Tokelau
TL Timor-Leste | East Timor
TM Turkmenistan
TN Tunisia
TO Tonga
TR Türkiye | Turkey
TT Trinidad and Tobago | Trinidad
TV Tuvalu
TW Taiwan
TZ Tanzania
UA Ukraine | Україна
UG Uganda
UM US minor outlying islands
US United States | United States of America | USA | America
UY Uruguay
UZ Uzbekistan
VA Vatican City | Vatican | Holy See
VC Saint Vincent and the Grenadines | St Vincent
VE Venezuela
VG British Virgin Islands
VI US Virgin Islands
VN Vietnam | Viet Nam
VU Vanuatu
WF Wallis and Futuna
WS Samoa
XK Kosovo
YE Yemen
YT Mayotte
ZA South Africa
ZM Zambia
ZW Zimbabwe
"""


def find_country(text: str) -> str | None:
    """Return the code of a country, or of a part of one; ``None`` for what is no country.

    >>> find_country("slovenija"), find_country("UK"), find_country("gb_sct"), find_country("XX")
    ('SI', 'GB', 'GB-SCT', None)
    """
    code = text.strip().upper().replace("_", "-")
    code = _OTHER_CODES.get(code, code)
    if code in _NAMES:
        return code
    part = _PART.fullmatch(code)
    if part is not None:
        country = _OTHER_CODES.get(part[1], part[1])
        return f"{country}-{part[2]}" if country in _NAMES else None
    return _BY_NAME.get(_plain(text))


def name_of(code: str) -> str:
    """Return the English name of a country or part; a part without one is called by its code.

    >>> name_of("SI"), name_of("GB-SCT"), name_of("DE-BY")
    ('Slovenia', 'Scotland', 'DE-BY')
    """
    names = _NAMES.get(code) or _PARTS.get(code)
    return names[0] if names else code


def name_in(code: str, words: Words) -> str:
    """Return what a language calls a country or part, in English where it has no name for it."""
    english = name_of(code)
    # The parts, and countries with guidance, stand among the words.
    return _names_in(words.info().get("language", "en")).get(code) or words.gettext(english)


def matching(text: str, words: Words | None = None) -> tuple[str, ...]:
    """Return the codes of all countries and parts that somebody may mean who types this far.

    One that is called exactly so comes first; then those that begin so, with a name or their code;
    last those with a word that does. Among these, whoever has numbers in the guidance comes
    before the others, because it is likely the one that is meant and the one that helps. Nothing
    typed yet means all of them, in the order of their names.

    Args:
        text: What was typed.
        words: The language that is spoken; English when left out.

    >>> matching("slo")[0], matching("SCOT"), matching("ireland")
    ('SI', ('GB-SCT',), ('IE', 'GB-NIR'))
    """
    typed = _plain(text)
    spoken = words or Words()
    names = {code: (name_in(code, spoken), *others) for code, others in (_NAMES | _PARTS).items()}
    everywhere = sorted(names, key=lambda code: _plain(names[code][0]))
    if not typed:
        return tuple(everywhere)
    called = {code: [_plain(name) for name in names[code]] for code in everywhere}
    meant = [code for code in (find_country(text),) if code in names]
    exact = [code for code in meant if typed in called[code]]
    first = [code for code in everywhere if called[code][0].startswith(typed)]
    others = [
        code for code in everywhere if any(name.startswith(typed) for name in called[code][1:])
    ]
    inside = [
        code
        for code in everywhere
        if any(_plain(word).startswith(typed) for name in names[code] for word in name.split())
    ]
    begin = _with_numbers_first((*meant, *first, *others))
    return tuple(dict.fromkeys((*exact, *begin, *_with_numbers_first(inside))))


def find_meant(text: str, words: Words | None = None) -> str | None:
    """Return the code of the only country or part that can be meant; ``None`` where several can.

    That is the one that is called exactly so, the only one whose name in the language that is
    spoken begins so, or the only one that has any name that does. Two letters that happen to be a
    code are no name: who types ``sl`` may be on the way to Slovenia.

    Args:
        text: What was typed.
        words: The language that is spoken; English when left out.

    >>> find_meant("england"), find_meant("usa"), find_meant("united k"), find_meant("sl")
    ('GB-EW', 'US', 'GB', None)
    >>> find_meant("sloven"), find_meant("slov")
    ('SI', None)
    """
    typed = _plain(text)
    found = matching(text, words) if typed else ()
    spoken = words or Words()
    names = _NAMES | _PARTS
    called = [
        code
        for code in found
        if typed in {_plain(name) for name in (name_in(code, spoken), *names[code])}
    ]
    spoken_so = [code for code in found if _plain(name_in(code, spoken)).startswith(typed)]
    # Slovakia is Slovensko at home; who types “sloven” in English does not mean it.
    is_word = len(typed) > _CODE_LETTERS
    meant = called or (spoken_so if is_word and len(spoken_so) == 1 else list(found))
    return meant[0] if len(meant) == 1 else None


def _with_numbers_first(codes: Iterable[str]) -> list[str]:
    return sorted(codes, key=lambda code: code not in WITH_NUMBERS)


@cache
def _names_in(language: str) -> dict[str, str]:
    path = assets_path() / "locale" / language.replace("-", "_") / "countries.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str]) if path.exists() else {}


def _plain(name: str) -> str:
    """Return a name without accents, case, spaces and signs, so that keyboards do not matter."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("&", " and ").strip())
    plain = "".join(letter for letter in letters if letter.isalnum() or letter.isspace())
    return "".join(word for word in plain.split() if word != "the")


def _read_names() -> dict[str, tuple[str, ...]]:
    lines = (line.partition(" ") for line in _COUNTRIES.splitlines())
    return {code: tuple(names.split(" | ")) for code, _, names in lines}


_CODE_LETTERS = 2
"""So short may be a code as well as the beginning of a name."""

_NAMES = _read_names()

_BY_NAME = {
    **{_plain(name): code for code, names in (*_NAMES.items(), *_PARTS.items()) for name in names},
    **{_plain(name): code for name, code in _OTHER_NAMES.items()},
}
