"""The words of paying: what says that a sum was paid, that it is asked for, or neither.

This is data and nothing else, in seven languages, in small letters. The rules are: a word alone
says what it says most of the time; what stands before or after it may turn that round, and every
such pattern is bounded; where a word is one thing in one language and another in the next, it is
left out or stands only with what is beside it.
"""

from evidence_kit.recognising.words import listed

PAID = listed("""
    gave given dala dao dato gegeben donné dado odštel odštela paid payed sent transferred
    wired deposited zelled venmoed cashapped plačal plačala plačali plačale placal placala
    placali nakazal nakazala nakazali poslal poslala poslali vplačal vplačala pagato pagata
    pagati pagate mandato mandati inviato inviati versato versati trasferito trasferiti
    ricaricato bezahlt gezahlt überwiesen ueberwiesen geschickt gesendet eingezahlt pagué
    pagado pagaste pagó pagamos envié enviado enviaste envió mandé mandado mandaste transferí
    transferido transferiste deposité depositado ingresé ingresado payé payée payés envoyé
    envoyée envoye versé viré transféré platio platila platili uplatio uplatila uplatili
    poslao prebacio prebacila
""")
"""What is done with money that is gone."""

WANTING = listed("""
    necesito necesita necesitan trebam trebaju potrebujem rabi schuldest zahtevali zahtevale
    faut want wants wanted need needs needed demand demands demanded demanding owe owes asks
    asked asking wanting hočem hočejo hoče hoces hocem hoce zahteva zahteval zahtevala
    zahtevajo zahtevam želi želel rabim dolguješ hotel hotela voglio vuole vogliono voleva
    chiede chiesto chiedono pretende servono wollte wollten wolltest fordert forderte verlangt
    verlangte brauche quiero quiere quieren quería pide pidió piden exige veux veut veulent
    voulait demande demandé demandait réclame exigé hoću hoće traži tražio tražila traže hocu
    hočemo hocemo želimo zahtevamo potrebujemo rabimo vogliamo chiediamo pretendiamo esigiamo
    wollen möchten brauchen fordern verlangen queremos pedimos exigimos exijo necesitamos
    voulons exigeons hoćemo tražimo trazimo trebamo zahtijevamo
""")
"""Words of asking that are one whoever says them."""
ASKED = (
    listed("""
    pay pays send sends transfer deposit wire give zelle venmo cashapp buy paying plačaj
    plačajte plačaš plačate placaj placas plačati plačat nakaži nakažite nakažeš nakazi
    nakazati pošlji pošljite poslji pošlješ vplačaj daj paga paghi pagami pagare manda mandami
    mandi mandare invia inviami inviare versa versare bonifica ricarica trasferisci ricaricami
    ricaricare darmi dammi dame gib zahl zahle zahlst zahlen bezahl bezahle bezahlst bezahlen
    überweis überweise überweist überweisen schick schicke pagas págame pagar mándame mandar
    envía envíame enviar transfiere deposita ingresa paie paye payes paies payer envoie
    envoyer vire virer verse verser donne plati platiš platiti uplati uplatiš uplatiti pošalji
    prebaci
""")
    | WANTING
)
"""What is done with money that is to go."""

OWN = listed("""
    plačam nakažem pošljem placam nakazem posljem pago pagherò pagheremo mando invio invierò
    manderò pagaré enviaré envío paierai payerai enverrai platim platit uplatim uplatit
    pošaljem
""")
"""What somebody says of money of their own that has not gone yet."""

BACK = listed("""
    back refund refunded refunds return returned reimburse vrni vrne vrnil vrnila vrnejo
    vrnite nazaj indietro restituisci restituire restituito rimborso rimborsato zurück
    erstattet rückerstattung devuelve devuélveme devolver devuelto devolvió reembolso rends
    rendre rendu rembourse rembourser remboursé remboursement vrati vratio vratila natrag
    povrat
""")
"""What is said of money that is to come back, or came."""

CONFIRMED = listed("""
    completed confirmed executed processed receipt debited izvršeno izvedeno opravljeno
    potrdilo eseguito effettuato ricevuta addebitato ausgeführt beleg abgebucht realizada
    realizado recibo effectué exécuté débité reçu izvršena potvrda
""")
"""What a bank or an app says of a payment: it was made, and whose it was nobody told."""

