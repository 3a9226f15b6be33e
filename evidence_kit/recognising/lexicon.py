"""The words of threats, demands and prices, language by language.

This is data and nothing else. A pattern is looked for inside one clause, never across a whole text.
The rules are: a threat is what the writer says they will do ("I post", "objavim", "pubblico") to
what is the reader's ("your", "tvoj", "tuo") or to everything; a demand is what the writer tells the
reader to do with money, codes or pictures. Both are candidates and a person decides.
"""

import re
from dataclasses import dataclass

from evidence_kit.recognising.words import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """How one language threatens and demands."""

    harms: frozenset[str]
    """Words, one of which stands in every threat."""
    announcing: frozenset[str]
    """Those of them that :attr:`harm` is one of."""
    subject: re.Pattern[str]
    """What stands before the harm where the word alone could be anybody's; may match nothing."""
    harm: re.Pattern[str]
    """What the writer announces."""
    aim: re.Pattern[str]
    """What or whom it is done to."""
    outright: re.Pattern[str]
    """What is a threat by itself."""
    asks: frozenset[str]
    """Words, one of which stands in every demand."""
    ask: re.Pattern[str]
    """What the reader is told to do."""
    thing: re.Pattern[str]
    """What is asked for, where it is no sum and no account."""
    teller: re.Pattern[str]
    """What stands before the word where somebody tells of it instead."""


_NOTHING = r"(?!)"


def _pattern(alternatives: str) -> re.Pattern[str]:
    # What is looked through is in small letters already. Every alternative begins with a letter.
    return re.compile(rf"\b(?:{alternatives})(?!\w)")


def _tongue(
    *,
    harms: str,
    aim: str,
    asks: str,
    thing: str,
    subject: str = "",
    outright: str = _NOTHING,
    outright_words: str = "",
    ask: str = "",
    teller: str = _NOTHING,
) -> Tongue:
    harm_words, ask_words = harms.split(), asks.split()
    return Tongue(
        harms=frozenset([*harm_words, *outright_words.split()]),
        announcing=frozenset(harm_words),
        subject=_pattern(subject) if subject else re.compile(""),
        harm=_pattern("|".join(harm_words)),
        aim=_pattern(aim),
        outright=_pattern(outright),
        asks=frozenset(ask_words),
        ask=_pattern(ask or "|".join(ask_words)),
        thing=_pattern(thing),
        teller=_pattern(teller),
    )


