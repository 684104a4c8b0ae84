"""
Here are the parameters of `/embed`, give me what a snippet is made of: attributes, fields, a theme, a policy.

Everything is a word of a short list, a number, a colour, or a text that templates escape. No markup is made here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from search import SearchRequest, Sort
from web import languages, params
from web.checks import given, number, one_of, short_text, spelled
from web.contract import Filtered
from web.languages import lazy_gettext as _

MAX_TEXT = 60
"""Longest placeholder or label, in characters."""

MAX_ORIGIN = 200
"""Longest address of a site, in characters."""

MAX_RADIUS = 40
"""Of corners, in pixels."""

RESULTS = 5
"""Hits in the list of the box, unless another number is asked for."""

MAX_RESULTS = 20
"""Most hits in the list of the box; `mudan-search.js` clamps to the same."""

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of the usual size."""

_COLOUR = r"#[0-9a-f]{6}"


class Variant(StrEnum):
    """What is pasted: the element, a frame, or a form without any script."""

    BOX = "box"
    FRAME = "frame"
    FORM = "form"


class Theme(StrEnum):
    """Light, dark, or as the page around it."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Size(StrEnum):
    """Keywords of CSS, so that a reader's own font size counts."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Results(StrEnum):
    """Where hits are shown: below the box, or only on the page of results."""

    DROPDOWN = "dropdown"
    PAGE = "page"


class Target(StrEnum):
    """Where links lead."""

    SELF = "_self"
    BLANK = "_blank"


class Follows(StrEnum):
    """Which script a page runs: the one it was made with, for good, or whatever is newest."""

    PINNED = "pinned"
    NEWEST = "newest"


WORDS = {
    "zh": ("检索地方旧报", "检索"),
    "zh-Hant": ("檢索地方舊報", "檢索"),
    "en": ("Search old newspapers", "Search"),
}
"""Language of a box → its label and its button, for the form that stands in the page."""

NAMES = {"zh": "简体中文", "zh-Hant": "繁體中文", "en": "English"}
"""Language of a box → its name for itself."""

COLOURS = {"accent": "#a51f3d", "background": "#ffffff", "text": "#1c1a19"}
"""The colours that `/embed` offers, with what they are unless changed, in the light theme of `mudan-search.js`."""

COLOUR_WORDS = {"accent": _("强调色"), "background": _("底色"), "text": _("文字色")}

_DARK_BACKGROUND = "#1e1c1b"
"""In its dark theme."""


