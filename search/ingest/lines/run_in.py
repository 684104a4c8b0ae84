"""
Here are the lines of a page, give me the headlines that are run in at the head of briefs as lines of their own.

A place may stand before them (东明│免费检查进村 10月12日,…).
"""

from __future__ import annotations

import re
from typing import Final

from search.ingest.facts.houses import HOUSE
from search.ingest.lines.features import BULLETS
from search.ingest.lines.layout import Line


def part_run_in(lines: list[Line]) -> list[Line]:
    """
    Lines with the headlines that are run in at the head of briefs parted from these: 东明│免费检查进村 10月12日,….

    Only where two of one form stand below each other, for a space stands inside a sentence, too.
    """
    found = [_run_in(line.text) for line in lines]
    if len(found) - found.count(None) < _FEWEST_RUN_IN:
        return lines
    parted: list[Line] = []
    for place, (line, match) in enumerate(zip(lines, found, strict=True)):
        beside = (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
        if (
            match is None
            or not any(other and bool(other["place"]) is bool(match["place"]) for other in beside)
            or all(_WHO.fullmatch(other["head"]) for other in (match, *beside) if other)
        ):
            parted.append(line)
            continue
        if where := match["place"]:
            place_line, line = line.parted(len(where))
            place_line.text = where.strip(_PLACE_MARKS)
            place_line.ornament = "".join(mark for mark in where if mark in _PLACE_MARKS and not mark.isspace())
            place_line.says_where = True
            parted.append(place_line)
        head, text = line.parted(line.text.index(match["text"]))
        head.is_run_in = True
        parted += [head, text]
    return parted


def _run_in(text: str) -> re.Match[str] | None:
    """A brief with the headline that is run in at its head."""
    if (
        len(text) < _SHORTEST_BRIEF
        or text[-1] not in "。)）"
        # Its first space parts the headline from the text.
        or len(text.split(None, 1)[0]) >= _LONGEST_RUN_IN
    ):
        return None
    match = _RUN_IN.fullmatch(text)
    if match is None or _RUNS_ON.fullmatch(head := match["head"]) or head.count("“") != head.count("”"):
        return None
    return match


_FEWEST_RUN_IN: Final = 2
_SHORTEST_BRIEF: Final = 24
_LONGEST_RUN_IN: Final = 34
_PLACE_MARKS: Final = " \u3000[]【】〔〕│｜|丨"
_RUN_IN: Final = re.compile(
    r"(?P<place>[\[【〔][\u4e00-\u9fff]{2,6}[\]】〕]\s?|[\u4e00-\u9fff]{2,6}\s?[│｜|丨]\s?|)"
    r"(?P<head>[^\s。；;：:\[\]【】〔〕()（）│｜|丨]{5,24})\s+(?P<text>(?!\d+\s)[\u4e00-\u9fff\d“][^。]{9,}。.*)"
)
"""Before 10 月 12 日 a space says nothing: figures stand apart there."""
_WHO: Final = re.compile(rf"[{BULLETS}]?\s*[\u4e00-\u9fff]{{2,16}}{HOUSE}")
"""●县司法局 已举办…, ●县法院 开通…: with whom an entry begins, of whose first sentence they are."""
_RUNS_ON: Final = re.compile(".*(?:[报社].{0,12}[电讯]|声明|公告|启事|通告|公示|挂失|通知|报道)")
"""本报讯, and 遗失声明 before a notice: no headlines."""