TONGUES = (
    # English
    _tongue(
        harms="""post posting share sharing send sending publish publishing upload uploading expose
            exposing show showing forward spread release tell message drop""",
        subject=r"i|i['’]?m|i['’]?ll|we|we['’]?ll|we['’]?re|gonna|will|going to|imma",
        aim=r"your|ur|everything|everyone|everybody|every one|the whole internet|all of it|them all"
        r"|all the (?:pics|pictures|photos|videos|nudes)",
        outright_words="""goes leak leaking leaked expose exposed ruin ruined destroy sees finds
            knows regret kill viral hurt famous everyone everybody where mom mum mother dad father
            parents family friends followers wife husband boss school girlfriend boyfriend
            contacts""",
        # The first letter is looked for first: most words of a clause have another.
        outright=r"(?=[aegimwy])(?:(?:i|we|i['’]?ll|we['’]?ll|gonna|will|going to)[^\S\n]+"
        r"(?:\w+[^\S\n]+)?"
        r"(?:leak|expose|ruin|destroy|kill|hurt)(?:ing)?"
        r"|(?:everyone|everybody|your \w{2,12}|all your \w{2,12})[^\S\n]+(?:(?:will|gonna"
        r"|is going to|are going to)[^\S\n]+)?(?:sees?|finds? out|knows?|gets? (?:it|them))"
        r"|it (?:all )?goes to (?:your|ur|everyone|everybody|all)"
        r"|you(?:['’]?ll| will| gonna)[^\S\n]+regret|i know where you live"
        r"|make you (?:famous|viral)"
        r"|you(?:['’]?ll| will| are gonna| gonna)[^\S\n]+be (?:exposed|famous|ruined|finished))",
        asks="""pay send transfer buy zelle venmo cashapp wire deposit give get purchase""",
        thing=r"nudes?|naked|money|cash|codes?|gift ?cards?"
        r"|more (?:pics|pictures|photos|videos|vids)|bitcoins?|crypto"
        r"|another (?:pic|picture|photo|video)",
        teller=r"i|i['’]?ll|i['’]?m|we|he|she|they|me to|us to|did|do you|didn['’]?t|never"
        r"|don['’]?t",
    ),
    # Slovenian and Croatian
    _tongue(
        harms="""objavim objavil objavila objavit objaviti objavljam objavljujem pošljem pošiljam
            poslal poslala poslat poslati pošaljem šaljem razpošljem razposlal razposlala delim
            delil delila podijelim podijelit podijeliti pokažem pokazal pokazala pokazat povem
            povedal povedala razširim raširim naložim""",
        aim=r"tvoj\w{0,4}|vse|vsem|vsi|vsakomur|starš\w{1,3}|sve|svima|svi|svim|svugdje|povsod"
        r"|na internet\w?|na splet\w?",
        outright_words="""uničim uničil uničila uništim uništit uništiti ubijem ubil obžaloval
            obžalovala požalit zažalit videli vidjeti""",
        outright=r"uni[čš][it]\w{1,4}[^\S\n]+(?:\w+[^\S\n]+)?(?:te|ti|življenje|život)"
        r"|(?:te|ti|ću te|bom te)[^\S\n]+(?:uničil|uničila|uničim|uništim|uništit\w?|ubijem|ubil)"
        r"|(?:boš|češ|ćeš)[^\S\n]+(?:obžaloval\w?|požalit\w?|zažalit\w?)"
        r"|(?:vsi|svi)[^\S\n]+(?:bodo|će)[^\S\n]+(?:videli|vidjeti)",
        asks="""nakaži nakažeš nakažite plačaj plačaš plačate pošlji kupi vplačaj prenesi daj uplati
            uplatiš plati platiš pošalji prebaci""",
        thing=r"gol[aeio]\w{0,3}|denar\w{0,2}|kod[eo]|kode|novac|novca|kodove|karti[cč]\w{1,2}"
        r"|še (?:eno )?slik\w{1,2}|još (?:jednu )?slik\w",
        teller=r"sem|nisem|nisam|je rekel|je rekla|naj|neka|nikoli|nikad|(?<!če )(?<!ako )ne",
    ),
    # Italian
    _tongue(
        harms="""pubblico pubblicherò pubblicare mando manderò mandare invio invierò condivido
            condividerò diffondo diffonderò mostro mostrerò racconto carico caricherò posto
            posterò""",
        aim=r"tuo|tua|tuoi|tue|tutto|tutti|tutte|ovunque|su internet|online",
        outright_words="rovino rovinerò rovinare distruggo distruggerò pentirai ammazzo vedranno",
        outright=r"(?:ti[^\S\n]+)(?:rovino|rovinerò|distruggo|distruggerò|ammazzo)"
        r"|te ne pentirai|ti pentirai|(?:lo|la|li) vedranno tutti",
        asks="""paga paghi pagami pagare manda mandami mandi invia inviami versa compra bonifica
            ricarica trasferisci dammi""",
        ask=r"paga|paghi|pagami|(?:devi|dovrai|dovete)[^\S\n]+(?:pagare|mandare|inviare|versare)"
        r"|manda|mandami|mandi|invia|inviami|versa|compra|bonifica|ricarica|trasferisci|dammi",
        thing=r"nud[eoi]|soldi|denaro|codic[ei]|altre foto|altri video|carte regalo",
        teller=r"ho|lui|lei|ha|mai",
    ),
    # German
    _tongue(
        harms="""schicke schicken sende senden veröffentliche veröffentlichen poste posten teile
            teilen zeige zeigen verbreite verbreiten leake leaken verschicke verschicken hochladen
            stelle""",
        subject=r"ich|wir|werde|werden",
        aim=r"dein\w{0,2}|alles|allen|jedem|überall|ins (?:internet|netz)",
        outright_words="ruiniere zerstöre bereuen fertig sehen",
        outright=r"(?:ich|wir)[^\S\n]+(?:ruiniere|zerstöre|mache? dich fertig)\w{0,3}"
        r"|(?:wirst|würdest)[^\S\n]+(?:du[^\S\n]+)?(?:es[^\S\n]+)?bereuen"
        r"|alle werden (?:es|das) sehen",
        asks="""überweise überweis zahle zahl zahlst bezahle bezahl bezahlst schick schicke sende
            kauf kaufe gib""",
        thing=r"nackt\w{0,8}|geld|codes?|gutschein\w{0,6}|weitere (?:bilder|fotos|videos)"
        r"|mehr (?:bilder|fotos|videos)",
        teller=r"ich|er|sie|wir|nie",
    ),
    # Spanish
    _tongue(
        harms="""publico publicaré publicar mando mandaré mandar envío envio enviaré enviar comparto
            compartiré compartir subo subiré subir difundo difundiré difundir muestro mostraré
            mostrar filtro filtraré filtrar""",
        aim=r"tus?|todos?|todas?|por todas partes|en internet",
        outright_words="""arruino arruinaré arruinar destruyo destruiré arrepentir arrepentirás
            verán""",
        outright=r"te[^\S\n]+(?:arruino|arruinaré|destruyo|destruiré|mato)"
        r"|(?:voy|vamos) a[^\S\n]+(?:arruinar|destruir)\w{0,4}"
        r"|te (?:vas a arrepentir|arrepentirás)|todos lo verán",
        asks="""paga pagas págame pagar manda mándame envía envia envíame enviame transfiere
            deposita compra dame""",
        ask=r"paga|pagas|págame|(?:tienes que|debes|vas a)[^\S\n]+(?:pagar|mandar|enviar)|manda"
        r"|mándame|envía|envia|envíame|enviame|transfiere|deposita|compra|dame",
        thing=r"desnud[ao]s?|nudes?|dinero|códigos?|más (?:fotos|vídeos|videos)|tarjetas? regalo",
        teller=r"yo|él|ella|he|nunca|me dijo que",
    ),
    # French
    _tongue(
        harms="""publie publier publierai envoie envoyer enverrai partage partager partagerai
            diffuse diffuser diffuserai montre montrer montrerai poste poster posterai balance""",
        subject=r"je|j['’]\w{1,12}|j|on|nous|vais|va",
        aim=r"tes|ton|ta|tous|tout|toutes?|partout|sur internet",
        outright_words="détruis détruirai ruine ruinerai regretter verra verront",
        outright=r"je[^\S\n]+(?:te|vais te|vais)[^\S\n]+(?:\w+[^\S\n]+)?(?:détruis|détruire"
        r"|ruine\w?)|tu vas (?:le )?regretter|tout le monde (?:le |la )?verra",
        asks="""paie paye payer payes paies payez envoie envoyer vire achète transfère verse
            donne""",
        ask=r"paie|paye|payes|(?:dois|devez|vas)[^\S\n]+(?:payer|envoyer|verser)|envoie|vire"
        r"|achète|transfère|verse|donne",
        thing=r"nue?s?|nudes?|argent|codes?|d['’]autres (?:photos|vidéos)|cartes? cadeaux?",
        teller=r"j['’]ai|j['’]|je|il|elle|jamais",
    ),
)

