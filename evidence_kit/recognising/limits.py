"""The words of deadlines: lengths of time, days, hours, and what gives somebody a time to act.

This is data and nothing else, in seven languages, in small letters. The rules are: every pattern is
bounded, because it is tried wherever one of its words stands; a name in a group is what the reader
of a match asks for.
"""

from evidence_kit.recognising.words import listed

_SPACE = r"[^\S\n]"

NUMBERS = {
    **dict.fromkeys(
        [
            "a",
            "an",
            "one",
            "en",
            "eno",
            "ena",
            "eni",
            "un",
            "una",
            "uno",
            "un'",
            "un’",
            "ein",
            "eine",
            "einen",
            "einer",
            "une",
            "jedan",
            "jedna",
            "jednu",
            "jednog",
        ],
        1,
    ),
    **dict.fromkeys(["two", "dve", "dveh", "dva", "dvije", "due", "zwei", "dos", "deux"], 2),
    **dict.fromkeys(["three", "tri", "treh", "tre", "drei", "tres", "trois"], 3),
    **dict.fromkeys(
        ["four", "štiri", "štirih", "quattro", "vier", "cuatro", "quatre", "četiri"], 4
    ),
    **dict.fromkeys(["five", "pet", "petih", "cinque", "fünf", "cinco", "cinq"], 5),
    **dict.fromkeys(["six", "šest", "šestih", "sei", "sechs", "seis"], 6),
    **dict.fromkeys(["ten", "deset", "desetih", "dieci", "zehn", "diez", "dix"], 10),
    **dict.fromkeys(
        ["twelve", "dvanajst", "dvanajstih", "dodici", "zwölf", "doce", "douze", "dvanaest"], 12
    ),
}
"""Small numbers as they are written out."""

HOURS = listed("""
    h hr hrs hour hours ur ure uri uro urah urama ora ore stunde stunden std hora horas heure heures
    sat sata sati satu
""")
MINUTES = listed("""
    min mins minute minutes minut minuti minuta minutah minuto minuten minutos minutu
""")
DAYS = listed("""
    day days dan dni dnevih dneh dneva giorno giorni tag tage tagen día días dia dias jour jours
    dana
""")
WEEKS = listed("""
    week weeks teden tedna tednih settimana settimane woche wochen semana semanas semaine semaines
    tjedan tjedna
""")
UNITS = HOURS | MINUTES | DAYS | WEEKS


