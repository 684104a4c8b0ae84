"""Here is an article, give me its facts in words: who made it, when and where it was printed, how it begins."""

from __future__ import annotations

from search import Article, DateBasis, PartialDate, published
from web.languages import date_words, gettext, spoken
from web.languages import lazy_gettext as _
from web.present import district_words, joined

_ROLES = (_("记者"), _("通讯员"), _("摄影"))


def districts(article: Article) -> tuple[str, ...]:
    """The article's districts in words."""
    return tuple(district_words(district) for district in article.districts)


def byline(article: Article) -> str:
    """Who made it, each with their role; empty if none is named."""
    return " ".join(
        gettext("%(role)s %(names)s", role=role, names=joined(names)) for role, names in makers(article)
    )


def makers(article: Article) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who made it, by role."""
    roles = zip(_ROLES, (article.reporters, article.correspondents, article.photographers), strict=True)
    return tuple([(str(role), names) for role, names in roles if names])


def source_words(article: Article) -> str:
    """Where it was printed: the paper with its day and page when known, else the name of the source file."""
    if not article.paper:
        return article.source
    is_inferred = article.page_date is not None and printed_on(article)[1]
    return _printed_in(article.paper, article.page_date, is_inferred, article.page_number)


def printed_on(article: Article) -> tuple[PartialDate | None, bool]:
    """When its page was printed, or else its own date, and whether that was inferred."""
    if article.page_date:
        day, is_certain = published(article)
        return day, not is_certain
    return article.date, article.date_basis is DateBasis.INFERRED


def year_evidence(article: Article) -> str:
    """The sentence that tells the year of its page, where it is another than tells its date; else empty."""
    return "" if article.page_evidence == article.date_evidence else article.page_evidence


def page_words(article: Article) -> str:
    """The page it was printed on, beside its day: the paper and the number of the page, else the name of the source file."""
    if not article.paper:
        return article.source
    return _with_page(gettext("《%(paper)s》", paper=article.paper), article.page_number)


def printing_words(article: Article) -> str:
    """When and where it was printed: `《菏泽日报》2020年4月3日第2版`; of what bears no paper or day, what is known of them."""
    if article.paper and article.page_date:
        return source_words(article)
    day, is_inferred = printed_on(article)
    return " ".join(filter(None, (_day_words(day, is_inferred), page_words(article))))


@spoken
def _printed_in(paper: str, day: PartialDate | None, is_inferred: bool, number: str) -> str:
    return _with_page(gettext("《%(paper)s》%(date)s", paper=paper, date=_day_words(day, is_inferred)), number)


def _with_page(printed: str, number: str) -> str:
    return printed + gettext("第%(number)s版", number=number) if number else printed


def _day_words(day: PartialDate | None, is_inferred: bool) -> str:
    return gettext("%(when)s（推定）", when=date_words(day)) if is_inferred else date_words(day)


def lead(article: Article, max_chars: int = 60) -> str:
    """The beginning of the article's text, cut with an ellipsis."""
    text = article.paragraphs[0].text if article.paragraphs else ""
    return text if len(text) <= max_chars else text[:max_chars].rstrip(",，、。 ") + "…"


def headline(article: Article) -> str:
    """Its title, or what stands for it."""
    return article.title or untitled(article)


def untitled(article: Article) -> str:
    """What stands for the title of an article that was printed without one: `（无题）` and how it begins."""
    return gettext("（无题）%(lead)s", lead=lead(article, 18))
