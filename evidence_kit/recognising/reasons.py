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
SHORTENED_ADDRESS = N_(
    "It is a shortened address: where it leads is not written in it, and can be changed."
)
PLATFORM_ADDRESS = N_("It is an address on a known platform.")
PROFILE_ADDRESS = N_("It is the address of an account on a known platform.")
INVITE_ADDRESS = N_("It is an invitation link of a known platform.")
PAYMENT_ADDRESS = N_("It is the address of an account on a known payment service.")

DEFANGED_ADDRESS = N_(
    "It was written so that nobody opens it by accident; it is told as it would be opened."
)
CORRECTED = N_(
    "As written its check digits are wrong. Reading letters such as O and l as the digits they "
    "look like makes them right. Compare it with the source, sign by sign."
)

CORRECTED_BY_FORM = N_(
    "Digits stand in it where only letters can. They were read as the letters they look like. "
    "Compare it with the source, sign by sign."
)
DIGITS_BY_FORM = N_(
    "Letters stand in it where only digits can. They were read as the digits they look like. "
    "Compare it with the source, sign by sign."
)
OFFERED = frozenset({CORRECTED, CORRECTED_BY_FORM, DIGITS_BY_FORM})
"""Why a reading is offered that is not what is written."""

USERNAME_WITH_PLATFORM = N_("The platform is named right beside it.")
USERNAME_ALONE = N_("It starts with @; the platform is not named beside it.")
USERNAME_WITHOUT_SIGN = N_("It stands where a username would stand, after the platform's name.")

USERNAME_LABELLED = N_("The words before it say that it is a username.")
USERNAME_FORM = N_("It has the form of an account's name on this platform.")
DISPLAY_NAME_LABELLED = N_("The words before it say that it is the name shown on the profile.")
NUMERIC_ID_LABELLED = N_("The words before it say that it is the number of an account.")

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

BIC_LABELLED = N_("The words before it say that it is a bank's code (BIC, SWIFT).")
UK_ACCOUNT = N_("It is a sort code with an account number.")
US_ACCOUNT = N_("It is a routing number with an account number; the routing number's digits check.")
US_ACCOUNT_WRONG = N_(
    "It stands where a routing number would stand, but its check digit is wrong. Compare it with "
    "the source, sign by sign."
)
CARD_NUMBER = N_(
    "It is a card number; its check digit is right. Only the last four digits are kept here."
)
CARD_NUMBER_WRONG = N_(
    "It stands where a card number would stand, but its check digit is wrong. Only the last four "
    "digits are kept here."
)
COIN_BY_WORDS = N_("It has the form of a wallet address, and the words around it speak of one.")
TRANSACTION_BY_WORDS = N_("The words before it say that it is the number of a transfer of coins.")
TRANSACTION_FORM = N_("It has the form of the number of a transfer of coins.")
GIFT_CARD_CODE = N_("It has the form of this brand's gift card codes, and the brand is named.")
TRANSFER_NUMBER = N_("The words before it say that it is the number of a cash transfer.")
IP_ADDRESS = N_("It has the form of an internet address of a device or connection.")
IP_ADDRESS_PRIVATE = N_("It is an internet address of the kind used inside homes and firms.")

THREAT_WORDS = N_("Its words announce harm.")
DEMAND_WORDS = N_("Its words tell somebody to pay or to send something.")
DEADLINE_WORDS = N_("Its words say until when.")
DEADLINE_GIVEN = N_("Its words give somebody a time to act.")
DEADLINE_OR_ELSE = N_("Its words say until when, and that something follows if not.")
DEADLINE_TO_PAY = N_("Its words say until when somebody shall pay.")
DEADLINE_LEFT = N_("It says how much time is left, and nothing else.")
DEADLINE_NAMED = N_("Its words call it a deadline.")
DEADLINE_ALONE = N_("It is a time and nothing else, next to a threat or a demand.")

AMOUNT_PLAIN = N_("It is a number beside a currency.")
AMOUNT_GROUPED = N_("It is a number beside a currency; a sign before three digits groups them.")
AMOUNT_THOUSANDS = N_("It is a number beside a currency; “k” was read as thousands.")
AMOUNT_SHARED_SIGN = N_(
    "The currency sign is used by several countries; the most likely one was taken."
)
AMOUNT_BARE = N_(
    "It is a number after words that ask for money; which currency is meant is not said."
)
AMOUNT_UNKNOWN_CURRENCY = N_(
    "The currency sign is used by several countries, and nothing says which one is meant."
)
