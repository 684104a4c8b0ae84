"""What holds for any text: nothing printed is lost or doubled, nothing raises, ids are stable, time is linear."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.ingest import Gazetteer, ParsedPage, Source, load_gazetteer, page_text, parse_page
from search.model import Article, Page

HERE = Path(__file__).resolve().parent
SOURCES = [*sorted((HERE / "pages").glob("*.txt")), *sorted((HERE.parents[1] / "seeds").glob("*.txt"))]
TEXTS = [page_text(Source(path.name, path)) for path in SOURCES]

TOKENS = (
    "\n", "\n\n", "\f", "\u3000\u3000", "——", "本报讯(记者 张三)", "(下转第三版)", "(上接第一版)", "●", "■ 今日要闻一览", "★广播开通热线★", "遗失声明", "公告",
    "记者 李四 摄", "图/文", "简讯", "2021年3月5日", "3月5日", "”", "“", "(", ")", "。", ",", "又讯", "\x00", "\u2028", "9",
    "责任编辑:张三", "第2版", "菏泽日报", "通讯员王小二李四", "近日", "去年12月", "99年99月99日", "\t", "龘", "\ud800", "曹县",
    "编辑", "编辑同志:\n", ":", "上接第二版\n", "下转第三版\n", "一、", "联系电话:0530", "该县", "全市", "市开发区", "凤凰镇",
)  # fmt: skip


def parse(text: str, source: str = "page.txt") -> ParsedPage:
    return parse_page(Page(source, text), load_gazetteer())


def printed(text: str) -> Counter[str]:
    return Counter(char for char in text if not char.isspace())


def check_nothing_lost(text: str) -> None:
    page = parse(text)
    noted: Counter[str] = Counter()
    of_article: dict[str, Counter[str]] = {article.id: Counter() for article in page.articles}
    for note in page.lines:
        noted.update(printed(note.text))
        if note.role.is_in_article:
            of_article[note.article].update(printed(note.text))
    assert noted == printed(text)
    assert len(of_article) == len(page.articles), "two articles of one id"
    for article in page.articles:
        body = printed(
            "".join(paragraph.text for paragraph in article.paragraphs) + article.kicker + article.subtitle
        )
        # A list's heading is the title of each of its entries, and a residue of its own on the page.
        assert of_article[article.id] in (body + printed(article.title), body)
        assert article.districts
        assert Article.from_dict(article.to_dict()) == article


@pytest.mark.parametrize(
    "text",
    [
        "★广播开通热线★本报讯(记者 张三)\n★广播开通热线★——",
        "【众志成城】抗震救灾 众志成城\n八方驰援\n正文在这里,说了一句话。",
        "【走进乡村】\n【走进乡村】看小康\n正文在这里,说了一句话。",
        "●遗失声明\n遗失声明",
        "●遗失声明\n遗失声明市开发区",
        "市开发区市开发区\n\n【★广播开通热线★\n公告遗失声明公告【★广播开通热线★",
    ],
)
def test_a_name_before_a_headline_is_in_one_place(text: str) -> None:
    check_nothing_lost(text)


def test_an_entry_of_contents_that_ends_in_a_mark_is_in_one_place() -> None:
    check_nothing_lost("渡千人第2版\n(下转三)2版\n")


def test_a_colon_alone_among_letters_is_in_one_place() -> None:
    check_nothing_lost("编辑同志:\n我家门前停水三天了。\n:\n")


def test_a_label_printed_twice_is_in_two_places() -> None:
    check_nothing_lost("水城论坛\n水城论坛\n聊城与菏泽中医药协作正式启动")


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SOURCES])
def test_every_character_of_a_page_is_in_one_place(text: str) -> None:
    check_nothing_lost(text)


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    check_nothing_lost(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=60).map("".join))
def test_any_mixture_of_marks(text: str) -> None:
    check_nothing_lost(text)


@pytest.mark.parametrize("seed", range(40))
def test_mutated_pages(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(8):
        lines = rng.choice(TEXTS).split("\n")
        for _ in range(rng.randrange(1, 12)):
            one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
            change = rng.randrange(7)
            if change == 0:
                lines[one], lines[other] = lines[other], lines[one]
            elif change == 1:
                lines.insert(one, lines[other])
            elif change == 2:
                lines[one] = lines[one][: rng.randrange(len(lines[one]) + 1)]
            elif change == 3:
                lines[one] += rng.choice(TOKENS)
            elif change == 4:
                lines[one] = rng.choice(TOKENS) + lines[one]
            elif change == 5 and len(lines) > 3:
                del lines[one]
            else:
                lines[one : one + 3] *= rng.randrange(1, 5)
        check_nothing_lost("\n".join(lines))


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in SOURCES])
def test_ids_are_stable_and_of_their_page(text: str) -> None:
    first, again, elsewhere = parse(text), parse(text), parse(text, "other.txt")

    assert first.articles == again.articles
    assert not {a.id for a in first.articles} & {a.id for a in elsewhere.articles}
    assert all(a.id.isascii() and a.id.isalnum() and len(a.id) <= 16 for a in first.articles)


def test_pages_are_read_alike_whatever_order_a_process_keeps_its_sets_in() -> None:
    printed = [
        subprocess.run(
            [sys.executable, "-m", "search", "parse", *map(str, SOURCES)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert printed[0].count(b"\n") > len(SOURCES)
    assert printed[0] == printed[1]


def test_an_id_does_not_depend_on_what_stands_beside(gazetteer: Gazetteer) -> None:
    article = "曹县召开会议\n\n本报讯(记者 张三)3月5日,曹县召开会议,部署春季造林工作。\n\n"
    other = "单县举办展览\n\n本报讯(记者 李四)3月6日,单县举办书画展览,展出作品三十件。\n\n"

    assert parse(article + other).articles[0].id == parse(other + article).articles[1].id


HOSTILE = {
    "one line": lambda n: "市" * (n // 3),
    "one line of sentences": lambda n: "3月5日,曹县召开会议。" * (n // 30),
    "empty lines": lambda n: "\n" * n,
    "one page again and again": lambda n: TEXTS[-1] * (n // len(TEXTS[-1].encode()) + 1),
    "one headline": lambda n: "曹县召开会议\n" * (n // 20),
    "bylines": lambda n: "记者 张三\n" * (n // 14),
    "jumps": lambda n: "下转第三版\n上接第二版\n" * (n // 32),
    "briefs": lambda n: "●3月5日,曹县召开会议。(张三)\n" * (n // 45),
    "brackets": lambda n: "(" * n,
    "quotes": lambda n: "“" * (n // 3),
    "digits": lambda n: "1" * n,
    "dates": lambda n: "3月" * (n // 4),
    "sheets": lambda n: "第2版\n曹县新闻\f" * (n // 20),
    "fragments": lambda n: "的会议召开\n\n某某某某某某,某某某\n\n" * (n // 50),
    "names": lambda n: "记者" + "张三李四" * (n // 12),
    "marked headlines": lambda n: "★热线开通★\n" * (n // 19),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_is_linear(name: str) -> None:
    """Four times the text may take at most eight times as long: far from sixteen, with room for a busy machine."""
    small, large = HOSTILE[name](60_000), HOSTILE[name](240_000)
    parse(small)

    def seconds(text: str) -> float:
        start = time.process_time()
        _ = parse(text).articles
        return time.process_time() - start

    most = 8 * min(seconds(small), seconds(small)) + 0.1
    assert seconds(large) <= most or seconds(large) <= most, "twice too slow is no chance"


def test_a_million_empty_lines_and_ten_megabytes_in_one_line() -> None:
    assert parse("\n" * 1_000_000).articles == ()
    assert len(parse("市" * 3_400_000).articles) == 1