NOUNS = listed("""
    bonifico bizum transferencia virement payment nakazilo uplatu überweisung transfer
""")
"""What was done or is to be done with money, by name: the word before it says which."""

SIGNALS = PAID | ASKED | OWN | BACK | CONFIRMED | NOUNS

MAY_BE_PAID = listed("paye payes verse vire donne")
"""Words of asking that are words of paying where somebody leaves accents out."""
HAVE = (
    r"(?<!\w)(?:j['’]?ai|tu as|t['’]as|[nt]['’]as|il a|elle a|on a|lui ai|ont|avons|avez|deja|déjà)"
    r"[^\S\n](?:\w{1,9}[^\S\n]){0,2}$"
)
"""What stands before one of those then."""

DONE = (
    r"(?:made|did|done|fatto|hice|hecho|hizo|fait|gemacht|opravil\w?|naredil\w?|izvedl\w?"
    r"|napravi\w{1,2}|izvrši\w{1,2})\b[^.!?;,\n]{0,20}$"
)
"""What stands before such a name where it was done."""
I_DID_IT = (
    r"[^.!?;\n]{0,40}\b(?:(?<!non )l['’]ho (?:già )?fatt\w|ho già fatt\w"
    r"|i (?:already |have )?(?:made|did)|habe ich (?:schon )?gemacht|je l['’]ai (?:déjà )?fait\w?"
    r"|(?<!no )l[ao] (?:ya )?(?:he hecho|hice)|sem (?:že )?(?:opravil|naredil|izvedl)\w?"
    r"|sam (?:već )?(?:napravi|izvrši)\w{1,2})\b"
)
"""What stands after it where somebody says that they did it."""
TO_DO = (
    r"\b(?:make|do|fai|fammi|fare|haz|hazme|hacer|fais|faire|mach|mache|machen|opravi|naredi"
    r"|napravi"
    r"|izvrši)\b[^.!?;,\n]{0,20}$"
)
"""What stands before it where it shall be done."""

_YOU = (
    r"you|u|you['’]ve|nisi|niste|si|ste|hai|avete|hast|habt|du|ihr|has|habéis|tu|t['’]as|n['’]as"
    r"|avez|n['’]avez|vous|jesi|vi|ti"
)
YOU = rf"(?<![\w'’])(?:{_YOU})(?!\w)"
"""Who is spoken to."""

NOT = (
    r"(?<!\w)(?:not|never|(?:have|has|had|did)n['’]?t|nisi|nisem|niste|nismo|ni|non|nicht|nie"
    r"|kein\w{0,2}"
    r"|no (?:me |le |te )?(?:has|ha|he|hemos|han)|nunca|n['’](?:as|ai|a|avez|avons|ont)|jamais"
    r"|nije|nisam|mai"
    r"|no (?=pagu|envi|mand|trans|depos|ingres))"
    r"(?!\w)"
)
"""What says that it was not done."""

IF = (
    r"(?<!\w)(?:if|once|until|till|unless|as soon as|when (?=you|u)|after (?=you|u)|če|ce|ko"
    r"|dokler|ko boš|se"
    r"(?= non| hai| avess| avrai| avete| mi hai)|quando|finché|finche|appena|dopo che|wenn|sobald"
    r"|falls|bis du"
    r"|si(?= tu | vous | has | hubieras | no has | t['’]| j['’])|cuando|hasta que|en cuanto|quand"
    r"|dès que"
    r"|tant que|jusqu['’]à ce que|ako|kad|kada|čim|dok)(?!\w)"
)
"""What makes it depend."""

UNLESS_YOU = (
    r"(?<!\w)(?:unless (?:you|u)|a meno che|razen če|es sei denn|a menos que|à moins que|osim ako)"
    r"(?!\w)"
)
"""What makes it depend on not paying, with no word that says not."""

