"""The search box for other sites, from the server's side: its scripts, the snippet, the frame, the policies."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from search import Kind
from web import policy
from web.box import ATTRIBUTES, EVENTS, FRAME, METHODS, PARTS, PROPERTIES, SLOTS, TABLES, Table
from web.checks import MAX_TYPED
from web.scripts import Script, Scripts
from web.snippets import COLOURS, MAX_RESULTS, RESULTS

SITE = "https://www.example.gov.cn"
SCRIPTS = ("mudan-search.js", "mudan-frame.js")
MOST_GZIP = {"mudan-search.js": 12 * 1024, "mudan-frame.js": 1024}
"""Bytes of each script as it is sent; the first is a promise of the README."""

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def client_with(
    monkeypatch: pytest.MonkeyPatch, client_over: Callable[..., FlaskClient]
) -> Callable[..., FlaskClient]:
    """Makes a client of an application with these settings."""

    def make(**settings: str) -> FlaskClient:
        for name, value in settings.items():
            monkeypatch.setenv(f"MUDAN_{name.upper()}", value)
        return client_over()

    return make


class Elements(HTMLParser):
    """Every element of a page, in order: its name and its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def shown(html: str, name: str) -> str:
    """The text of one block of code on `/embed`."""
    (code,) = re.findall(rf'<code id="{name}">(.*?)</code>', html, re.DOTALL)
    return unescape(code)


def directives(response) -> dict[str, str]:
    header = response.headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


# --- The scripts


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("accepts", ["gzip", "gzip, deflate, br, zstd"])
def test_a_script_is_small_on_its_way(
    client: FlaskClient, name: str, accepts: str, figures: Callable[[str], None]
) -> None:
    whole = client.get(f"/embed/v1/{name}").data
    answer = client.get(f"/embed/v1/{name}", headers={"Accept-Encoding": accepts})
    figures(f"{len(answer.data)} bytes with gzip, at most {MOST_GZIP[name]} ({len(whole)} without)")

    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.vary
    assert gzip.decompress(answer.data) == whole
    assert len(answer.data) <= MOST_GZIP[name]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_makes_no_markup_from_strings_runs_none_and_keeps_nothing(checkout: Path, name: str) -> None:
    text = (checkout / "web" / "static" / "embed" / name).read_text("utf-8")

    forbidden = "innerHTML|outerHTML|insertAdjacentHTML|document.write|eval|Function|cookie|localStorage|sessionStorage|indexedDB"
    assert re.findall(rf"\b({forbidden})\b", text.partition("const HERE")[2] or text) == []
    assert not re.search(r"https?://", text.replace("/^https?:$/", ""))  # no third party


def test_the_box_has_words_for_every_kind_but_news_in_every_language(checkout: Path) -> None:
    text = (checkout / "web" / "static" / "embed" / "mudan-search.js").read_text("utf-8")
    languages = text.partition("const WORDS")[2].partition("\n};")[0].split("locale:")[:-1]

    assert len(languages) == 3
    for kind in set(Kind) - {Kind.NEWS}:
        assert all(f" {kind}: " in words for words in languages)


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_under_its_digest_is_kept_for_good_and_for_everybody(client: FlaskClient, name: str) -> None:
    newest = client.get(f"/embed/v1/{name}")
    script = Script.of(name, newest.data)
    answer = client.get(f"/embed/v1/{name}?v={script.digest}", headers={"Origin": "https://anyone.example"})

    assert answer.data == newest.data
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Origin" not in answer.vary
    assert newest.headers["Cache-Control"] == "public, max-age=300"
    assert client.get(f"/embed/v1/{name}", headers={"If-None-Match": newest.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["mudan-search.js?v=0000000000000000", "mudan-search.js?v=../x", "none.js", "kept",
                                  "..%2fsite.css", "mudan-search.js%00"])  # fmt: skip
def test_a_digest_or_name_there_is_not_is_never_answered_with_other_bytes(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/embed/v1/{path}")

    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_scripts_of_earlier_releases_are_served_beside_the_newest(tmp_path: Path) -> None:
    old = Script.of("mudan-search.js", b"old();")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / f"1.0.0-mudan-search-{old.digest}.js").write_bytes(old.text)
    (tmp_path / "mudan-search.js").write_bytes(b"renewed();")

    scripts = Scripts.read(tmp_path)

    assert scripts.find("mudan-search.js", old.digest) == old
    assert scripts.newest["mudan-search.js"].text == b"renewed();"
    assert scripts.find("mudan-search.js", "") == scripts.newest["mudan-search.js"]
    assert scripts.find("mudan-frame.js", old.digest) is None


@pytest.mark.parametrize(
    "name", ["1.0.0-mudan-search-0123456789abcdef.js", "mudan-search.js", "1.0-mudan-search-.js"]
)
def test_a_kept_script_that_was_changed_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / name).write_bytes(b"changed();")

    with pytest.raises(ValueError, match="must stay as it was released"):
        Scripts.read(tmp_path)


