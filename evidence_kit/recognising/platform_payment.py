"""Services whose accounts are there to receive money.

This is data and nothing else.
"""

from evidence_kit.recognising.platform_form import (
    ACCOUNT,
    CODE,
    NAME,
    NUMBER,
    Platform,
    Site,
    asked,
    own,
)

_SUM = r"(?:/[A-Za-z]{0,3}[\d.,]+[A-Za-z]{0,3})?"
"""A sum asked for at the end of a payment link; it stays in the value."""

PAYMENT = (
    Platform(
        name="PayPal",
        words=r"pay ?pal\w{0,2}",
        sites=(
            Site(
                hosts=("paypal.me",),
                routes=((ACCOUNT, rf"/{NAME}{_SUM}", "https://paypal.me/{}"),),
            ),
            Site(
                hosts=("paypal.com",),
                routes=((ACCOUNT, rf"/paypalme/{NAME}{_SUM}", "https://paypal.me/{}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Cash App",
        words=r"cash ?app\w{0,2}|cash ?tag",
        sites=(
            Site(
                hosts=("cash.app", "cash.me"),
                routes=((ACCOUNT, rf"/\${CODE}{_SUM}", "https://cash.app/${}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Venmo",
        words=r"venmo",
        sites=(
            Site(
                hosts=("venmo.com",),
                routes=(
                    (
                        ACCOUNT,
                        asked(r"/code/?", "user_id", NUMBER),
                        "https://venmo.com/code?user_id={}",
                    ),
                    (ACCOUNT, rf"/(?:u/)?{NAME}", "https://venmo.com/u/{}"),
                ),
                own_paths=own("u code about legal help account login signup send-money"),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Revolut",
        words=r"revolut\w{0,2}|revtag",
        sites=(
            Site(
                hosts=("revolut.me",),
                routes=((ACCOUNT, rf"/@?{NAME}{_SUM}", "https://revolut.me/{}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Monzo",
        words=r"monzo",
        sites=(
            Site(
                hosts=("monzo.me",),
                routes=((ACCOUNT, rf"/{NAME}{_SUM}", "https://monzo.me/{}"),),
            ),
        ),
        is_payment=True,
    ),
    Platform(
        name="Wise",
        words=r"wise(?=\s{0,2}:)|wise ?tag|transferwise",
        sites=(
            Site(
                hosts=("wise.com",),
                routes=(
                    (ACCOUNT, rf"/pay/me/{NAME}", "https://wise.com/pay/me/{}"),
                    (ACCOUNT, rf"/pay/business/{NAME}", "https://wise.com/pay/business/{}"),
                ),
            ),
        ),
        is_payment=True,
    ),
    Platform(name="Zelle", words=r"zelle", is_payment=True),
    Platform(name="Skrill", words=r"skrill\w{0,2}", is_payment=True),
    Platform(name="Neteller", words=r"neteller", is_payment=True),
    Platform(name="M-Pesa", words=r"m-?pesa", is_payment=True, has_phone_accounts=True),
)
