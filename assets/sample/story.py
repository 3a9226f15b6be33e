"""The invented case, in words: who writes, what is said, in the three languages it was said in.

Nobody here exists. Domains, telephone numbers, account numbers and the Bitcoin address are ones
reserved or published for examples, and the handles carry an ``ex`` so that nobody need own them.
"""

from dataclasses import dataclass

VICTIM_HANDLE = "jo.s_ex2404"
VICTIM_EMAIL = "jo.s@example.com"

HANDLE = "lena_marlow.ex4471"
DISPLAY_NAME = "Lena M."
PROFILE_URL = "https://instagram.example.com/lena_marlow.ex4471"
SECOND_HANDLE = "lm_direct_ex4471"
EMAIL = "lena.marlow@example.net"
PHONE = "+44 7700 900417"
"""From Ofcom's range for drama, 07700 900000 to 900999."""
PAYEE = "L MARLOW EXAMPLE"
PAYMENT_HANDLE = "lmarlow-ex4471"

IBAN_FIRST = "GB33 BUKB 2020 1555 5555 55"
IBAN_EMAIL = "GB82 WEST 1234 5698 7654 32"
IBAN_ITALIAN = "IT60 X054 2811 1010 0000 0123 456"
IBAN_SLOVENIAN = "SI56 1910 0000 0123 438"
BITCOIN = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
"""The example address of BIP-173; its private key is the number one, known to everybody."""
BITCOIN_AMOUNT = "0.0052"
BITCOIN_PAGE = "https://pay.example.org/i/ex4471"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message."""

    at: str
    """The clock the app shows beside it."""
    text: str
    mine: bool = False
    """Whether the owner of the screen wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """A line between two days or hours."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Something other than words or a picture, as the thread shows it: a call, a photo opened."""

    at: str
    icon: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A picture sent into the thread; ``picture`` names the sample file it is."""

    at: str
    picture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the app itself says."""

    text: str


Entry = Said | Divider | Card | Sent | Notice

FOLLOWERS_FILE = "received_447120261118.jpeg"

GREETING: tuple[Entry, ...] = (
    Divider(text="Wed 18 Nov, 19:42"),
    Said(
        at="19:42",
        text="Hi Jo \N{SLIGHTLY SMILING FACE} saw your pictures from the hills, so beautiful",
    ),
    Said(at="19:48", text="Thank you! It was freezing up there", mine=True),
    Said(at="19:49", text="I just moved to Edinburgh, I know nobody yet"),
    Said(at="19:53", text="It’s a good city to be new in", mine=True),
    Said(at="20:37", text="You are easy to talk to. Video call later?"),
    Said(at="20:41", text="OK, after ten", mine=True),
)

THREAT: tuple[Entry, ...] = (
    Card(at="22:52", icon="video", title="Video call", detail="Ended · 14 min"),
    Card(at="22:57", icon="picture", title="Photo", detail="Opened once"),
    Said(at="22:58", text="Listen carefully and do not block me"),
    Said(at="22:58", text="I recorded our call. All of it"),
    Said(at="22:59", text="I also saved your followers, all 287. Family, work, university"),
    Said(at="23:01", text="What? Who are you?", mine=True),
    Said(at="23:02", text="It does not matter who I am"),
    Said(
        at="23:05",
        text="You send me £500 tonight or I send the video to every one of them. First your sister",
    ),
    Said(at="23:07", text="Please don’t do this", mine=True),
    Said(at="23:08", text="Then pay. Bank transfer or ExamplePay, I am not joking"),
    Said(at="23:09", text="If you block me or go to the police I press send"),
)

CONTINUED: tuple[Entry, ...] = (
    Said(at="23:09", text="If you block me or go to the police I press send"),
    Sent(at="23:12", picture=FOLLOWERS_FILE),
    Said(at="23:12", text="You see? I have everyone"),
    Said(
        at="23:13",
        text="£200 now and £300 tomorrow, then I delete and you never hear from me again",
    ),
    Said(at="23:14", text=f"{PAYEE}\n{IBAN_FIRST}\nReference gift"),
    Said(at="23:14", text="You have 30 minutes"),
    Said(at="23:15", text="I need time", mine=True),
    Said(at="23:16", text="29"),
)

LATER: tuple[Entry, ...] = (
    Said(at="23:20", text=f"I send you a request on ExamplePay, name {PAYMENT_HANDLE}. Fast"),
    Said(at="23:26", text="It won’t let me pay", mine=True),
    Said(at="23:27", text="Then bank. Now"),
    Said(at="23:33", text="It’s sent", mine=True),
    Said(at="23:36", text="I see it. Tomorrow the other £300"),
    Divider(text="Thu 19 Nov, 00:14"),
    Said(at="00:14", text="Only bitcoin tomorrow. Here:"),
    Said(at="00:14", text=BITCOIN_PAGE),
)