def test_every_release_has_left_its_scripts(checkout: Path) -> None:
    """A page elsewhere names a script by its digest; see "A release" in CONTRIBUTING.md for what to copy where."""
    releases = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", (checkout / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    folder = checkout / "web" / "static" / "embed"
    names = [path.name for path in (folder / "kept").glob("*.js")]

    Scripts.read(folder)
    for release in releases:
        for script in SCRIPTS:
            kept = [name for name in names if name.startswith(f"{release}-{script.removesuffix('.js')}-")]
            assert len(kept) == 1, f"keep {script} of {release}: {release}-{script.removesuffix('.js')}-DIGEST.js"


def test_the_page_and_the_script_agree_on_what_goes_without_saying(checkout: Path) -> None:
    script = (checkout / "web" / "static" / "embed" / "mudan-search.js").read_text("utf-8")

    for name, colour in COLOURS.items():
        light = re.search(rf'\b{name}: \["(#[0-9a-f]+)"', script)
        assert light
        assert colour in (light[1], "#" + "".join(2 * sign for sign in light[1][1:]))
    assert f'this.#number("max-results", {RESULTS}, 1, {MAX_RESULTS})' in script
    assert f"maxlength: {MAX_TYPED}," in script


def names_of(table: Table) -> list[str]:
    return [name for entry in table.entries for name in (*entry.names, *(entry.values if table is PARTS else ()))]


def test_the_manual_names_what_the_script_knows_and_nothing_else(checkout: Path) -> None:
    script = (checkout / "web" / "static" / "embed" / "mudan-search.js").read_text("utf-8")
    (observed,) = re.findall(r"observedAttributes = \[(.*?)\]", script, re.DOTALL)
    own = script.partition("class MudanSearch")[2]
    methods = set(re.findall(r"^  (?:async )?(\w+)\(.*\) \{", own, re.MULTILINE))
    methods -= {"constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback"}
    properties = set(re.findall(r"--mudan-[a-z-]*[a-z]", script.replace("--mudan-${name}", "")))
    colours = dict(re.findall(r'"?([a-z-]+)"?: \[("#\w+", "#\w+")\]', script))
    said = re.findall(r'part: "([a-z ]+)"', script) + re.findall(r'"((?:option|mark) [a-z]+)"', script)
    parts = set(" ".join(said).split()) - {"go"}
    assert sorted(names_of(ATTRIBUTES)) == sorted(re.findall(r'"([a-z-]+)"', observed))
    assert {name.partition("(")[0] for name in names_of(METHODS)} == methods | {"value"}
    assert sorted(names_of(EVENTS)) == sorted(
        {f"mudan-search:{name}" for name in re.findall(r'#tell\("(\w+)"', script)}
    )
    assert sorted(names_of(SLOTS)) == sorted(re.findall(r'"slot", \{ name: "(\w+)"', script))
    assert sorted(names_of(PROPERTIES)) == sorted(properties | {f"--mudan-{name}" for name in colours})
    assert sorted(names_of(PARTS)) == sorted(parts)
    assert {entry.names[0]: entry.standard for entry in PROPERTIES.entries if entry.standard.startswith("#")} == {
        f"--mudan-{name}": pair.replace('"', "").replace(", ", " / ") for name, pair in colours.items()
    }


def test_the_manual_of_the_frame_names_what_its_address_may_say(client: FlaskClient) -> None:
    query = {"variant": "frame", "district": "巨野县", "kind": "news", "from": "2020", "to": "2021", "sort": "newest",
             "placeholder": "x", "results": "page", "suggest": "off", "target": "_blank", "theme": "dark", "label": "x",
             "max": "3", "language": "en", "size": "large", "radius": "3", "accent": "#0b5fa5", "background": "#000000",
             "text": "#ffffff"}  # fmt: skip
    (frame,) = Elements(shown(client.get("/embed", query_string=query).text, "snippet")).all("iframe")

    assert sorted(dict(parse_qsl(urlsplit(frame["src"]).query))) == sorted(names_of(FRAME))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_holds_the_manual_and_needs_no_source(client: FlaskClient, language: str) -> None:
    page = client.get(f"/embed?lang={language}").text
    manual = page.partition('class="manual"')[2].partition("</details>")[0]

    assert "README" not in page
    assert all(f"<code>{name}</code>" in manual for table in TABLES for name in names_of(table))
    assert Elements(manual).all("mudan-search") == [], "what is written in an example is text"


