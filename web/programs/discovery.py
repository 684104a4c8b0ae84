"""How others find what is here: browsers (OpenSearch), crawlers (sitemap, robots), and sites that show a link (oEmbed)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from search import ArticleNotFoundError, Said
from web import addresses, facts, present
from web.checks import Parameters, given, number
from web.contract import SuggestQuery
from web.current import service, settings
from web.languages import gettext
from web.programs.answers import as_json

SITEMAP_SIZE = 20_000
"""Addresses in one sitemap; sitemaps.org allows 50,000, and a smaller file is answered sooner."""

MAPPED = ("pages.home", "pages.about", "pages.help_page", "browse.years", "reference.page")
"""Pages that the first sitemap names besides articles."""

OEMBED_KEPT_S = 86_400
_WIDTH, _HEIGHT = 600, 240
_MOST_PIXELS = 99_999


class Shown(Parameters):
    """An article that another site wants to show."""

    url: str = ""
    format: str = "json"
    maxwidth: Annotated[int, *given(number("maxwidth", 1, _MOST_PIXELS))] = _WIDTH
    maxheight: Annotated[int, *given(number("maxheight", 1, _MOST_PIXELS))] = _HEIGHT


blueprint = Blueprint("discovery", __name__)


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    words = gettext("地方报纸全文检索")
    text = render_template("opensearch.xml", root=addresses.root(), description=words)
    return Response(text, content_type="application/opensearchdescription+xml; charset=utf-8")


@blueprint.get("/opensearch/suggest")
def suggest() -> Response:
    """
    Completions as browsers take them: what was typed, what may be meant, words about each, and addresses.

    Source: the OpenSearch suggestions extension, 1.1 draft 1, which Firefox reads; Chromium reads the fifth member too.
    """
    asked = SuggestQuery.read(request.args)
    found = service.suggest(asked.request(asked.limit))
    extra = {
        "google:suggesttype": ["QUERY"] * len(found),
        "google:suggestrelevance": [1000 - place for place in range(len(found))],
    }
    words = [present.counted(one.articles) for one in found]
    body = [asked.q, [one.query for one in found], words, [], extra]
    response = as_json(body, "application/x-suggestions+json")
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/sitemap.xml")
def sitemaps() -> Response:
    info = service.info()
    files = max(1, -(-info.articles // SITEMAP_SIZE))
    urls = [url_for("discovery.sitemap", number=number) for number in range(1, files + 1)]
    return _xml(render_template("sitemaps.xml", urls=list(map(addresses.absolute, urls)), built_at=info.built_at))


@blueprint.get("/sitemap-<int:number>.xml")
def sitemap(number: int) -> Response:
    ids = service.ids((number - 1) * SITEMAP_SIZE, SITEMAP_SIZE) if 0 < number < 1_000_000 else ()
    if not ids and number != 1:
        abort(HTTPStatus.NOT_FOUND)
    urls = [addresses.absolute(url_for(name, lang=None)) for name in MAPPED if number == 1]
    articles = addresses.of_articles()
    urls += [f"{articles}{one}" for one in ids]
    return _xml(render_template("sitemap.xml", urls=urls))


@blueprint.get("/robots.txt")
def robots() -> Response:
    closed = [url_for("pages.search", lang=None), url_for("exports.parts", lang=None)]
    closed += [f"{request.script_root}/api/", url_for("discovery.oembed")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += ["", f"Sitemap: {addresses.absolute(url_for('discovery.sitemaps'))}", ""]
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


@blueprint.get("/oembed")
def oembed() -> Response:
    """
    An article as another site may show it: its headline, how it begins, and where it is from.

    Source: oembed.com, 1.0; what the format does not offer is 501, an address that is no article of ours 404.
    """
    asked = Shown.read(request.args)
    if asked.format != "json":
        abort(HTTPStatus.NOT_IMPLEMENTED)
    article = service.article(_article_id(asked.url))
    address = addresses.of_article(article.id)
    body = {
        "version": "1.0",
        "type": "rich",
        "title": facts.headline(article),
        "author_name": present.joined(article.people),
        "provider_name": settings.site_name,
        "provider_url": f"{addresses.root()}/",
        "cache_age": OEMBED_KEPT_S,
        "html": render_template("_oembed.html", article=article, address=address),
        "width": min(_WIDTH, asked.maxwidth),
        "height": min(_HEIGHT, asked.maxheight),
    }
    response = as_json(body)
    response.vary.add("Accept-Language")
    return response


def _article_id(address: str) -> str:
    """The article whose page has this *address* on this site; ArticleNotFoundError for any other."""
    own = urlsplit(addresses.root())
    try:
        asked = urlsplit(address)
    except ValueError:
        asked = urlsplit("")
    if asked.scheme in ("http", "https") and asked.netloc == own.netloc and asked.path.startswith(f"{own.path}/"):
        try:
            found = current_app.url_map.bind(own.netloc or "localhost").match(asked.path.removeprefix(own.path))
        except HTTPException:
            found = ("", {})
        if found[0] == "reading.article":
            return str(found[1]["article_id"])
    raise ArticleNotFoundError(Said("没有这篇稿件，或它已不在索引里"))


def _xml(text: str) -> Response:
    return Response(text, content_type="application/xml; charset=utf-8")