NEXT_DAY: tuple[Entry, ...] = (
    Notice(text="Messages and calls are end-to-end encrypted."),
    Divider(text="Today"),
    Said(
        at="07:44",
        text="Good morning Jo \N{SLIGHTLY SMILING FACE} It is Lena, this is my new number",
    ),
    Said(at="07:44", text="£200 was only for the first day"),
    Said(at="07:46", text="I paid you. You said you would delete it", mine=True),
    Said(at="07:47", text="£300 more, in bitcoin this time. The page is open until tonight"),
    Said(at="07:47", text=BITCOIN_PAGE),
    Said(at="07:48", text=BITCOIN),
    Said(at="07:49", text="Last day is tomorrow, 20 November, 20:00. Then everybody gets it"),
    Said(at="07:51", text=f"If I lose this number I write to you from {EMAIL}"),
    Said(at="07:52", text="300 pounds or 287 people. You choose"),
)

REST_OF_DAY: tuple[Entry, ...] = (
    Card(at="15:20", icon="phone", title="Missed voice call", detail="Tap to call back"),
    Said(at="15:22", text="You think I am joking? I wrote to Giulia today"),
    Said(at="18:16", text="Your sister reads my messages too"),
    Said(at="20:02", text="24 hours \N{HOURGLASS WITH FLOWING SAND}"),
)
"""What the same thread says later that day; it is in the exported chat, in no picture."""

ITALIAN: tuple[Entry, ...] = (
    Notice(text=f"{DISPLAY_NAME} non è tra i tuoi contatti"),
    Divider(text="Oggi"),
    Said(at="12:31", text="Ciao Giulia, non ci conosciamo. Tu però conosci Jo, vero?"),
    Said(at="12:33", text="Sì, perché? Chi sei?", mine=True),
    Said(
        at="12:34",
        text="Ho un video che Jo non vuole far vedere a nessuno. Se non paga, domani sera lo mando "
        "a te, alla sua famiglia e ai colleghi.",
    ),
    Said(
        at="12:36",
        text="Di’ a Jo che mancano ancora 300 euro. C’è tempo fino a venerdì alle 21:00, poi è "
        "troppo tardi.",
    ),
    Said(at="12:36", text=f"Si può pagare anche qui:\n{IBAN_ITALIAN}\nintestato a {PAYEE}"),
    Said(at="12:39", text="Lascia in pace Jo.", mine=True),
    Said(
        at="12:40",
        text="È già tutto pronto, mi basta premere un tasto. Più aspettate, più costerà.",
    ),
)

SLOVENIAN_PHONE: tuple[Entry, ...] = (
    Divider(text="Danes, 18:07"),
    Said(at="18:07", text="Živjo, Ana. Ne poznaš me, jaz pa tvojo družino že kar dobro."),
    Said(at="18:08", text="Imam posnetek videoklica z Jo. Jo ve, za kaj gre."),
    Said(
        at="18:08",
        text="Če do petka do 21.00 ne dobim še 300 evrov, ga pošljem vsem 287 sledilcem. Najprej "
        "tebi in staršem.",
    ),
    Said(at="18:10", text="Sporoči Jo, da se mudi. To ni šala."),
    Said(at="18:11", text="In ne hodite na policijo, ker bo potem samo še slabše."),
)

SLOVENIAN_DESKTOP: tuple[Entry, ...] = (
    Said(at="18:21", text="Vidim, da sporočila bereš."),
    Said(at="18:23", text="Kdo si? Pusti nas pri miru.", mine=True),
    Said(
        at="18:25",
        text=f"300 evrov na račun {IBAN_SLOVENIAN}\nPrejemnik: {PAYEE}\nNamen plačila: darilo",
    ),
    Said(
        at="18:26",
        text="Seznam vseh 287 sledilcev imam shranjen. Ko pritisnem »Pošlji«, ni več poti nazaj.",
    ),
    Said(at="18:28", text="Čas teče. Še 26 ur."),
)

EMAIL_SUBJECT = "Last chance, Jo – tomorrow 20:00"
EMAIL_LINES = (
    "Jo,",
    "you stopped answering. That does not help you.",
    "You have until tomorrow, Friday 20 November, 20:00. £300, one of these two:",
    f"Bitcoin: {BITCOIN}",
    f"Bank: {IBAN_EMAIL}, name {PAYEE}",
    (
        "At 20:01 the recording goes to all 287 people on your list. First to Ana, to your mother, "
        "to Giulia and to your manager. I have already written to two of them."
    ),
    "Do not go to the police. They can do nothing and I will know.",
    "When I see the money I delete everything.",
    "L.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Follower:
    """One line of the list of followers; invented, like everybody here."""

    handle: str
    name: str
    circled: bool = False
    """Whether the sender of the picture drew a ring around it."""


FOLLOWERS = (
    Follower(handle="ana.s_ex1998", name="Ana S.", circled=True),
    Follower(handle="mojca_s.ex61", name="Mami", circled=True),
    Follower(handle="giulia.b_ex", name="Giulia B.", circled=True),
    Follower(handle="tomaz_k.ex77", name="Tomaž K."),
    Follower(handle="example_print.ex5", name="Example Print (work)", circled=True),
    Follower(handle="hillwalkers_ex8", name="Example Hillwalkers"),
    Follower(handle="niamh.o_ex3", name="Niamh O."),
    Follower(handle="luka_zzz_ex", name="Luka"),
    Follower(handle="matteo.r_ex9", name="Matteo R."),
    Follower(handle="prof.hendry_ex", name="C. Hendry"),
)
