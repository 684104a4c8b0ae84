"""
An archive that changes while it is asked: a folder of pages, step by step, and what each question must find at each step.

Steps are read by `mudan index` (`host.index`). From an odd step to the next, four files change, one of them by another name and
with another number of articles; from an even one to the next a single page. 300 articles stay, and so do the seeds.
"""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from search.indexing.generations import Generations
from tests.reliability.host import Host
from tests.reliability.server import Answer

STAYING = 300
_YEARS = 10

_GENERATION = re.compile(rb'\r\netag: *(?:W/)?"(\d+)-', re.IGNORECASE)
_JSON_TOTAL = re.compile(rb'"total": (\d+)')
_HTML_TOTAL = re.compile(rb'role="status">\D*(\d+)')
_TAG = re.compile(rb"<[^>]*>")
_STATE = re.compile(r"第(\d+)号消息".encode())
_STEP = re.compile(r"第(\d+)次改版".encode())


def changing(step: int) -> int:
    """How many articles there are at *step* that say which state they are of."""
    return 6 + 1 + step // 2 % 3


@dataclass(frozen=True, slots=True)
class Question:
    """
    What is asked, and what an answer shows.

    Attributes:
        total: What it finds at a step; None: not known here, but the same at each.
        often: How often it is asked, in relation to others.
        shows: What its answer says of the step it is of, and which number that must be.
    """

    path: str
    total: Callable[[int], int] | None
    often: int = 2
    total_in: re.Pattern[bytes] | None = _JSON_TOTAL
    shows: re.Pattern[bytes] = _STATE
    of: Callable[[int], int] = lambda step: step // 2


def _api(text: str, **more: object) -> str:
    return f"/api/v1/search?q={quote(text)}" + "".join(f"&{name}={value}" for name, value in more.items())


_OFTEN = "的常会"
_EVERY_STATE = "“号消息”"

QUESTIONS = (
    Question(_api(_EVERY_STATE, limit=20), changing, often=8),
    Question(_api(_EVERY_STATE, limit=3, sort="newest"), changing),
    Question(_api(f"“{_OFTEN}”", limit=1), lambda step: STAYING + changing(step)),
    Question(_api(f"“{_OFTEN}”", limit=2, unit="paragraph"), lambda step: 3 * STAYING + changing(step)),
    Question(_api(f"“{_OFTEN}” -“{_OFTEN}在”", limit=2), changing),
    Question(_api(f"“{_OFTEN}”", **{"limit": 2, "from": 2011, "to": 2012}), lambda step: 2 * STAYING // _YEARS),
    Question(_api("“次改版”", limit=1), lambda step: 1, often=4, shows=_STEP, of=lambda step: step),
    Question(_api("脱贫攻坚 OR 春耕", limit=3), None),
    Question(_api("招商*项目", limit=2), None),
    Question(_api("菏泽 会议", limit=2), None),
    Question(f"/search?q={quote(_EVERY_STATE)}", changing, total_in=_HTML_TOTAL),
    Question(f"/search?q={quote(_OFTEN)}&sort=newest", None, often=1, total_in=None),
    Question("/api/v1/suggest?q=%E6%9B%B9", None, total_in=None),
    Question("/", None, often=1, total_in=None),
)

PATHS = tuple(question.path for question in QUESTIONS for _ in range(question.often))

_BY_PATH = {question.path: question for question in QUESTIONS}


class Archive:
    """
    The pages in *folder*, the index of them at *root*, and what has been answered.

    Attributes:
        steps: Step by generation, of all that were published.
    """

    def __init__(self, root: Path, host: Host, seeds: Path) -> None:
        self.root = root
        self.steps: dict[int, int] = {}
        self._host = host
        self._folder = root.parent / "pages"
        self._answered: Counter[tuple[str, int, int, frozenset[int]]] = Counter()
        self._lock = threading.Lock()
        self._step = -1
        self._folder.mkdir()
        for page in seeds.glob("*.txt"):
            shutil.copy(page, self._folder)
        articles = [
            {
                "id": f"s{number}",
                "title": f"常在之文{number}",
                "date": f"{2010 + number % _YEARS}-04-{1 + number % 28:02}",
                "body": "\n".join(f"曹县{_OFTEN}在{number}点{half}开始。" for half in ("", "一刻", "半")),
            }
            for number in range(STAYING)
        ]
        self._write("staying.jsonl", articles)

    def start(self, *, full: bool = False) -> int:
        """Let the pages be those of the next step, and a process index them; its id, for `end` and for who kills it."""
        self._step += 1
        state = self._step // 2
        for name, number in {"a": 2, "b": 2, "c": 2, f"d{state}": changing(self._step) - 6}.items():
            articles = [
                {"id": str(each), "title": f"第{state}号消息{each}", "body": f"{name}版{_OFTEN}开到{state}点。"}
                for each in range(number)
            ]
            self._write(f"{name}.jsonl", articles)
        (self._folder / f"d{state - 1}.jsonl").unlink(missing_ok=True)
        (self._folder / "page.txt").write_text(f"编者的话\n本版是第{self._step}次改版，请读者指正。\n", "utf-8")
        return self._host.start("index", str(self.root), str(self._folder), full)

    def end(self, pid: int) -> int:
        """Wait for the process, and see what is published now; its exit status."""
        status, report = self._host.wait(pid)
        assert status in (0, -9), report
        generations = Generations(self.root)
        generation = generations.current()
        self.steps.setdefault(generation.manifest.generation, self._step)
        if status == 0:
            assert self.steps[generation.manifest.generation] == self._step
        return status

    def note(self, path: str, answer: Answer) -> bool:
        """Remember what *answer* says, for `wrong`; whether it says of which generation it is."""
        question = _BY_PATH[path]
        generation = _GENERATION.search(answer.head)
        total = question.total_in.search(answer.body) if question.total_in else None
        found = int(total[1]) if total else -1
        shown = frozenset(map(int, question.shows.findall(_TAG.sub(b"", answer.body))))
        if generation is None:
            return False
        with self._lock:
            self._answered[path, int(generation[1]), found, shown] += 1
        return True

    def wrong(self) -> list[str]:
        """What was answered that is not so in the generation it was answered from."""
        faults = []
        others: dict[str, int] = {}
        for path, generation, found, shown in self._answered:
            question = _BY_PATH[path]
            what = f"generation {generation}: {path}: {found}, {sorted(shown)}"
            step = self.steps.get(generation)
            if step is None:
                faults.append(f"{what}: no such generation")
                continue
            expected = question.total(step) if question.total else others.setdefault(path, found)
            if found != expected or not shown <= {question.of(step)} or (question.total is changing and not shown):
                faults.append(f"{what}: expected {expected} of step {step}")
        return faults

    def _write(self, name: str, articles: list[dict[str, str]]) -> None:
        lines = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
        (self._folder / name).write_text(lines, "utf-8")