# --- The snippet


def test_the_snippet_names_the_script_with_its_digest_and_integrity(
    client_with: Callable[..., FlaskClient],
) -> None:
    client = client_with(public_url="https://archive.example.cn")
    snippet = Elements(shown(client.get("/embed").text, "snippet"))

    (script,) = snippet.all("script")
    src = urlsplit(script["src"])
    assert (src.netloc, src.path) == ("archive.example.cn", "/embed/v1/mudan-search.js")
    text = client.get(f"/embed/v1/mudan-search.js?{src.query}").data
    assert script["integrity"] == f"sha384-{base64.b64encode(hashlib.sha384(text).digest()).decode()}"
    assert (script["type"], script["crossorigin"]) == ("module", "anonymous")
    assert shown(client.get("/embed").text, "csp").split() == [
        "script-src", "https://archive.example.cn;", "connect-src", "https://archive.example.cn;",
        "form-action", "https://archive.example.cn;",
    ]  # fmt: skip


def test_the_snippet_carries_the_scope_into_the_element_and_into_the_form(client: FlaskClient) -> None:
    page = client.get(
        "/embed?district=巨野县&district=曹县&kind=news&from=2020-04&to=2021&sort=newest&language=zh-Hant&max=3"
        "&placeholder=试试&results=page&suggest=off&target=_blank&shortcut=mod%2Bk&theme=light"
    )
    snippet = Elements(shown(page.text, "snippet"))

    assert snippet.all("mudan-search") == [
        {
            "district": "巨野县,曹县",
            "kind": "news",
            "from": "2020-04",
            "to": "2021",
            "sort": "newest",
            "placeholder": "试试",
            "results": "page",
            "suggest": "off",
            "max-results": "3",
            "target": "_blank",
            "shortcut": "mod+k",
            "theme": "light",
            "lang": "zh-Hant",
        }
    ]
    (form,) = snippet.all("form")
    assert form == {
        "action": "http://localhost/search", "method": "get", "accept-charset": "utf-8", "role": "search", "target": "_blank",
    }  # fmt: skip
    assert snippet.all("input")[0]["placeholder"] == "试试"
    fields = [(one["name"], one["value"]) for one in snippet.all("input") if one["type"] == "hidden"]
    assert fields == [
        ("district", "巨野县"), ("district", "曹县"), ("kind", "news"), ("from", "2020-04"), ("to", "2021"), ("sort", "newest"), ("lang", "zh-Hant"),
    ]  # fmt: skip


def test_a_label_is_one_of_the_form_and_one_of_the_box(client: FlaskClient) -> None:
    page = client.get("/embed?label=查本县旧报").text
    snippet = shown(page, "snippet")

    assert Elements(snippet).all("span") == [{"slot": "label", "hidden": ""}]
    assert snippet.count(">查本县旧报") == 2
    assert Elements(shown(client.get("/embed").text, "snippet")).all("span") == []
    assert '<span slot="label" hidden>查本县旧报</span>' in client.get("/embed/frame?label=查本县旧报").text


def test_a_page_in_traditional_characters_leaves_the_code_alone(client: FlaskClient) -> None:
    page = client.get("/embed?lang=zh-Hant&district=巨野县").text

    assert Elements(shown(page, "snippet")).all("mudan-search") == [{"district": "巨野县"}]
    assert "代碼" in page


def test_the_snippet_of_a_frame_leads_to_the_same_box(client: FlaskClient) -> None:
    query = {
        "variant": "frame",
        "district": "巨野县",
        "theme": "dark",
        "accent": "#0b5fa5",
        "results": "page",
        "suggest": "off",
        "target": "_blank",
        "size": "large",
    }
    page = client.get("/embed", query_string=query).text
    snippet = Elements(shown(page, "snippet"))

    (frame,) = snippet.all("iframe")
    address = urlsplit(frame["src"])
    assert dict(parse_qsl(address.query)) == {name: value for name, value in query.items() if name != "variant"}
    answer = client.get(f"{address.path}?{address.query}")
    inside = answer.text
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert shown(page, "csp").split() == ["script-src", "http://localhost;", "frame-src", "http://localhost;"]
    assert '<mudan-search district="巨野县" results="page" suggest="off" target="_blank" theme="dark">' in inside
    assert '<base target="_blank">' in inside
    assert "--mudan-accent: #0b5fa5;" in inside
    assert "--mudan-font-size: large;" in inside


