"""The measurement of load on a small corpus made here: that it runs. Not how fast."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.bench.load import Answers, served, table

CHECKOUT = Path(__file__).resolve().parents[2]
TITLES = [
    "开发区招商引资再传捷报",
    "脱贫攻坚一线见闻",
    "小麦收割全面展开",
    "学校建设项目开工",
    "企业服务月活动启动",
]


@pytest.fixture
def corpus(tmp_path) -> Path:
    """Sixty articles with headlines that queries can be cut from."""
    path = tmp_path / "made.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(60):
            title = TITLES[number % 5][: 4 + number % 7] + TITLES[number % 3]
            made = {"title": title, "body": f"{title}。\n第{number}段。", "date": f"20{13 + number % 8}-04-01"}
            file.write(json.dumps(made, ensure_ascii=False) + "\n")
    return path


def test_load_is_measured_beside_a_bare_page(corpus, tmp_path) -> None:
    command = [sys.executable, "-m", "tests.bench.load", "--corpus", corpus, "--work", tmp_path / "work"]
    made = subprocess.run(
        [*map(str, command), "--requests", "20"], cwd=CHECKOUT, capture_output=True, text=True, timeout=600
    )

    assert made.returncode == 0, made.stdout + made.stderr
    assert "failed: none" in made.stdout
    ours, bare = re.findall(r"\| processor time, ms a page \| ([\d.]+) \| ([\d.]+) \|", made.stdout)[0]
    assert float(ours) > float(bare), "a page of results costs more than an empty one"
    assert re.search(r"compressed HTML: median [1-9][\d.]* KB", made.stdout)


def test_a_table_is_made_where_the_clock_did_not_move() -> None:
    """The processor's time comes in hundredths of a second, and few bare pages take less."""
    ours, bare = (Answers(1.0, [2.0], [100], Counter(), cpu_ms) for cpu_ms in (2.0, 0.0))

    assert "| processor time, ms a page | 2.00 | 0.00 | – |" in table((ours, ours), (bare, bare))


def test_a_server_that_does_not_come_up_is_told(tmp_path) -> None:
    with pytest.raises(RuntimeError, match="did not come up"), served("nothing.of:that()"):
        pass
