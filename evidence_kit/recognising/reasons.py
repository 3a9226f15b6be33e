"""Why something was recognised: the sentences a finding can carry.

Each is one whole sentence, so that a translator never meets half of one.
"""

from evidence_kit.i18n import N_

CHECK_DIGITS_RIGHT = N_("The check digits are right.")
CHECK_DIGITS_WRONG = N_("The check digits are wrong. Compare it with the source, sign by sign.")
CHECK_DIGITS_ABSENT = N_(
    "It is written without check digits, so a typing mistake would not be noticed."
)
NATIONAL_CHECK_DIGITS_WRONG = N_(
    "The international check digits are right, but the country's own are not. "
    "Compare it with the source, sign by sign."
)
WRONG_LENGTH_OR_SIGNS = N_(
    "It is written like this kind of number, but its length or one of its signs cannot be right. "
    "Compare it with the source, sign by sign."
)
SHARED_COIN_FORM = N_(
    "The check digits are right. Bitcoin and Litecoin share this form; the words around it "
    "speak of Litecoin."
)

EMAIL_FORM = N_("It has the form of an e-mail address.")
WEB_ADDRESS = N_("It has the form of a web address.")
WEB_ADDRESS_WITHOUT_SCHEME = N_("It may be a web address; it was written without “https://”.")
WEB_ADDRESS_OTHER_LETTERS = N_(
    "The name of the site has letters beyond a–z and may imitate another site."
)
PLATFORM_ADDRESS = N_("It is an address on a known platform.")
PROFILE_ADDRESS = N_("It is the address of an account on a known platform.")
INVITE_ADDRESS = N_("It is an invitation link of a known platform.")
PAYMENT_ADDRESS = N_("It is the address of an account on a known payment service.")

USERNAME_WITH_PLATFORM = N_("The platform is named right beside it.")
USERNAME_ALONE = N_("It starts with @; the platform is not named beside it.")
USERNAME_WITHOUT_SIGN = N_("It stands where a username would stand, after the platform's name.")

PHONE_INTERNATIONAL = N_("It is a number from a range in use, written with its country code.")
PHONE_NATIONAL = N_("It fits the numbering plan of the case's country.")
PHONE_RANGE_UNKNOWN = N_(
    "It has the length of a phone number, but its range is not one known to be in use."
)
PHONE_BY_WORDS = N_(
    "The words around it speak of a phone number; its country is not known, so it could not be "
    "checked."
)

INVISIBLE_SIGNS = N_(
    "Invisible characters stand inside it. What is seen on a screen is not all that is there."
)
MIXED_ALPHABETS = N_(
    "Letters of different alphabets that can look alike are mixed in it. It may imitate another "
    "name."
)
INVISIBLE_AND_MIXED = N_(
    "Invisible characters stand inside it, and letters of different alphabets are mixed. It may "
    "imitate another name."
)
OTHER_LETTERS = N_("It has letters beyond a–z and may imitate another name.")

AMOUNT_PLAIN = N_("It is a number beside a currency.")
AMOUNT_GROUPED = N_("It is a number beside a currency; a sign before three digits groups them.")
AMOUNT_THOUSANDS = N_("It is a number beside a currency; “k” was read as thousands.")
AMOUNT_SHARED_SIGN = N_(
    "The currency sign is used by several countries; the most likely one was taken."
)
AMOUNT_UNKNOWN_CURRENCY = N_(
    "The currency sign is used by several countries, and nothing says which one is meant."
)