class Design(Filtered):
    """
    A box as it was asked for: the parameters of `/embed`, `/embed/preview` and `/embed/frame`.

    Attributes:
        language: A key of WORDS, or empty: as the page around it.
        radius: Of corners, in pixels; None as it comes.
        max: Most hits in the list.
        origin: The site that will hold it, as it was typed.
    """

    sort: Annotated[Sort, *given(one_of("sort", Sort))] = Sort.RELEVANCE
    variant: Annotated[Variant, *given(one_of("variant", Variant))] = Variant.BOX
    language: Annotated[str, *given(one_of("language", WORDS))] = ""
    theme: Annotated[Theme, *given(one_of("theme", Theme))] = Theme.AUTO
    size: Annotated[Size, *given(one_of("size", Size))] = Size.MEDIUM
    accent: Annotated[str, *given(spelled("accent", _COLOUR, "#rrggbb"))] = ""
    background: Annotated[str, *given(spelled("background", _COLOUR, "#rrggbb"))] = ""
    text: Annotated[str, *given(spelled("text", _COLOUR, "#rrggbb"))] = ""
    radius: Annotated[int | None, *given(number("radius", 0, MAX_RADIUS))] = None
    label: Annotated[str, *given(short_text("label", MAX_TEXT))] = ""
    placeholder: Annotated[str, *given(short_text("placeholder", MAX_TEXT))] = ""
    results: Annotated[Results, *given(one_of("results", Results))] = Results.DROPDOWN
    suggest: str = ""
    max: Annotated[int, *given(number("max", 1, MAX_RESULTS))] = RESULTS
    shortcut: Annotated[str, *given(spelled("shortcut", r"(mod\+)?[a-z0-9/]", "/ k mod+k"))] = ""
    target: Annotated[Target, *given(one_of("target", Target))] = Target.SELF
    follows: Annotated[Follows, *given(one_of("follows", Follows))] = Follows.PINNED
    origin: Annotated[str, *given(short_text("origin", MAX_ORIGIN))] = ""

    @property
    def scope(self) -> SearchRequest:
        """District, kind, dates and order."""
        return SearchRequest(
            districts=self.district, kinds=self.kind, since=self.since, until=self.until, sort=self.sort
        )

    @property
    def colours(self) -> tuple[tuple[str, str], ...]:
        """Those of COLOURS that were changed."""
        asked = {"accent": self.accent, "background": self.background, "text": self.text}
        return tuple((name, colour) for name, colour in asked.items() if colour not in ("", COLOURS[name]))

    @property
    def suggests(self) -> bool:
        """Whether the box completes what is typed."""
        return self.suggest != "off"

    @property
    def is_special(self) -> bool:
        """Whether any of what `/embed` folds away is not as it comes."""
        return (
            self.results is not Results.DROPDOWN
            or not self.suggests
            or bool(self.shortcut)
            or self.target is not Target.SELF
            or self.follows is not Follows.PINNED
            or self.max != RESULTS
        )

    @property
    def _max(self) -> str:
        """The number of hits that differs from what goes without saying."""
        return "" if self.max == RESULTS else str(self.max)

    @property
    def site(self) -> str:
        """The origin of the site that will hold it; empty when what was typed is no address."""
        try:
            parts = urlsplit(self.origin.lower())
            return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""
        except ValueError:
            return ""

    @property
    def words(self) -> tuple[str, str]:
        """Label and button in the language of the box; of this answer, when it follows the page around it."""
        label, button = WORDS[self.language or languages.current()]
        return self.label or label, button

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The hidden fields of the plain form."""
        pairs = params.to_args(self.scope, self.scope.limit)
        return [*pairs, ("lang", self.language)] if self.language else pairs

    @property
    def attributes(self) -> list[tuple[str, str]]:
        """The attributes of the element that differ from what goes without saying."""
        scope = self.scope
        given = (
            ("district", ",".join(scope.districts)),
            ("kind", ",".join(scope.kinds)),
            ("from", str(scope.since or "")),
            ("to", str(scope.until or "")),
            ("sort", "" if scope.sort is Sort.RELEVANCE else scope.sort),
            ("placeholder", self.placeholder),
            ("results", "" if self.results is Results.DROPDOWN else self.results),
            ("suggest", "" if self.suggests else "off"),
            ("max-results", self._max),
            ("target", "" if self.target is Target.SELF else self.target),
            ("shortcut", self.shortcut),
            ("theme", "" if self.theme is Theme.AUTO else self.theme),
            ("lang", self.language),
        )
        return [(name, str(value)) for name, value in given if value]

    @property
    def theme_properties(self) -> list[tuple[str, str]]:
        """The custom properties that a page sets on the element."""
        colours = dict(self.colours)
        found = [(f"--mudan-{name}", value) for name, value in colours.items()]
        if "accent" in colours:
            found.append(("--mudan-on-accent", _readable_on(colours["accent"])))
        if self.size is not Size.MEDIUM:
            found.append(("--mudan-font-size", str(self.size)))
        if self.radius is not None:
            found.append(("--mudan-radius", f"{self.radius}px"))
        return found

    @property
    def faint(self) -> list[tuple[str, float]]:
        """The colours that are too faint on the background, each with its contrast."""
        colours = COLOURS | dict(self.colours)
        if self.theme is Theme.DARK and "background" not in dict(self.colours):
            colours["background"] = _DARK_BACKGROUND
        found = {name: _contrast(colours[name], colours["background"]) for name in ("accent", "text")}
        changed = set(dict(self.colours))
        concerned = {name for name in found if {name, "background"} & changed}
        return [(name, found[name]) for name in found if name in concerned and found[name] < LEAST_CONTRAST]

    def frame_path(self, path: str) -> str:
        """The address of the frame at *path*."""
        pairs = [
            *params.to_args(self.scope, self.scope.limit),
            *(
                (name, value)
                for name, value in self.attributes
                if name in ("placeholder", "results", "theme", "target")
            ),
            ("max", self._max),
            ("suggest", "" if self.suggests else "off"),
            ("label", self.label),
            ("language", self.language),
            ("size", "" if self.size is Size.MEDIUM else self.size),
            ("radius", "" if self.radius is None else str(self.radius)),
            *self.colours,
        ]
        query = urlencode([(name, value) for name, value in pairs if value])
        return f"{path}?{query}" if query else path

    def policy(self, base: str) -> list[tuple[str, str]]:
        """The directives that a page with a Content-Security-Policy needs, for the server at *base*."""
        parts = urlsplit(base)
        server = f"{parts.scheme}://{parts.netloc}"
        names = {
            Variant.BOX: ("script-src", "connect-src", "form-action"),
            Variant.FRAME: ("script-src", "frame-src"),
            Variant.FORM: ("form-action",),
        }
        return [(name, server) for name in names[self.variant]]


def _luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`. Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21. Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _readable_on(ground: str) -> str:
    """White or near black, whichever stands out more on *ground*."""
    return max(("#ffffff", "#1c1a19"), key=lambda ink: _contrast(ink, ground))
