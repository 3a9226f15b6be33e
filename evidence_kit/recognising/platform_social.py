"""Social networks and the sites of people who post for money.

This is data and nothing else.
"""

from evidence_kit.recognising.platform_form import (
    ACCOUNT,
    CODE,
    INVITE,
    NAME,
    NUMBER,
    POST,
    Platform,
    Site,
    asked,
    own,
)

SOCIAL = (
    Platform(
        name="Instagram",
        words=r"instagram\w{0,3}|insta|inst[ei]|ig",
        sites=(
            Site(
                hosts=("instagram.com", "instagr.am", "ig.me"),
                routes=(
                    (ACCOUNT, rf"/(?:_u|m)/{NAME}", "https://www.instagram.com/{}"),
                    (POST, rf"/stories/{NAME}(?:/\d+)?", "https://www.instagram.com/{}"),
                    (
                        ACCOUNT,
                        rf"/{NAME}(?:/(?:reels|tagged|followers|following))?",
                        "https://www.instagram.com/{}",
                    ),
                    (POST, rf"/{NAME}/(?:p|reel|tv)/[\w-]+", "https://www.instagram.com/{}"),
                ),
                own_paths=own(
                    "p reel reels explore accounts direct tv about legal developer web s share ar "
                    "challenge stories highlights"
                ),
            ),
        ),
    ),
    Platform(
        name="Facebook",
        words=r"facebook\w{0,3}|fb|fejs\w{0,3}",
        sites=(
            Site(
                hosts=("facebook.com", "fb.com"),
                routes=(
                    (
                        ACCOUNT,
                        asked(r"/profile\.php/?", "id", NUMBER),
                        "https://www.facebook.com/profile.php?id={}",
                    ),
                    (
                        ACCOUNT,
                        rf"/people/[^/]+/{NUMBER}",
                        "https://www.facebook.com/profile.php?id={}",
                    ),
                    (
                        ACCOUNT,
                        rf"/{NAME}(?:/(?:about|photos|friends))?",
                        "https://www.facebook.com/{}",
                    ),
                    (POST, rf"/{NAME}/(?:posts|videos)/[^/]+", "https://www.facebook.com/{}"),
                ),
                own_paths=own(
                    "profile.php people watch groups events marketplace photo photo.php story.php "
                    "permalink.php login login.php messages share sharer sharer.php reel reels "
                    "pages help gaming hashtag search settings policies l.php business dialog "
                    "plugins notes media privacy recover checkpoint stories v"
                ),
            ),
        ),
    ),
    Platform(
        name="Messenger",
        words=r"messenger\w{0,3}",
        sites=(
            Site(hosts=("m.me",), routes=((ACCOUNT, rf"/{NAME}", "https://m.me/{}"),)),
            Site(hosts=("messenger.com",), routes=((ACCOUNT, rf"/t/{NAME}", "https://m.me/{}"),)),
        ),
    ),
    Platform(
        name="TikTok",
        words=r"tik ?tok\w{0,2}",
        sites=(
            Site(
                hosts=("tiktok.com",),
                routes=(
                    (ACCOUNT, rf"/@{NAME}(?:/live)?", "https://www.tiktok.com/@{}"),
                    (POST, rf"/@{NAME}/(?:video|photo)/\d+", "https://www.tiktok.com/@{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="Snapchat",
        words=r"snapchat\w{0,3}|snap[aiu]?|sc",
        sites=(
            Site(
                hosts=("snapchat.com",),
                routes=(
                    (ACCOUNT, rf"/(?:add/|u/|@){NAME}", "https://www.snapchat.com/add/{}"),
                    (INVITE, rf"/invite/{CODE}", "https://www.snapchat.com/invite/{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="X",
        words=r"twitter\w{0,3}|x(?=\s{0,2}:)",
        sites=(
            Site(
                hosts=("x.com", "twitter.com"),
                routes=(
                    (ACCOUNT, rf"/i/user/{NUMBER}", "https://x.com/i/user/{}"),
                    (
                        ACCOUNT,
                        asked(r"/intent/(?:user|follow)", "screen_name", NAME),
                        "https://x.com/{}",
                    ),
                    (
                        ACCOUNT,
                        rf"/@?{NAME}(?:/(?:media|likes|with_replies|followers|following))?",
                        "https://x.com/{}",
                    ),
                    (POST, rf"/{NAME}/status(?:es)?/\d+(?:/\w+/\d+)?", "https://x.com/{}"),
                ),
                own_paths=own(
                    "i intent home search explore share hashtag messages notifications settings "
                    "login signup tos privacy compose"
                ),
            ),
        ),
    ),
    Platform(
        name="YouTube",
        words=r"youtube\w{0,2}|yt",
        sites=(
            Site(
                hosts=("youtube.com",),
                routes=(
                    (ACCOUNT, rf"/@{NAME}(?:/\w+)?", "https://www.youtube.com/@{}"),
                    (
                        ACCOUNT,
                        rf"/channel/{CODE}(?:/\w+)?",
                        "https://www.youtube.com/channel/{}",
                    ),
                    (ACCOUNT, rf"/c/{NAME}(?:/\w+)?", "https://www.youtube.com/c/{}"),
                    (ACCOUNT, rf"/user/{NAME}(?:/\w+)?", "https://www.youtube.com/user/{}"),
                ),
            ),
            Site(hosts=("youtu.be",)),
        ),
    ),
    Platform(
        name="Reddit",
        words=r"reddit\w{0,3}",
        sites=(
            Site(
                hosts=("reddit.com",),
                routes=(
                    (ACCOUNT, rf"/(?:u|user)/{NAME}(?:/\w+)?", "https://www.reddit.com/user/{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="LinkedIn",
        words=r"linked ?in\w{0,2}",
        sites=(
            Site(
                hosts=("linkedin.com",),
                routes=(
                    (
                        ACCOUNT,
                        r"/in/(?P<handle>[\w%.\-]+)(?:/\w+)?",
                        "https://www.linkedin.com/in/{}",
                    ),
                ),
            ),
        ),
    ),
    Platform(
        name="Threads",
        sites=(
            Site(
                hosts=("threads.net", "threads.com"),
                routes=(
                    (ACCOUNT, rf"/@{NAME}", "https://www.threads.com/@{}"),
                    (POST, rf"/@{NAME}/post/[\w-]+", "https://www.threads.com/@{}"),
                ),
            ),
        ),
    ),
    Platform(
        name="Bluesky",
        words=r"bluesky|bsky",
        sites=(
            Site(
                hosts=("bsky.app",),
                routes=((ACCOUNT, rf"/profile/{NAME}", "https://bsky.app/profile/{}"),),
            ),
        ),
    ),
    Platform(
        name="VK",
        words=r"vk|vkontakte",
        sites=(
            Site(
                hosts=("vk.com", "vk.ru"),
                routes=(
                    (ACCOUNT, r"/id(?P<handle>\d+)", "https://vk.com/id{}"),
                    (ACCOUNT, rf"/{NAME}", "https://vk.com/{}"),
                ),
                own_paths=own("feed im away.php share.php login search video music"),
            ),
        ),
    ),
    Platform(
        name="OnlyFans",
        words=r"only ?fans\w{0,2}",
        sites=(
            Site(
                hosts=("onlyfans.com",),
                routes=((ACCOUNT, rf"/{NAME}(?:/media)?", "https://onlyfans.com/{}"),),
                own_paths=own("my posts help terms privacy about faq contact"),
            ),
        ),
    ),
    Platform(
        name="Fansly",
        words=r"fansly\w{0,2}",
        sites=(
            Site(
                hosts=("fansly.com",),
                routes=((ACCOUNT, rf"/{NAME}(?:/posts)?", "https://fansly.com/{}"),),
                own_paths=own("post home explore messages application"),
            ),
        ),
    ),
)