UNLESS_PAID = _pattern(
    r"(?:if|unless) (?:you|u)(?: [\w'’]{1,9}){0,2} pay"
    r"|(?:če|ce) (?:mi )?ne (?:plačaš|placas|nakažeš|nakazes)|ako (?:mi )?ne (?:platiš|platis"
    r"|uplatiš|uplatis)"
    r"|se non (?:mi )?paghi|wenn du nicht[^.!?;\n]{0,30}?(?:zahlst|bezahlst|überweist)"
    r"|wenn du bis[^.!?;\n]{0,30}? nicht (?:zahlst|bezahlst|überweist|gezahlt|bezahlt)"
    r"|si no (?:me )?pagas|si (?:tu|vous) (?:ne )?(?:me )?(?:paies|payes|payez) pas"
)
"""What is said of somebody who does not pay: a demand, whatever else is not named."""
OF_YOURS = _pattern(
    r"(?:the|this|that|those|these|il|lo|la|i|le|gli|das|die|den|el|los|las|les|ta|to"
    r"|tvoj\w{0,2})?[^\S\n]?"
    r"(?:videos?|vids?|pics?|pictures?|photos?|nudes?|clips?|screenshots?|fotos?|immagini|slik\w"
    r"|posnet\w{1,3}"
    r"|bild(?:er)?|vídeos?|vidéos?|images?|imágenes|snimk\w|fotografij\w)"
)
"""What is aimed at the reader where something follows if they do not pay."""

PRICE_WORDS = listed("""
    total subtotal price prices cost costs delivery shipping discount sale fare refund receipt vat
    trip order basket checkout subscription fee ticket tickets
    preis kostet kosten versand lieferung rechnung gesamt summe rabatt mwst eintritt
    prezzo costa costano totale spedizione consegna sconto ordine scontrino biglietto
    cena ceni stane stanejo cijena košta dostava dostave popust skupaj račun ukupno vstopnica
    precio cuesta cuestan envío pedido descuento entrada
    prix coûte livraison commande remise place entrée billet
""")
"""Words beside which a sum is what something costs, not what somebody wants."""
