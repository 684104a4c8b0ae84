"""The catalogue of 50,000 articles: 20 ms of the processor for an answer, less than 50 MB."""

from __future__ import annotations

import random
import statistics
import tracemalloc
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from time import process_time

import pytest

from search.results import CompletionKind
from search.suggestions.catalogue import Catalogue
from search.suggestions.readings import load_readings
from search.suggestions.sections import Headword

CHARACTERS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"

LIMIT_MS = 20
LIMIT_BYTES = 50_000_000


def headwords() -> Iterator[Headword]:
    """As many as the news of ten years gave: 45,000 headlines, 100,000 words, 10,000 names, 300 places."""
    draw = random.Random(1)

    def text(length: int) -> str:
        return "".join(draw.choices(CHARACTERS, k=length))

    for kind, count, shortest, longest in (
        (CompletionKind.PLACE, 300, 2, 6),
        (CompletionKind.NAME, 10_000, 2, 3),
        (CompletionKind.PHRASE, 100_000, 2, 4),
        (CompletionKind.HEADLINE, 45_000, 8, 30),
    ):
        for n in range(count):
            word = text(draw.randint(shortest, longest)) + ("5g" if n % 10 == 0 else "")
            yield Headword(word, word, kind, int(draw.paretovariate(0.5)) % 20_000)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("large")
    Catalogue.write(made, headwords(), load_readings())
    return made


def queries() -> Iterator[str]:
    draw = random.Random(2)
    readings = load_readings()
    for length in (1, 2, 3, 4, 8):
        for _ in range(20):
            text = "".join(draw.choices(CHARACTERS, k=length))
            syllables = readings.of(text)
            yield text
            yield "".join(syllables)
            yield "".join(syllable[0] for syllable in syllables)
    yield from ("5g", "zzzz", "龘龘", "x" * 256, "的" * 256, "ā ō ē")


def test_half_of_all_keystrokes_are_answered_within_the_limit(directory: Path) -> None:
    """Processor time and its median, since the machine that runs the tests does other things as well."""
    catalogue = Catalogue.read(directory)
    catalogue.complete("a")
    took = []
    for text in queries():
        started = process_time()
        catalogue.complete(text)
        took.append((process_time() - started) * 1000)

    assert statistics.median(took) < LIMIT_MS


def test_it_fits_into_memory(directory: Path) -> None:
    tracemalloc.start()
    try:
        catalogue = Catalogue.read(directory)
        for text in islice(queries(), 30):
            catalogue.complete(text)
        catalogue.sounding("菏泽")
        catalogue.similar("脱贫攻坚")
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert held < LIMIT_BYTES


def test_misspelt_words_are_looked_up_within_a_tenth_of_a_second(directory: Path) -> None:
    catalogue = Catalogue.read(directory)
    catalogue.similar("热身")
    draw = random.Random(3)
    words = ["".join(letters) for letters in islice(product(CHARACTERS[:20], CHARACTERS[20:40]), 10)]
    words += ["".join(draw.choices(CHARACTERS, k=length)) for length in (3, 4, 8) for _ in range(10)]
    took = []
    for word in words:
        started = process_time()
        catalogue.sounding(word)
        catalogue.similar(word)
        took.append((process_time() - started) * 1000)

    assert statistics.median(took) < 100
