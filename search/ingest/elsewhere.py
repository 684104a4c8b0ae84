"""
Here is a text, give me the places it names that are not the gazetteer's city: those tell a page of another city's paper.
"""

from __future__ import annotations

import functools
import re
from importlib import resources

from search.ingest.gazetteer import Gazetteer, alternatives


@functools.lru_cache(maxsize=8)
def elsewhere(gazetteer: Gazetteer) -> re.Pattern[str]:
    """Finds the places of `data/elsewhere.txt` that are none of *gazetteer*'s."""
    text = (resources.files("search.ingest") / "data" / "elsewhere.txt").read_text(encoding="utf-8")
    names = {name for line in text.splitlines() if not line.startswith("#") for name in line.split()}
    own = gazetteer.names.keys()
    return re.compile(alternatives(sorted(name for name in names if name not in own and name + "市" not in own)))