THEY_WILL = r"(?<!\w)(?:bom|bo|bi|bomo|bodo|bih|budem|bude|ću|će|would|could|will|might)(?!\w)"
YOU_WILL = r"(?<!\w)(?:boš|bos|boste|ćeš|ces|budeš|budete)(?!\w)"
"""What makes a past form one of the future."""
TO_BE = (
    r"(?<!\w)(?:be|muss|müssen|soll|sollen|werden|deve|devono|dev['’]essere|va|vanno|debe"
    r"|debe ser|tiene que ser"
    r"|doit être|doivent être|treba|mora|morajo|must)(?!\w)[^.!?;,\n]{0,30}$"
)
"""What stands before a past form of what shall be done."""
WERDEN = r"[^\S\n](?:werden|sein|haben wollen)(?!\w)"
"""What follows one that shall be done."""
GETS = (
    r"(?<!\w)(?:get|gets|getting|got|was|were|am|hab\w{0,2} mir|mir|dovuto|dovuta|moral\w?|morao"
    r"|morala)"
    r"[^\S\n](?:\w{1,10}[^\S\n])?$"
)
"""What stands before one that speaks of other money, or of no certain one."""
TO_ME = (
    r"(?<!\w)(?:mi ha|mi hanno|mi je|mi so|hat mir|haben mir|me ha|me han|me(?=[^\S\n](?:pagó"
    r"|envió|mandó))"
    r"|m['’]a|m['’]ont|su mi)(?!\w)[^.!?;,\n]{0,40}$"
)
"""What stands before one where money came."""
TO_ME_AFTER = r"[^\S\n](?:me|us)(?!\w)"

I_WILL = (
    r"(?<!\w)(?:i|we|i['’]ll|i['’]d|we['’]ll|ill|can i|should i|shall i|do i|could i|let me|lahko"
    r"|posso|possiamo|puedo"
    r"|podemos|peux|pouvons|kann|können|ich|wir|je|mogu|može li|gonna|trying to)"
    r"(?:[^\S\n]\w{1,9}){0,2}[^\S\n]$"
)
"""What stands before a word of asking where somebody speaks of money of their own."""
I_CAN = (
    r"(?<!\w)(?:kann|könnte|könnten|posso|possiamo|potrei|puedo|podemos|podría|peux|pourrais|mogu"
    r"|lahko)(?!\w)"
)
"""The same anywhere before it: in some languages the word of paying comes last."""
ARTICLE = r"(?<!\w)(?:the|a|this|that|la|una|le|un|une|el|die|eine)[^\S\n]$"
"""What stands before a word of asking where it is the name of a payment."""
NAMES_TOO = listed("ricarica transfer deposit demand demande")
"""Words of asking that may be such a name."""
I_AFTER = r"[^\S\n](?:ich|wir)(?!\w)"
I_MUST = (
    r"(?<!\w)(?:have to|must|got to|gotta|need to|told|asked|muss|müssen|soll|devo|dobbiamo"
    r"|tengo que|dois|moram)"
    r"(?!\w)"
)
"""What turns that round: somebody is made to."""
I_HAD_TO = (
    r"(?<!\w)(?:had to|made me|forced (?:me )?to|dovuto|dovuta|moral\w?|musste|mussten|tuve que"
    r"|ai dû|morao"
    r"|sem moral\w?|hab\w{0,2} müssen)"
    r"(?!\w)[^.!?;,\n]{0,20}$"
)
"""What leaves open whether it was done."""
DID = r"(?<!\w)(?:did(?:n['’]t)?|does|when will)[^\S\n](?:\w{1,9}[^\S\n]){1,2}$"
"""What asks or denies that it was done."""
DO_NOT = (
    r"(?<!\w)(?:don['’]?t|do not|never|not to|won['’]?t|cannot|can['’]?t|ne|non|no|nicht|nemoj"
    r"|nemojte|nikar"
    r"|n['’]?)(?:[^\S\n]\w{1,9})?[^\S\n]$"
)
"""What stands before one that says not to."""

THEN = (
    r"and|now|just|then|so|ok|okay|well|zdaj|potem|torej|pa|no|ora|adesso|allora|quindi|dunque|e"
    r"|jetzt|dann|also|und|ahora|entonces|pues|y|maintenant|alors|donc|et|sad|sada|onda|dakle"
)
"""What may stand before a sum that is asked for, where nothing else of the sentence does."""

MORE = (
    r"(?:\A|[\n.,:;!?>–—-])[^\S\n]*(?:and[^\S\n]|now[^\S\n]|just[^\S\n]|zdaj[^\S\n]|ora[^\S\n]"
    r"|adesso[^\S\n])?"
    r"(?P<more>another|altri|altre|še|se|noch|weitere|otros|otras|encore|još|jos|plus)[^\S\n]$"
)
"""What stands before a sum that is asked for with no word of asking."""