def test_the_form_alone_needs_no_script(client: FlaskClient) -> None:
    page = client.get("/embed?variant=form&district=巨野县&placeholder=试试").text
    snippet = Elements(shown(page, "snippet"))

    assert [tag for tag, _ in snippet.found] == ["form", "label", "input", "input", "button"]
    assert snippet.all("input")[0]["placeholder"] == "试试"
    assert shown(page, "csp") == "form-action http://localhost;"


@pytest.mark.parametrize(("variant", "warns"), [("box", True), ("form", True), ("frame", False)])
def test_who_pastes_a_form_is_told_that_it_cannot_stand_in_another(
    client: FlaskClient, variant: str, warns: bool
) -> None:
    assert ("ASP.NET" in client.get(f"/embed?variant={variant}").text) == warns


def test_a_snippet_that_follows_the_service_has_no_integrity_and_says_what_that_means(client: FlaskClient) -> None:
    page = client.get("/embed?follows=newest").text

    assert Elements(shown(page, "snippet")).all("script") == [
        {"type": "module", "src": "http://localhost/embed/v1/mudan-search.js"}
    ]
    assert "您的网页信任这台服务器" in page


@pytest.mark.parametrize("name", ["label", "placeholder", "origin", "district", "q"])
@pytest.mark.parametrize("path", ["/embed", "/embed/preview", "/embed/frame"])
@pytest.mark.parametrize("variant", ["box", "frame", "form"])
def test_what_is_asked_for_stays_text(client: FlaskClient, path: str, name: str, variant: str) -> None:
    page = client.get(path, query_string={name: HOSTILE, "variant": variant})
    plain = client.get(path, query_string={name: "麦", "variant": variant})

    assert page.status_code == 200
    tags = [[tag for tag, _ in Elements(one.text).found] for one in (page, plain)]
    assert tags[0] == tags[1]
    if path == "/embed":
        snippets = [[tag for tag, _ in Elements(shown(one.text, "snippet")).found] for one in (page, plain)]
        assert snippets[0] == snippets[1]
    assert 'id="theme"' not in page.text
    assert "<style>" not in page.text


@pytest.mark.parametrize(
    ("name", "value"),
    [("variant", "x"), ("theme", "x"), ("size", "9px"), ("accent", "red"), ("accent", "#fff;}body{x:y"), ("radius", "-1"),
     ("radius", "41"), ("max", "0"), ("max", "21"), ("shortcut", "ctrl+alt+x"), ("language", "tlh"), ("label", "x" * 61),
     ("origin", "x" * 201), ("results", "x"), ("target", "evil"), ("follows", "x"), ("sort", "x"), ("from", "x")],
)  # fmt: skip
def test_what_is_not_allowed_is_a_400_that_names_it(client: FlaskClient, name: str, value: str) -> None:
    for path in ("/embed", "/embed/preview", "/embed/frame"):
        page = client.get(path, query_string={name: value})

        assert page.status_code == 400
        assert name in page.text
    assert client.get("/embed/preview?host=x").status_code == 400


def test_text_on_a_colour_can_be_read_and_faint_colours_are_named(client: FlaskClient) -> None:
    yellow = client.get("/embed?accent=%23ffcc00").text
    blue = client.get("/embed?accent=%230b5fa5&radius=2").text

    assert "--mudan-on-accent: #1c1a19;" in shown(yellow, "theme")
    assert "强调色与底色的对比只有 1.5 : 1" in yellow
    assert shown(blue, "theme").split("\n")[1:-1] == [
        "  --mudan-accent: #0b5fa5;", "  --mudan-on-accent: #ffffff;", "  --mudan-radius: 2px;",
    ]  # fmt: skip
    assert "对比只有" not in blue
    assert "强调色与底色的对比只有 2.6 : 1" in client.get("/embed?accent=%230b5fa5&theme=dark").text
    assert "文字色与底色的对比只有 1.4 : 1" in client.get("/embed?text=%23ffffff&background=%23dddddd").text
    assert 'id="theme"' not in client.get("/embed?accent=%23a51f3d").text, "as it comes"


