"""Pages where people show themselves or their work, dating sites and games.

This is data and nothing else.
"""

from evidence_kit.recognising.platform_form import (
    ACCOUNT,
    CODE,
    NAME,
    NUMBER,
    Platform,
    Site,
    own,
)

PAGES = (
    Platform(
        name="OK",
        sites=(
            Site(
                hosts=("ok.ru",),
                routes=((ACCOUNT, r"/profile/(?P<handle>\d+)", "https://ok.ru/profile/{}"),),
            ),
        ),
    ),
    Platform(
        name="Linktree",
        sites=(
            Site(
                hosts=("linktr.ee",),
                routes=((ACCOUNT, rf"/{NAME}", "https://linktr.ee/{}"),),
                own_paths=own("login register s admin"),
            ),
        ),
    ),
    Platform(
        name="Pinterest",
        words=r"pinterest\w{0,3}",
        sites=(
            Site(
                hosts=(
                    "pinterest.com",
                    "pinterest.co.uk",
                    "pinterest.de",
                    "pinterest.fr",
                    "pinterest.es",
                    "pinterest.it",
                    "pinterest.at",
                ),
                routes=((ACCOUNT, rf"/{NAME}", "https://www.pinterest.com/{}"),),
                own_paths=own("pin search ideas login today business"),
            ),
        ),
    ),
    Platform(
        name="SoundCloud",
        words=r"soundcloud\w{0,2}",
        sites=(
            Site(
                hosts=("soundcloud.com",),
                routes=((ACCOUNT, rf"/{NAME}", "https://soundcloud.com/{}"),),
                own_paths=own("discover search upload you stream charts pages"),
            ),
        ),
    ),
    Platform(
        name="Patreon",
        sites=(
            Site(
                hosts=("patreon.com",),
                routes=((ACCOUNT, rf"/(?:c/)?{NAME}", "https://www.patreon.com/{}"),),
                own_paths=own("posts home login search c user messages"),
            ),
        ),
    ),
    Platform(
        name="GitHub",
        sites=(
            Site(
                hosts=("github.com",),
                routes=((ACCOUNT, rf"/{NAME}", "https://github.com/{}"),),
                own_paths=own(
                    "login join features about explore topics settings orgs sponsors marketplace"
                ),
            ),
        ),
    ),
    Platform(
        name="Medium",
        sites=(
            Site(
                hosts=("medium.com",),
                routes=((ACCOUNT, rf"/@{NAME}", "https://medium.com/@{}"),),
            ),
        ),
    ),
    Platform(
        name="Tinder",
        words=r"tinder\w{0,3}",
        sites=(
            Site(
                hosts=("tinder.com",),
                routes=((ACCOUNT, rf"/@{NAME}", "https://tinder.com/@{}"),),
            ),
        ),
    ),
    Platform(
        name="Badoo",
        words=r"badoo\w{0,2}",
        sites=(
            Site(
                hosts=("badoo.com",),
                routes=(
                    (ACCOUNT, rf"/(?:[a-z]{{2}}/)?profile/{CODE}", "https://badoo.com/profile/{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="Spotify",
        sites=(
            Site(
                hosts=("open.spotify.com",),
                routes=((ACCOUNT, rf"/user/{NAME}", "https://open.spotify.com/user/{}"),),
            ),
        ),
    ),
    Platform(
        name="Weibo",
        sites=(
            Site(
                hosts=("weibo.com",),
                routes=((ACCOUNT, rf"/(?:u/)?{NAME}", "https://weibo.com/{}"),),
            ),
        ),
    ),
    Platform(
        name="Mastodon",
        words=r"mastodon\w{0,2}",
        sites=tuple(
            Site(hosts=(host,), routes=((ACCOUNT, rf"/@{NAME}", f"https://{host}/@{{}}"),))
            for host in ("mastodon.social", "mastodon.online", "mstdn.social")
        ),
    ),
    Platform(
        name="Ko-fi",
        sites=(
            Site(
                hosts=("ko-fi.com",),
                routes=((ACCOUNT, rf"/{NAME}", "https://ko-fi.com/{}"),),
                own_paths=own("home explore s gold manage"),
            ),
        ),
    ),
    Platform(
        name="Chaturbate",
        sites=(
            Site(
                hosts=("chaturbate.com",),
                routes=((ACCOUNT, rf"/{NAME}", "https://chaturbate.com/{}"),),
                own_paths=own("tags auth accounts tipping"),
            ),
        ),
    ),
    Platform(
        name="Fanvue",
        sites=(
            Site(
                hosts=("fanvue.com",),
                routes=((ACCOUNT, rf"/{NAME}", "https://www.fanvue.com/{}"),),
                own_paths=own("signin signup discover"),
            ),
        ),
    ),
    Platform(
        name="Tumblr",
        words=r"tumblr\w{0,2}",
        sites=(
            Site(
                hosts=("tumblr.com",),
                routes=((ACCOUNT, rf"/(?:blog/view/)?@?{NAME}", "https://www.tumblr.com/{}"),),
                own_paths=own("dashboard search explore tagged login register blog settings"),
                names_in_host="https://{}.tumblr.com",
            ),
        ),
    ),
)

GAMES = (
    Platform(
        name="Twitch",
        words=r"twitch\w{0,2}",
        sites=(
            Site(
                hosts=("twitch.tv",),
                routes=((ACCOUNT, rf"/{NAME}", "https://www.twitch.tv/{}"),),
                own_paths=own("directory videos settings downloads p"),
            ),
        ),
    ),
    Platform(
        name="Roblox",
        words=r"roblox\w{0,2}",
        sites=(
            Site(
                hosts=("roblox.com",),
                routes=(
                    (
                        ACCOUNT,
                        rf"/users/{NUMBER}(?:/profile)?",
                        "https://www.roblox.com/users/{}/profile",
                    ),
                ),
            ),
        ),
    ),
    Platform(
        name="Steam",
        words=r"steam\w{0,2}",
        sites=(
            Site(
                hosts=("steamcommunity.com",),
                routes=(
                    (ACCOUNT, rf"/id/{NAME}", "https://steamcommunity.com/id/{}"),
                    (ACCOUNT, rf"/profiles/{NUMBER}", "https://steamcommunity.com/profiles/{}"),
                ),
            ),
        ),
    ),
)