MORE_WORDS = listed("another altri altre še se noch weitere otros otras encore još jos plus")
"""One of them stands before every such sum."""
UNTIL = (
    r"(?: more| extra)?,?[^\S\n](?:by|before|until|till|within|or|otherwise|entro|prima|oppure|o"
    r"|altrimenti|do|ali"
    r"|sicer|bis|spätestens|oder|sonst|antes|hasta|si no|avant|d['’]ici|ou|sinon|prije|ili"
    r"|inače)(?!\w)"
)
"""What follows a sum that is asked for with no word of asking."""

CUT = (
    r"[,;:!?()\n–—]|\.(?=\s|\Z)|[^\S\n](?:and|but|then|now|so|because|or|pa|ampak|toda|zdaj|sedaj"
    r"|potem|ali"
    r"|e|ed|ma|poi|ora|adesso|oppure|und|aber|dann|jetzt|oder|y|pero|ahora|luego|o|et|mais|puis"
    r"|maintenant|ou|sad|sada|onda|nego|ili)(?=[^\S\n])"
)
"""What ends a stretch in which one word says how all of it is meant."""

PAYING = (ASKED | WANTING) - listed("buy transfer ricarica asks asked asking demand")
"""Words of asking after which a bare number may be a sum."""
TO_WHOM = (
    r"(?: (?:me|us|him|her|them|over|mi|mu|ji|nam|mir|uns|ihm|moi|nous|lui|nos|le|be|paid))?"
    r"(?: (?:another|other|the|at least|exactly|just|only|altri|altre|ancora|almeno|i|še|se|samo"
    r"|vsaj|noch|weitere"
    r"|nochmal|mindestens|nur|otros|otras|más|solo|al menos|encore|au moins|juste|još|jos"
    r"|najmanje|remaining|full"
    r"|these|those|this)){0,2}"
)
"""What may stand between such a word and the number."""
AFTER_BARE = (
    r"(?:[^\S\n](?:more|extra|each|mehr|más|de plus|još|še))?(?:[^\S\n]*(?:[,;!?)…]|\.(?![0-9])"
    r"|\n|\Z)"
    r"|[^\S\n](?:or|by|before|until|till|within|now|today|tonight|tomorrow|asap|immediately"
    r"|right now"
    r"|in (?:[0-9]|an hour|the next|btc|bitcoin|crypto|usdt|cash|gift|steam)|to (?:my|this|the"
    r"|his|her|me|our)"
    r"|via|through|on (?:my|this|paypal|cash|venmo|zelle|revolut)|with (?:paypal|cash|venmo|zelle"
    r"|revolut)"
    r"|and (?:i|we|it|this)|otherwise|if|entro|oggi|domani|subito|ora|adesso|stasera|o|altrimenti"
    r"|oppure|su"
    r"|sulla|sul|con|in bitcoin|e (?:non|poi)|se non|do|takoj|zdaj|danes|jutri|nocoj|ali|sicer|na"
    r"|v (?:[0-9]|eni"
    r"|bitcoin\w{0,3}|kripto)|prek|preko|če|bis|heute|morgen|sofort|jetzt|oder|sonst|auf|per"
    r"|antes|hoy|ahora"
    r"|mañana|ya|si no|por|a (?:mi|esta|la)|en (?:[0-9]|una|bitcoin)|avant|maintenant|demain"
    r"|tout de suite"
    r"|ou|sinon|sur|par|odmah|sad|sada|danas|sutra|večeras|ili|inače|u roku)(?!\w))"
)
"""What may follow it: anything else may be what the number counts."""

