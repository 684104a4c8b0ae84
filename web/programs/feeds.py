"""Here is a search, give me a feed of it, Atom or RSS: what was printed last comes first; and a feed of the newest issues."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed
from flask import Blueprint, Response, request, url_for

from search import (
    MAX_LIMIT,
    Article,
    DateBasis,
    Match,
    PartialDate,
    Reprints,
    Sort,
    earliest_day,
)
from web import addresses, facts, present
from web.contract import Narrowed
from web.current import service, settings
from web.languages import date_words, gettext, tag
from web.links import results

ENTRIES = 50
"""In a feed of a search; of the newest issues at least as many, and each issue as whole as one answer can be."""

_CHINA = timezone(timedelta(hours=8))
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Stamped:
    """A feed that was last changed when its index was built, whether it has entries or not."""

    built_at: datetime

    def latest_post_date(self) -> datetime:
        return self.built_at


class _Atom(_Stamped, Atom1Feed):  # type: ignore[misc]
    pass


class _Rss(_Stamped, Rss201rev2Feed):  # type: ignore[misc]
    pass


FORMS: dict[str, type[Any]] = {"atom": _Atom, "rss": _Rss}
TYPES = {"atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8"}


def searched(form: str) -> Response:
    asked = Narrowed.read(request.args).request(ENTRIES, 0, ())
    # Each reprint is news of the day it was printed on, and no entry goes when another printing comes.
    result = service.search(replace(asked, sort=Sort.NEWEST, reprints=Reprints.ALL))
    page = results(asked, ENTRIES).here()
    found = {hit.article.id: hit.article for hit in result.hits if hit.match is not Match.PARTIAL}
    return _feed(form, present.asked_words(asked), page, found.values())


def newest(form: str) -> Response:
    articles: list[Article] = []
    for issue in sorted(service.issues(), key=lambda one: one.date or PartialDate(1), reverse=True):
        if len(articles) >= ENTRIES or issue.date is None:
            break
        articles += [hit.article for hit in service.issue(issue.date, MAX_LIMIT).hits]
    return _feed(form, gettext("最新一期"), url_for("pages.home", lang=None), articles)


blueprint = Blueprint("feeds", __name__)
for _form in FORMS:
    blueprint.add_url_rule(f"/search.{_form}", f"search_{_form}", searched, defaults={"form": _form})
    blueprint.add_url_rule(f"/newest.{_form}", f"newest_{_form}", newest, defaults={"form": _form})


def _feed(form: str, title: str, page: str, articles: Iterable[Article]) -> Response:
    here = addresses.absolute(f"{request.script_root}{request.full_path.rstrip('?')}")
    feed = FORMS[form](
        title=_clean(f"{title} · {settings.site_name}"),
        link=addresses.absolute(page),
        description=_clean(gettext("%(site)s：%(title)s", site=settings.site_name, title=title)),
        language="zh-Hans",
        author_name=_clean(settings.site_name),
        feed_url=here,
        feed_guid=_urn("feed", request.full_path),
    )
    feed.built_at = _built_at(service.info().built_at)
    for article in articles:
        feed.add_item(**_entry(article, feed.built_at))
    response = Response(feed.writeString("utf-8"), content_type=TYPES[form])
    response.headers["Content-Language"] = tag()
    response.vary.add("Accept-Language")
    return response


def _entry(article: Article, built_at: datetime) -> dict[str, Any]:
    """What feedgenerator takes for one entry; a summary is HTML by the format, so that text is escaped once more."""
    day = earliest_day(article)
    printed = datetime(day.year, day.month, day.day, tzinfo=_CHINA) if day else None
    inferred = gettext("推定") if article.date and article.date_basis is DateBasis.INFERRED else ""
    told = (
        f"{date_words(article.date)} {inferred}".strip(),
        facts.source_words(article),
        facts.byline(article),
    )
    summary = " · ".join(filter(None, told)) + "\n" + facts.lead(article, 200)
    return {
        "title": _clean(facts.headline(article)),
        "link": addresses.of_article(article.id),
        "description": html.escape(_clean(summary)),
        "author_name": _clean(present.joined(article.people)) or None,
        "pubdate": printed,
        "updateddate": printed or built_at,
        "unique_id": _urn("article", article.id),
        "unique_id_is_permalink": False,
        "categories": tuple(_clean(district) for district in article.known_districts),
    }


def _urn(kind: str, name: str) -> str:
    """An id that stays when the site moves to another address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"mudan:{kind}:{name}").urn


def _built_at(text: str) -> datetime:
    """When an index was built; an index that does not say was built at the beginning of time."""
    built = datetime.fromisoformat(text) if text else datetime(1970, 1, 1)  # noqa: DTZ001
    return built if built.tzinfo else built.replace(tzinfo=UTC)


def _clean(text: str) -> str:
    """*text* without what XML cannot hold."""
    return _NOT_IN_XML.sub(" ", text)
