"""
What the archive holds, counted once for each generation of its index.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from flask import current_app
from werkzeug.local import LocalProxy

from search import Facet, FacetValue, Issue, PartialDate, SearchError, SearchRequest, SearchService
from web.calendars import Archive, archive
from web.coverage import Coverage
from web.keeping import Kept


class Holdings:
    """The calendars and the counts over all articles, from *service*."""

    def __init__(self, service: SearchService) -> None:
        self._service = service
        self._archives: Kept[tuple[Archive, dict[PartialDate | None, Issue]]] = Kept()
        self._facets: Kept[Facet] = Kept()
        self._towns: Kept[tuple[FacetValue, ...]] = Kept()
        self._people: Kept[tuple[str, ...]] = Kept()
        self._coverages: Kept[Coverage] = Kept()
        self._samples: Kept[Mapping[str, str]] = Kept()

    def archive(self) -> Archive:
        """The calendars of all issues."""
        return self._held()[0]

    def issue(self, date: PartialDate | None) -> Issue | None:
        """How much was printed on this date, as precise as that of an issue; None for nothing."""
        return self._held()[1].get(date)

    def issue_dates(self) -> tuple[PartialDate, ...]:
        """The dates of all issues in the order of time, the coarser first: a month of which no day is known before its days."""
        return tuple(date for date in self._held()[1] if date)

    def coverage(self) -> Coverage:
        """What is held of any time."""

        def count() -> Coverage:
            return Coverage(self._service.issues())

        return self._coverages.get(self._generation(), "", count)

    def samples(self) -> Mapping[str, str]:
        """Strings to make examples of queries of; none where nothing is held or can be asked: what explains the rest needs no index."""
        try:
            return self._samples.get(self._generation(), "", self._service.samples)
        except SearchError:
            return {}

    def facet(self, field: str) -> Facet:
        """A facet over all articles."""
        return self._facet(SearchRequest(limit=1, facets=(field,)), field)

    def values(self, field: str) -> tuple[FacetValue, ...]:
        """The values of a facet over all articles."""
        return self.facet(field).values

    def people(self) -> tuple[str, ...]:
        """Everybody who made an article, in whatever role."""
        return self._people.get(self._generation(), "", self._service.people)

    def towns(self, district: str) -> tuple[FacetValue, ...]:
        """The towns of a district that its articles name."""
        return self._towns.get(self._generation(), district, lambda: self._service.towns(district))

    def dates(self, asked: SearchRequest) -> Facet:
        """When the articles were printed that pass the filters of *asked*, its words and range of dates aside."""
        wide = replace(asked, text="", since=None, until=None, undated=False, limit=1, offset=0, facets=("date",))
        return self._facet(wide, "date")

    def dated(self, time: PartialDate) -> int:
        """
        How many articles a search for the year or month *time* finds: by dates of their own, whenever they were printed, so
        not those of its issues.
        """
        dates = ((PartialDate.parse(value.value), value.count) for value in self.values("date") if value.value)
        return sum(
            count for date, count in dates if date.first_day <= time.last_day and date.last_day >= time.first_day
        )

    def printed(self, time: PartialDate) -> int:
        """How many articles a search for the papers of *time* finds: of those of which no more is known, too, that may be of it."""
        return sum(
            issue.articles
            for date, issue in self._held()[1].items()
            if date and date.first_day <= time.last_day and date.last_day >= time.first_day
        )

    def _facet(self, blank: SearchRequest, field: str) -> Facet:
        return self._facets.get(self._generation(), blank, lambda: self._service.search(blank).facet(field))

    def _held(self) -> tuple[Archive, dict[PartialDate | None, Issue]]:
        def count() -> tuple[Archive, dict[PartialDate | None, Issue]]:
            issues = self._service.issues()
            return archive(issues), {issue.date: issue for issue in issues}

        return self._archives.get(self._generation(), "", count)

    def _generation(self) -> str:
        return self._service.info().generation


holdings = cast(Holdings, LocalProxy(lambda: current_app.extensions["holdings"]))
"""Those of the application that answers."""