def _either(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_WRITTEN_OUT = "|".join(sorted((word for word in NUMBERS if word[-1] not in "'’"), key=len)[::-1])
_HALF_HOUR = r"half an hour|pol ure|mezz['’]ora|media hora|halbe stunde|demi[ -]heure|pola sata"
_MORE = r"more|last|full|extra|weitere|letzte|altre|altra|ultima|más|última|dernière|zadnji|zadnja"
SPAN = (
    rf"(?:(?P<half_hour>{_HALF_HOUR})|(?:(?P<count>[0-9]{{1,3}}){_SPACE}?"
    rf"|(?P<few>{_WRITTEN_OUT}){_SPACE}|(?P<one>un['’]|(?=sat vremena)))(?:(?:{_MORE}){_SPACE})?"
    rf"(?:(?P<hours>{_either(HOURS)})|(?P<minutes>{_either(MINUTES)})|(?P<days>{_either(DAYS)})"
    rf"|(?P<weeks>{_either(WEEKS)})))(?!\w)"
)
"""A length of time: "24 hours", "un'ora", "treh urah"."""

WITHIN = (
    r"(?:you have|you(?:['’]ve)? got|u have)(?: only| just)?|in|within|v|znotraj|čez"
    r"|imaš(?: še| samo| još)?|entro|hai(?: solo| ancora)?|innerhalb von|binnen"
    r"|wait(?: only)?|čakam(?: še)?|aspetto|warte(?: noch)?|espero|attends"
    r"|du hast(?: nur)?(?: noch)?|en|dentro de|tienes(?: solo)?|dans|sous|tu as|d['’]ici"
    r"|u roku od|za|roku"
)
"""What makes a limit of a length of time beside a threat."""

BY = (
    r"by|before|until|till|til|do|pred|entro(?: le| la| il| l['’])?|prima del(?:le|la)?"
    r"|fino a(?:lle|l)?|bis(?: um| zum| spätestens)?|vor|spätestens|antes del?(?: las?)?"
    r"|hasta(?: las?| el)?|avant|d['’]ici(?: à)?|jusqu['’]à|prije|najkasneje do|najkasnije do"
)
BY_WORDS = listed("""
    by before until till til do pred entro prima fino bis vor spätestens antes hasta avant ici jusqu
    prije
""")
"""One of them stands in every :data:`BY`."""

_MIDNIGHT = (
    r"midnight|polnoči|polnoci|polnoč|mezzanotte|mitternacht|medianoche|minuit|ponoći|ponoci|ponoć"
)
_DAY = (
    r"tomorrow|tmrw|tmr|tomorow|tonight|today|the end of (?:the )?(?:day|week)|noon"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|jutri|nocoj|danes|zvečer|zvecer|večera|vecera|jutra|ponedeljk\w|torka|srede|četrtka|cetrtka"
    r"|petka|sobote|nedelje|konca (?:dneva|tedna)"
    r"|domani|stasera|stanotte|oggi|(?:lune|marte|mercole|giove|vener)d[iì]|sabato|domenica"
    r"|morgen|heute|übermorgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|ma[ñn]ana|hoy|esta noche|lunes|martes|mi[ée]rcoles|jueves|viernes|sábado|domingo"
    r"|demain|ce soir|aujourd['’]hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|sutra|ve[čc]eras|danas|ponedjeljka|utorka|srijede|subote|nedjelje"
)
_PART = (
    r"(?P<noon>noon|midday|opoldne|opoldan|mezzogiorno|mittag|mediodía|midi|u podne|podne)"
    r"|morning|afternoon|evening|night|zjutraj|zvečer|popoldne|dopoldne|mattina|pomeriggio"
    r"|sera|notte|früh|vormittag|nachmittag|abend|nacht|por la (?:mañana|tarde|noche)"
    r"|matin|soir|ujutro|popodne|navečer"
)
_MONTH = (
    r"jan(?:uary|uar(?:ja|s)?|uar|vier)?|feb(?:ruary|ruar(?:ja)?|braio|rero)?|février|mar(?:ch|ca"
    r"|zo"
    r"|s)?|märz|apr(?:il|ila|ile)?|avril|abril|may|maja|maggio|mai|mayo|june?|junija|giugno|juni"
    r"|junio|juin|july?|julija|luglio|juli|julio|juillet|aug(?:ust|usta)?|avgusta|agosto|août"
    r"|sept?(?:ember|embra|tembre|tiembre|tembre)?|settembre|oct(?:ober|ubre|obre)?|oktobra|ottobre"
    r"|oktober|nov(?:ember|embra|embre|iembre)?|dec(?:ember|embra)?|dicembre|dezember|diciembre"
    r"|décembre|siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada"
    r"|studenog|prosinca"
)
_CLOCK_MARK = r"a\.?m\.?|p\.?m\.?|uhr|h|ure|uri|ur|sati|sata|heures|ore|horas"
_DATE = (
    rf"[0-9]{{1,2}}(?:st|nd|rd|th|\.)?{_SPACE}(?:of |de )?(?:{_MONTH})"
    rf"|(?:{_MONTH}){_SPACE}[0-9]{{1,2}}(?:st|nd|rd|th)?"
    rf"|[0-9]{{1,2}}\.{_SPACE}?[0-9]{{1,2}}\.(?:{_SPACE}?[0-9]{{4}}"
    rf"|{_SPACE}?[0-9]{{2}}(?![0-9]|[:.h][0-9]|{_SPACE}?(?:{_CLOCK_MARK})(?!\w)))?|[0-9]{{1,2}}/[0-9]{{1,2}}"
)
_AT = r"at|by|before|alle?|le|a las?|um|à|do|ob|u|bis|gegen"
_BARE_DAY_ENDS = (
    rf"[,;!?)]|\.(?![0-9])|{_SPACE}*(?:\n|\Z)|{_SPACE}(?:or|ali|sicer|o|oppure|altrimenti|oder|sonst"
    rf"|ou|sinon|ili|inače)(?!\w)|{_SPACE}(?:{_AT}){_SPACE}[0-9]"
    rf"|{_SPACE}[0-9]{{1,2}}(?:[:.h][0-5][0-9]|{_SPACE}?(?:{_CLOCK_MARK})(?!\w))"
)
_OF_MONTH = (
    rf",?{_SPACE}(?:(?:the|den|dem|il|el|le|dne){_SPACE})?(?:{_DATE}|(?:[12][0-9]|3[01]|0?[1-9])"
    rf"(?:(?:st|nd|rd|th)(?!\w)|\.(?![0-9])|(?!\w)(?={_BARE_DAY_ENDS})))"
)
"""What may stand after a day: "Monday the 30th", "lunedì 30", "ponedeljka 30. novembra".

A bare number is one of a month only where what follows makes it neither an hour nor a sum.
"""
_TAIL = r"tonight|tomorrow|today|nocoj|danes|jutri|oggi|domani|heute|morgen|hoy|mañana|demain|sutra"


def _clock(hour: str, minute: str, half: str) -> str:
    return (
        rf"(?P<{hour}>[0-9]{{1,2}})(?:[:.h](?P<{minute}>[0-5][0-9]))?"
        rf"(?![0-9]){_SPACE}?(?P<{half}>{_CLOCK_MARK})?"
    )


MOMENT = (
    rf"(?:(?P<midnight>{_MIDNIGHT})"
    rf"|(?P<day>(?:{_DAY})(?:{_OF_MONTH})?|{_DATE})(?:,?{_SPACE}(?:{_PART}))?"
    rf"(?:,?{_SPACE}(?:(?P<at>{_AT}){_SPACE})?{_clock('day_hour', 'day_minute', 'day_half')}(?!\w)"
    r"(?(at)|(?(day_minute)|(?(day_half)|(?!)))))?"
    rf"|{_clock('hour', 'minute', 'half')}(?:{_SPACE}(?P<tail>{_TAIL}))?)(?!\w)"
)
"""A point of time: "midnight", "Sunday 18:00", "lunedì 30 alle 18", "15. 3. do 12.00"."""

_I = ("i ", "i'll ", "i’ll ", "ill ", "we ", "will ", "i can ")
_I_AM = ("i'm ", "i’m ", "im ", "i am ", "we're ", "we’re ", "am ")
_YOU = tuple(
    f"{who} {how}" for who in ("you", "u") for how in ("", "only ", "just ", "still ", "now ")
)
GIVERS: dict[str, tuple[tuple[str, ...], str]] = {
    "have": (_YOU, ""),
    "got": ((*_YOU, "you've ", "you’ve ", "you have ", "u have ", "you've only "), ""),
    "ve": (("you'", "you’"), ""),
    "give": (_I, r" (?:you|u)"),
    "giving": (_I_AM, r" (?:you|u)"),
    "imaš": (("rok ", "čas ", ""), ""),
    "imas": (("rok ", "cas ", ""), ""),
    "imate": (("rok ", "čas ", ""), ""),
    "dam": (("",), " ti"),
    "dajem": (("",), " ti"),
    **dict.fromkeys(["ostalo", "preostalo"], (("",), " ti je")),
    **dict.fromkeys(
        ["ostane", "ostaneta", "ostanejo", "preostane", "preostaneta", "preostanejo"],
        (("",), " ti"),
    ),
    "hai": (("",), ""),
    "avete": (("",), ""),
    "do": (("ti ",), ""),
    **dict.fromkeys(["restano", "resta", "rimangono", "rimane"], (("ti ",), "")),
    "hast": (("du ",), ""),
    "habt": (("ihr ",), ""),
    **dict.fromkeys(["gebe", "geb"], (("ich ",), " dir")),
    **dict.fromkeys(["bleiben", "bleibt"], (("dir ",), "")),
    "tienes": (("",), ""),
    "tenés": (("",), ""),
    "doy": (("te ",), ""),
    **dict.fromkeys(["queda", "quedan"], (("te ",), "")),
    "as": (("tu ", "t'", "t’", "tu n'", "tu n’"), ""),
    "avez": (("vous ", "vous n'", "vous n’"), ""),
    **dict.fromkeys(["laisse", "donne"], (("je te ",), "")),
    "reste": (("te ",), ""),
}
"""A word that gives the reader a time to act → what stands before it, and what follows.

"You have", "ti do", "ostalo ti je", "je te laisse". An empty text stands for anything.
"""
FILLERS = (
    r"only|just|still|now|exactly|less than|another|about|time|more"
    r"|samo|še|se|točno|tocno|rok|čas|časa|cas|solo|soltanto|ancora|tempo|esattamente"
    r"|nur|noch|genau|zeit|bloß|sólo|aún|tiempo|plazo|encore|seulement|juste|plus que"
    r"|vremena|još|jos"
)
"""What may stand between such words and the time."""

HALVES = ("half an ", "halbe ", "media ", "demi-", "demi ", "mezz'", "mezz’", "pol ", "pola ")
"""What stands before an hour that is half of one."""

GIVEN_FOR = (
    r"left|more|max|and then|from now|from the|starting|od zdaj|od sad|da ora|ab jetzt|desde"
    r"|à partir|or|otherwise|then|before|until|till|and i|to (?:pay|send|decide|choose|think"
    r"|answer|reply|respond|act|comply|transfer|get|do|make|buy|show|give|bring|sort|find|fix)"
    r"|ali|sicer|potem|nato|preden|da|za (?:plačilo|odločitev|odgovor)"
    r"|o|oppure|altrimenti|poi|prima|per (?:pagare|mandare|mandarmi|inviare|decidere|rispondere"
    r"|pensarci|fare|farlo|trovare|versare)"
    r"|zeit|oder|sonst|dann|bevor|um|zu (?:zahlen|bezahlen)|zum (?:zahlen|bezahlen|überlegen)"
    r"|si no|luego|después|antes|para (?:pagar|pagarme|mandar|enviar|decidir|responder|pensar)"
    r"|ou|sinon|après|avant|pour (?:payer|envoyer|décider|répondre|réfléchir|me)"
    r"|ili|inače|onda|prije|za (?:uplatu|odgovor)"
)
"""How a sentence goes on that gives somebody a time to act and nothing else."""

FOR_SOMETHING = r"to|for|per|zum|zur|para|pour|za"
"""What goes on otherwise: a time for something else."""

OR_ELSE = (
    r"if{s}(?:you|u){s}(?:don['’]?t|do not)|(?:če|ce|ako){s}ne|se non|wenn du nicht|si tu ne"
    r"|ima[šs]{s}(?:[čc]as|rok|vremena)|hai tempo|hast du (?:noch )?zeit"
    r"|(?:zahlst|bezahlst|überweist|schickst)"
    r"|(?:pay|send)(?:{s}(?:me|up|it))?{s}(?:or|now)"
    r"|(?:or|otherwise)(?: else|,)?{s}(?:i(?:['’]?ll)?(?!{s}(?:call|ring|wait|have|get|was))"
    r"|i['’]?m|we|everyone|everybody|your|ur|else"
    r"|it (?:goes|gets|all|will))"
    r"|or else"
    r"|(?:ali|sicer|drugače){s}(?:bom|bodo|objavim|pošljem|povem|pokažem|razpošljem|vsi|vse|tvoj\w*"
    r"|gre|gredo)"
    r"|(?:o|oppure|altrimenti|se no|sennò){s}(?:pubblico|mando|invio|posto|diffondo|rovino"
    r"|distruggo|racconto|carico|(?:lo|la|li|le|ti) (?!chiam|scriv|aspett|veng)\w{2,11}[oò]"
    r"|tutti|tutto|(?:il|i|la|le) tu\w{1,2})"
    r"|(?:oder|sonst|ansonsten){s}(?:ich|wir|alle|alles|dein\w*|es|schick\w*|post\w*)"
    r"|(?:o|si no|sino|de lo contrario){s}(?:publico|mando|envío|envio|subo|difundo"
    r"|(?:lo|la|los|las|te) (?!llam|escrib|avis|esper)\w{2,11}[oé]|todos|tus?|voy)"
    r"|(?:ou|sinon){s}(?:je(?! t['’]| te rap)|j['’]|on|tout|tous|tes|ton|ta)"
    r"|(?:ili|inače){s}(?:šaljem|pošaljem|objav\w*|ću|svi|sve|tvoj\w*|ide)"
).replace("{s}", rf",?{_SPACE}")
"""What follows if not."""

PAYING_WORDS = listed("""
    pay plačaj plačaš placaj placas nakaži nakažeš nakazi nakazes paga pagami paghi zahl zahle
    zahlst bezahl bezahle bezahlst überweis überweise pagas págame paie paye payes paies plati
    platiš uplati uplatiš
""")
"""What tells the reader to pay: no more is needed beside a time."""
WANTS_MONEY = (
    r"\b(?:i want|ho[čc]em|voglio|ich will|quiero|je veux|ho[ćc]u)\b[^\n.!?;]{0,30}(?:\b(?:money"
    r"|cash"
    r"|bucks|bitcoins?|btc|euros?|evr\w{1,3}|eur|usd|dollars|denar\w{0,2}|soldi|geld|dinero"
    r"|l['’]argent|novac|eura)\b|[€$£][0-9]|[0-9][^\S\n]?[€$£])"
)
"""Where somebody says that they want money."""
NOT_TOLD_TO = (
    r"(?:i|we|he|she|they|it|i['’]ll|i['’]d|we['’]ll|did|do|does|can|could|cannot|can['’]t|don['’]t"
    r"|didn['’]t|not|ich|er|wir|je|il|elle|on|ne|non|no|lui|lei|ho)"
    rf"{_SPACE}(?:\w{{1,9}}{_SPACE})?$"
)
"""What stands before a word of paying where nobody is told to."""

UNLESS = r"(?:if|unless|če|se|wenn|si|ako)\b[^\n.!?;,]{0,20}$"
"""What turns that round: "if you don't pay by then"."""

OWN_DUTY = (
    r"\b(?:(?:i|we)(?: really)? (?:have to|must|need to|got to|gotta|should|can|could|was|were)"
    r"|i['’]ll be|i gotta|told (?:him|her|them)|moram\w?|moram še|lahko (?:plačam|nakažem)|devo"
    r"|dobbiamo|posso|ich (?:muss|kann)|wir (?:müssen|können)|tengo que|tenemos que|puedo"
    r"|je (?:dois|peux)|on doit|moramo|mogu)\b"
)
"""Where somebody speaks of their own time, or tells what was said."""

SHOP = (
    r"\b(?:return|refund|items?|order|orders|delivery|delivered|shipping|parcel|invoice|bill|rent"
    r"|trial|subscription|offer|discount|sale|ticket|booking|checkout|battery|cart"
    r"|vračilo|vrniti|izdelk\w|naročil\w|dostav\w+|račun\w?|paket\w?|odprto|zaprto"
    r"|popust\w?|reso|consegna|ordine|spedizione|fattura|bolletta|aperto|chiuso"
    r"|rückgabe\w*|lieferung|bestellung|rechnung|versand|öffnungszeiten|miete"
    r"|devolver\w*|entrega|pedido|factura|horario|envío gratis"
    r"|retourner|livraison|commande|facture|ouvert|fermé|remboursement"
    r"|povrat|narudžb\w|radno vrijeme)\b"
)
"""Words of shops and offices, which give everybody a time."""

ONLY = (
    r"latest|at the latest|max|maximum|only|no later|najkasneje|najpozneje|največ|al massimo"
    r"|massimo|al più tardi|spätestens|höchstens|como máximo|máximo|a más tardar|au plus tard|max"
    r"|najkasnije"
)
"""What a message may say beside its time where it says nothing else."""

LEFT_WORDS = listed("""
    left remaining restano rimangono mancano rimaste quedan faltan restantes reste restent
    übrig ostale ostaja ostajata ostajajo ostaneta ostanejo preostalo ostalo
""")
"""One of them stands in every message that says how much time is left and nothing else."""
LEFT = (
    r"(?:(?:only|just|you have|you got|u have|u got|samo|solo|soltanto|nur|sólo|solo|il ne|il|ne"
    r"|te|ti|vam|dir"
    r"|plus que|que|še|noch|još|encore|ancora|so|je|ostale|ostaja|ostajata|ostajajo|ostaneta"
    r"|ostanejo|preostalo"
    r"|ostalo|restano|rimangono|mancano|quedan|faltan|reste"
    r"|restent){s}){0,5}".replace("{s}", _SPACE)
    + SPAN
    + r"(?:{s}(?:left|remaining|rimaste|restanti|restantes|übrig))?".replace("{s}", _SPACE)
)
"""Such a message."""
NAMES = listed("deadline rok scadenza frist deadlines plazo délai échéance")
"""What a deadline is called."""
NAMED_BEFORE = r"(?:the|your|ur|my|last|tvoj|la|la tua|die|deine|el|tu|le|ton|l['’])[^\S\n]?$"
NAMED_AFTER = (
    r"{s}?:?(?:{s}(?:is|was set to|je|è|ist|es|est|stays|ostaja))?(?:{s}(?:still|only|by|at|on"
    r"|until|do|bis|fino a"
    r"|hasta|avant|še|samo|noch)){0,2}{s}".replace("{s}", _SPACE)
)
"""What stands between such a name and the time."""
OF_SCHOOL = (
    r"\b(?:essay|homework|assignment|project|application|exam|report|paper|school|class|thesis"
    r"|naloge?|oddaj\w"
    r"|seminar\w{0,4}|prijav\w|compit[oi]|tesina|esame|consegna|iscrizione|hausaufgabe\w?|abgabe"
    r"|bewerbung"
    r"|deberes|examen|trabajo|devoirs?|inscription|ispit\w?|zadać\w{1,2})\b"
)
"""Words of school and work, which have deadlines too."""

COMING_DAYS = listed("""
    tomorrow tmrw tmr tonight jutri nocoj domani stasera morgen demain mañana sutra večeras
""")
"""Days that no app writes above a message."""