AT_ONCE = (
    r"now|right now|today|tonight|asap|immediately|subito|ora|adesso|oggi|stasera|takoj|zdaj|danes"
    r"|nocoj|sofort|jetzt|heute|ahora|ya|hoy|maintenant|tout de suite|aujourd['’]hui|odmah|sad|sada"
    r"|danas|večeras"
)
"""What says that a sum shall go at once."""
ONTO = (
    r"(?:to|on|onto|into|via|through|by|in|su|sul|sulla|sullo|con|tramite|na|prek|preko|v|auf|per"
    r"|mit|über|a|al|en|por|sur|par|avec)[^\S\n]"
    r"(?:(?:my|this|the|our|his|her|la|il|mia|mio|questa|questo|quel|quella|moj|mojo|moja|moju|ta|to"
    r"|die|das|dieses|diese|diesen|mein|meine|el|mi|esta|este|cette|ce|ma|mon|le|ovaj|ovu)[^\S\n])"
    r"{0,2}|sull['’]"
)
"""What stands between a sum with no word of asking and where it shall go."""
WHERE_WORDS = listed("""
    paypal paypala revolut postepay satispay venmo zelle cashapp bitcoin btc usdt iban account card
    wallet address conto carta prepagata portafoglio kartico kartici račun racun transakcijski
    denarnico konto karte cuenta tarjeta compte carte karticu
""")
"""Where such a sum shall go: one of these stands after it."""

METHODS = {
    **dict.fromkeys(["paypal", "paypala", "paypalom", "paypalu"], "paypal"),
    **dict.fromkeys(["revolut", "revoluta", "revolutom", "revolutu"], "revolut"),
    **dict.fromkeys(["postepay", "postepaya", "postepayem", "postepayom"], "postepay"),
    "satispay": "satispay",
    "moneygram": "moneygram",
    "paysafecard": "paysafecard",
    "paysafe": "paysafecard",
    "venmo": "venmo",
    "zelle": "zelle",
    "cashapp": "cash-app",
    "bitcoin": "bitcoin",
    "bitcoins": "bitcoin",
    "bitcoinih": "bitcoin",
    "btc": "bitcoin",
    "ethereum": "ethereum",
    "eth": "ethereum",
    "litecoin": "litecoin",
    "ltc": "litecoin",
    "monero": "monero",
    "xmr": "monero",
    "usdt": "tron",
    **dict.fromkeys(
        [
            "bonifico",
            "nakazilo",
            "nakazilom",
            "überweisung",
            "transferencia",
            "virement",
            "uplatnicom",
            "iban",
            "ibanu",
        ],
        "bank",
    ),
}
"""A word that names a way of paying → that way, as :mod:`evidence_kit.paying` calls it."""
METHOD_PAIRS = {
    "union": ("western ", "western-union"),
    "app": ("cash ", "cash-app"),
    "transfer": ("bank ", "bank"),
    **dict.fromkeys(["card", "cards"], ("gift ", "gift-card")),
    "me": ("paypal.", "paypal"),
}
"""The same of two words: the last → what stands before it, and the way."""
WAYS_BESIDE = {
    **dict.fromkeys(["steam", "amazon", "itunes"], "gift-card"),
    **dict.fromkeys(["wise", "skrill", "neteller", "payoneer", "bizum", "twint", "blik"], "other"),
}
"""Names that mean a way of paying beside another one alone: "paysafe or steam" names two."""
OTHER_WAYS = listed("""
    cash contanti bargeld efectivo espèces gotovina gotovino gotovini steam amazon itunes gift
    crypto cripto kripto kripto card cards carta carte karte kartica kartico kartici tarjeta
    ricarica voucher buono bon bizum wise skrill neteller payoneer western ria twint blik
""")
"""Words of ways that go by no account of a bank, or of which nobody can tell which one it is."""

ABOUT = (
    r"(?:≈|~|(?<!\w)(?:about|approx\.?|approximately|around|roughly|circa|all[’']incirca|più o meno"
    r"|okoli|okrog|približno|priblizno|cca\.?|ca\.|ungefähr|etwa|zirka|rund|unos|aproximadamente"
    r"|alrededor de|más o menos|environ|à peu près|oko|otprilike))[^\S\n]*$"
)
"""What stands before a sum that is reckoned and not fixed."""
ABOUT_AFTER = (
    r"[^\S\n](?:circa|approx|approximately|or so|more or less|più o meno|približno|ungefähr"
    r"|aproximadamente|más o menos|environ|à peu près|otprilike)(?!\w)"
)
SAME_AS = r"(?:=|≈|~|\()[^\S\n]*$"
"""What stands between two sums where the second says the first in other money."""
HOW_MUCH = (
    r"(?<!\w)(?:how much|quanto|quanti|koliko|wie ?viel|wieviel|cuánto|cuanto|combien)(?!\w)"
    r"[^\n?]{0,60}[0-9][^\n?]{0,40}\?"
)
"""A question what one sum is in other money: the answer asks for nothing."""
