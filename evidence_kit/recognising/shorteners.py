"""Services that stand between a short address and the one it leads to.

Where such an address leads is known to the service alone; it can be changed or be gone tomorrow.
"""

from evidence_kit.recognising.words import listed

_HOSTS = listed("""
    adf.ly aka.ms amzn.to b.link bit.do bit.ly bitly.com bl.ink buff.ly clck.ru cutt.ly db.tt
    dlvr.it fb.me goo.gl goo.su grabify.link ift.tt iplogger.com iplogger.org is.gd j.mp kutt.it
    l.ead.me lnkd.in lnk.to mcaf.ee n9.cl ow.ly po.st qr.ae qrco.de rb.gy rebrand.ly s.id s.coop
    shorte.st short.gy shorturl.at snip.ly soo.gd surl.li t.co t.ly tiny.cc tiny.one tinyurl.com
    tr.im trib.al u.to url.ie urlz.fr v.gd v.ht vk.cc vurl.com wp.me x.co yourls.org zws.im
""")


def is_shortener(host: str) -> bool:
    """Return whether a host name, lower case, belongs to a service that shortens addresses.

    >>> is_shortener("bit.ly"), is_shortener("www.tinyurl.com"), is_shortener("example.org")
    (True, True, False)
    """
    return host.removeprefix("www.") in _HOSTS
