"""The list of the worst questions is one that the service takes, and over a small archive each is soon answered."""

from __future__ import annotations

from pathlib import Path

from search import Settings, rebuild
from tests.bench.worst import SLOWEST_S, Taken, measured, verdict


def test_the_worst_questions_are_answered(tmp_path: Path, checkout: Path) -> None:
    index = tmp_path / "index"
    rebuild([checkout / "seeds"], Settings(index=index))

    taken = measured(index, by_chance=20, seed=1, times=1, every=3, MUDAN_TIME_BUDGET="1.0")

    assert verdict(taken) == ""
    assert [one.status for one in taken].count(200) > 0.9 * len(taken), "what is refused would prove nothing"


def test_what_is_slow_or_fails_is_told() -> None:
    good, slow, failed = (
        Taken("a", 503, 1.0, 0.1),
        Taken("b", 200, SLOWEST_S + 0.1, 0.1),
        Taken("c", 500, 0.1, 0.1),
    )

    assert verdict([good]) == ""
    assert "b" in verdict([good, slow])
    assert "c: 500" in verdict([failed])
