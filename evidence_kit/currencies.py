"""Which signs, codes and words stand for which money.

The rules are: ISO 4217 codes and coin tickers in capitals always count; in small letters only those
that are no word of a language spoken here, unless a currency was asked for; a sign that several
countries share is settled by the case's country, or said to be unsettled.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CODES = _words("""
AED AMD ARS AUD AZN BAM BDT BGN BRL CAD CHF CLP CNY COP CZK DKK DZD EGP ETB EUR GBP GEL GHS HKD
HRK HUF IDR ILS INR ISK JPY KES KRW KZT LKR MAD MDL MKD MXN MYR NGN NOK NPR NZD PEN PHP PKR PLN QAR
RON RSD RUB SAR SEK SGD THB TND TRY TWD TZS UAH UGX USD VND XAF XOF ZAR
BCH BNB BTC DOGE ETH LTC SOL TON TRX USDC USDT XMR XRP
""")

_ASKED_FOR_CODES = _words("""
AFN ALL ANG AOA AWG BBD BHD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF CRC CUP CVE DJF DOP ERN FJD
FKP GIP GMD GNF GTQ GYD HNL HTG IQD IRR JMD JOD KGS KHR KMF KPW KWD KYD LAK LBP LRD LSL LYD MGA
MMK MNT MOP MRU MUR MVR MWK MZN NAD NIO OMR PAB PGK PYG RWF SBD SCR SDG SHP SLE SOS SRD SSP STN
SVC SYP SZL TJS TMT TOP TTD UYU UZS VES VUV WST XCD XPF YER ZMW ZWG
ADA AVAX BUSD DAI DASH DOT ETC FDUSD PYUSD SHIB ZEC
""")
"""Codes that nobody looks for in a text, where they are likelier something else."""

_SMALL_LETTER_CODES = _words("""
aud bam bgn brl chf czk eur gbp hrk huf inr jpy ngn nzd pkr pln rsd rub sek uah usd xaf xof zar
btc doge eth ltc trx usdc usdt xmr xrp
""")

_WORDS = {
    "EUR": "euro euros euri eura eurov evro evra evre evri evrov evrom evroma evrih euró",
    "GBP": "pound pounds quid sterling sterline sterlina funt funta funte funti funtov",
    "USD": ("dollar dollars bucks dollaro dollari dolar dolarja dolarje dolarji dolarjev dólares"),
    "CHF": "franken frankov franchi",
    "INR": "rupee rupees rs",
    "NGN": "naira",
    "XOF": "fcfa cfa",
    "BTC": "bitcoin bitcoins bitcoina bitcoine bitcoini bitcoinov btcs",
    "ETH": "ethereum ether",
    "LTC": "litecoin litecoins",
    "XMR": "monero",
    "TRX": "tron",
    "USDT": "tether",
    "CZK": "kč",
    "PLN": "zł zloty",
    "HUF": "forint forints",
}

_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₴": "UAH",
    "₦": "NGN",
    "₱": "PHP",
    "₿": "BTC",
    "₩": "KRW",
    "₫": "VND",
    "₪": "ILS",
    "฿": "THB",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
}

BY_WORD = {
    **{code: code for code in _CODES},
    **{code: code.upper() for code in _SMALL_LETTER_CODES},
    **{word: code for code, words in _WORDS.items() for word in words.split()},
}
"""What a word means: codes as they stand, every other word in small letters."""

SMALL_WORDS = frozenset(word.lower() for word in BY_WORD) | {"kr"}
"""Every word that may name a currency, in small letters."""

BY_SIGN = dict(_SIGNS)
"""What a sign means where it means one thing."""

SIGNS = "€£$¥₹₽₺₴₦₱₿₩₫₪฿"
"""Every sign that is not a word."""

COINS = _words("BCH BNB BTC DOGE ETH LTC SOL TON TRX XMR XRP")
"""Money that is written with many decimals, so that no sign groups three digits."""

_SHARED = {
    "$": {"AU": "AUD", "CA": "CAD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "": "USD"},
    "¥": {"CN": "CNY", "": "JPY"},
    "kr": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"},
}


def find_currency(written: str) -> str | None:
    """Return the code that a sign or word stands for, or ``None`` where it is no such word."""
    if written in BY_SIGN:
        return BY_SIGN[written]
    known = BY_WORD.get(written)
    return known if known is not None else BY_WORD.get(_small(written))


def find_currency_named(written: str) -> str | None:
    """Return the code that the answer to "which currency?" stands for, or ``None`` for none.

    >>> find_currency_named("all"), find_currency_named("euro"), find_currency_named("lire")
    ('ALL', 'EUR', None)
    """
    known = find_currency(written)
    code = written.upper()
    return known or (code if code in _CODES | _ASKED_FOR_CODES else None)


def is_shared(written: str) -> bool:
    """Return whether a sign or word is used for the money of several countries."""
    return written.lower() in _SHARED


def settle(written: str, region: str) -> str:
    """Return the most likely code for a shared sign in a country, or "" where none is likelier."""
    codes = _SHARED[written.lower()]
    return codes.get(region, codes.get("", ""))


def _small(written: str) -> str:
    # "Euro", "EURO" and "Eur" are words; "Try" and "All" are not codes.
    small = written.lower()
    return small if small in BY_WORD else ""