@pytest.mark.parametrize(
    ("origins", "asked", "said"),
    [
        ("", "", "这里还没有许可任何网站"),
        ("", SITE, f'MUDAN_EMBED_ORIGINS="{SITE}"'),
        (SITE, f"{SITE}/index.html?x", f"{SITE} 已获许可"),
        (SITE, SITE.upper(), f"{SITE} 已获许可"),
        (SITE, "https://evil.example", "https://evil.example 还没有获得许可"),
        (SITE, "www.example.gov.cn", "不是网址"),
        (SITE, "https://[", "不是网址"),
        ("*", SITE, f"{SITE} 已获许可"),
        ("*", "", "任何网站都可以使用"),
    ],
)
def test_the_page_says_whether_a_site_is_allowed(
    client_with: Callable[..., FlaskClient], origins: str, asked: str, said: str
) -> None:
    page = client_with(embed_origins=origins).get("/embed", query_string={"origin": asked}).text

    assert said in unescape(page)


def test_an_address_that_the_visitor_brought_is_kept_by_no_cache_and_named(
    client_with: Callable[..., FlaskClient],
) -> None:
    brought = client_with().get("/embed", headers={"Host": "evil.example"})
    known = client_with(public_url=SITE).get("/embed", headers={"Host": "evil.example"})

    assert "http://evil.example" in brought.text
    assert "取自您现在的访问" in brought.text
    assert brought.headers["Cache-Control"] == "no-store"
    assert "evil.example" not in known.text
    for path in ("/embed/preview", "/embed/frame"):
        assert "evil.example" not in client_with().get(path, headers={"Host": "evil.example"}).text


# --- The policies


@pytest.mark.parametrize(
    ("origins", "ancestors"),
    [("", "'self'"), (f"{SITE},http://b.cn:81", f"'self' {SITE} http://b.cn:81"), ("*", "*")],
)
def test_only_the_frame_may_be_framed_and_only_by_the_list(
    client_with: Callable[..., FlaskClient], origins: str, ancestors: str
) -> None:
    client = client_with(embed_origins=origins)

    assert directives(client.get("/embed/frame"))["frame-ancestors"] == ancestors
    assert directives(client.get("/embed/preview"))["frame-ancestors"] == "'self'"
    for path in ("/", "/embed", "/search?q=麦", "/article/a001", "/embed/v1/mudan-search.js",
                 "/embed/nothing", "/api/v1/search?q=麦"):  # fmt: skip
        assert directives(client.get(path))["frame-ancestors"] == "'none'", path


def test_what_is_wrong_with_a_frame_is_read_in_it_and_leads_out_of_it(
    client_with: Callable[..., FlaskClient],
) -> None:
    answer = client_with(embed_origins=SITE).get("/embed/frame?max=30")

    assert answer.status_code == 400
    assert directives(answer)["frame-ancestors"] == f"'self' {SITE}"
    assert "框下至多（max）写作“30”" in answer.text
    assert Elements(answer.text).all("base") == [{"target": "_top"}]
    assert Elements(client_with().get("/search?sort=x").text).all("base") == []


def test_a_script_that_is_gone_says_so_to_the_page_that_wants_it(client: FlaskClient) -> None:
    answer = client.get("/embed/v1/mudan-search.js?v=0123456789abcdef", headers={"Origin": SITE})

    assert answer.status_code == 404
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/embed", "/embed/preview", "/embed/frame"])
def test_an_inline_style_is_allowed_by_its_hash_alone(client: FlaskClient, path: str) -> None:
    answer = client.get(path, query_string={"accent": "#0b5fa5", "size": "small"})
    allowed = directives(answer)

    styles = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in styles]
    assert set(hashes) <= set(allowed["style-src"].split())
    assert len(styles) == (path != "/embed")
    assert allowed["script-src"] == "'self'"
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert " style=" not in answer.text
    assert answer.text.count("<script") == answer.text.count('<script type="module" src=')
    for name, value in policy.SECURITY_HEADERS.items():
        if name != "Content-Security-Policy":
            assert answer.headers[name] == value


def test_the_frame_tells_its_script_who_may_frame_it(client_with: Callable[..., FlaskClient]) -> None:
    page = Elements(client_with(embed_origins=f"{SITE} https://b.cn").get("/embed/frame").text)

    assert page.all("html")[0]["data-origins"] == f"{SITE} https://b.cn"
