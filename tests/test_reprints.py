"""What is the same text printed again, and what only looks like it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from search import reprints
from search.analysis.normalize import fold
from search.reprints import NO_VERDICTS, Letters, Verdicts, are_letters, linked, prints

NEWS = (
    "本报讯（记者 王海燕）昨日，记者从市水务局获悉，赵王河综合治理工程已完成投资3.2亿元，清淤河道18公里，新建拦水闸6座，两岸绿化栽植苗木21万株。"
    "工程全部建成后，城区防洪标准将由二十年一遇提高到五十年一遇，沿河12个村庄、近4万名群众的生产生活用水将得到保障。"
    "据工程负责人介绍，为赶在汛期到来之前完工，施工人员放弃节假日休息，实行三班倒作业，目前日均出动机械70台、人员300余名。"
    "家住河边的刘庄村村民刘传喜高兴地说，以前河水又黑又臭，夏天不敢开窗户，现在水清了，岸绿了，吃过晚饭大家都愿意到河边走一走。"
    "下一步，市水务局将建立河长巡查制度，聘请沿河居民担任义务监督员，发现乱倒垃圾、私设排污口等行为，及时上报并依法处理，确保治理一段、见效一段、管好一段。"
)
SENTENCES = [f"{sentence}。" for sentence in NEWS.split("。") if sentence]


def sets(*texts: str, known: Verdicts = NO_VERDICTS) -> list[int]:
    """The number of the set that each text is in."""
    return sets_and_verdicts(texts, known)[0]


def sets_and_verdicts(texts: Sequence[str], known: Verdicts = NO_VERDICTS) -> tuple[list[int], Verdicts]:
    each = [letters_of(text) for text in texts]
    found = prints(np.concatenate(each), np.cumsum([0, *map(len, each)]))
    numbers, verdicts = linked([found], each.__getitem__, known)
    return numbers.tolist(), verdicts


def letters_of(text: str) -> Letters:
    points = np.frombuffer(fold(text).encode("utf-32-le", "surrogatepass"), "<u4")
    return points[are_letters(points)]


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(NEWS, id="the same"),
        pytest.param(NEWS.replace("，", ", ").replace("。", "。\n"), id="other marks and lines"),
        pytest.param(NEWS.replace("赵王河", "趙王河"), id="traditional characters"),
        pytest.param(NEWS.replace("本报讯（记者 王海燕）", "菏泽日报4月2日讯"), id="another beginning"),
        pytest.param("".join(SENTENCES[:3]), id="its first half"),
        pytest.param("".join(SENTENCES[:2] + SENTENCES[3:]), id="a sentence left out"),
        pytest.param(NEWS + "另据了解，万福河治理工程也将于年内开工。", id="a sentence more"),
        pytest.param(NEWS.replace("村民", "居民").replace("高兴", "开心"), id="words put for others"),
        pytest.param(NEWS.replace("河长", "河卡").replace("放弃", "放奔"), id="characters misread"),
    ],
)
def test_a_text_printed_again_is_a_reprint(printed: str) -> None:
    assert sets(NEWS, "别的文章。" * 30, printed) == [1, 0, 1]


WEATHER = (
    "市气象台{day}日17时发布天气预报：今天夜间到明天白天，全市{sky}，{wind}风{low}到{high}级，最低气温{cold}℃，最高气温{warm}℃。"
    "预计未来三天我市以{sky}天气为主，森林火险气象等级{fire}级，请注意防火，早晚温差较大，外出请及时增减衣物，谨防感冒。"
)
NOTICE = (
    "{name}遗失{what}，证号{number}，声明作废。根据有关规定，凡拾到者请与本报广告部联系，自登报之日起该证件不再具有法律效力，"
    "由此引起的一切经济和法律责任由当事人自行承担，与证件核发机关无关。特此公告。联系人：{name}。"
)
MEETING = (
    "市人大常委会第{number}次会议昨日上午在市人大常委会会议室举行。常委会主任主持会议，副主任、秘书长及委员共41人出席会议，"
    "市政府负责同志、市中级人民法院院长、市人民检察院检察长和市人大常委会各工作机构负责人列席会议。会议听取和审议了有关报告，"
    "通过了有关人事任免事项，并向新任命人员颁发了任命书。会议圆满完成各项议程后闭幕。"
)
BOOK = (
    "长篇纪实文学《{}》一书日前由出版社出版发行，即日起在全市各新华书店和网上书城有售，欢迎广大读者踊跃前往选购，"
    "同时在市图书馆报告厅举行作者签名售书活动，前来参加活动的读者均可得到精美书签。"
)
COLUMN = "编者按：为展示我市各级党组织在基层一线的创新做法，本报自即日起开设专栏，陆续刊登来自农村、社区、学校和企业的报道，敬请广大读者关注并提供线索。"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            WEATHER.format(day=1, sky="晴间多云", wind="南", low=2, high=3, cold=9, warm=22, fire="四"),
            WEATHER.format(day=2, sky="晴间多云", wind="南", low=2, high=3, cold=11, warm=24, fire="四"),
            id="the weather of two days",
        ),
        pytest.param(
            NOTICE.format(name="张建国", what="残疾人证", number="37290119"),
            NOTICE.format(name="李秀兰", what="出生医学证明", number="K370018"),
            id="two notices of a kind",
        ),
        pytest.param(
            MEETING.format(number="三十"),
            MEETING.format(number="三十一"),
            id="two sessions",
        ),
        pytest.param(BOOK.format("牡丹园的春天"), BOOK.format("黄河岸边的人家"), id="two books"),
        pytest.param("".join(SENTENCES[:4]), "".join(SENTENCES[:3]) + SENTENCES[4], id="another end"),
        pytest.param(COLUMN + "".join(SENTENCES[:2]), COLUMN + "".join(SENTENCES[3:]), id="two parts of a column"),
        pytest.param(NEWS, SENTENCES[1], id="a sentence of it as a brief"),
        pytest.param(
            NEWS + "牡丹花会昨日在曹州牡丹园开幕，来自全国各地的游客赏花游园，品尝小吃。" * 3 + COLUMN * 5,
            NEWS,
            id="a round-up",
        ),
        pytest.param(
            "《牡丹园的春天》一书由出版社出版发行，即日起在全市新华书店有售，欢迎广大读者前往选购。",
            "《牡丹园的春天》一书由出版社出版发行，即日起在全市新华书店有售，欢迎广大读者前往选购。",
            id="short texts",
        ),
    ],
)
def test_what_is_alike_by_its_form_is_none(one: str, other: str) -> None:
    assert sets(one, other) == [0, 0]


def test_sets_are_the_same_whatever_the_order_and_what_was_there_before() -> None:
    texts = [
        NEWS,
        COLUMN * 2 + SENTENCES[0],
        "".join(SENTENCES[:3]),
        NEWS.replace("村民", "居民"),
        COLUMN * 2,
        "短",
    ]
    expected, verdicts = sets_and_verdicts(texts)
    before, known = sets_and_verdicts(texts[1:4])

    assert expected == [1, 2, 1, 1, 2, 0]
    assert before == [0, 1, 1]
    assert sets(*texts[::-1]) == [0, 1, 2, 2, 1, 2]
    assert sets_and_verdicts(texts, known)[1].pair.tolist() == verdicts.pair.tolist()
    assert sets(*texts, known=known) == expected


def test_what_was_compared_once_is_not_compared_again(monkeypatch) -> None:
    texts = [NEWS, "".join(SENTENCES[:3]), COLUMN]
    _, known = sets_and_verdicts(texts)
    compared: list[object] = []
    monkeypatch.setattr(reprints, "_is_reprint", lambda *pair: compared.append(pair) or True)

    assert sets(*texts, known=known) == [1, 1, 0]
    assert not compared


def test_a_set_does_not_drift_from_text_to_text() -> None:
    """Each of a row of texts is a reprint of the one before, and the last has nothing of the first."""
    pieces = ["".join(chr(0x4E00 + 41 * i + 7 * j) for j in range(20)) for i in range(40)]
    row = ["".join(pieces[first : first + 20])[first:] for first in range(20)]  # each shorter than the one before
    numbers = sets(*row)

    assert all(sets(*pair) == [1, 1] for pair in pairwise(row))
    assert len(set(numbers) - {0}) > 1, "one set of them all would have drifted"
    for number in set(numbers) - {0}:
        members = [at for at, own in enumerate(numbers) if own == number]
        assert any(all(sets(row[at], row[one]) == [1, 1] for at in members if at != one) for one in members)


def test_a_text_printed_often_costs_as_its_number(monkeypatch) -> None:
    compared = 0
    original = reprints._is_reprint

    def counting(*pair: object) -> bool:
        nonlocal compared
        compared += 1
        return original(*pair)

    monkeypatch.setattr(reprints, "_is_reprint", counting)
    advertisements = [f"{NEWS}咨询电话{number}" for number in range(400)]

    assert sets(*[NEWS] * 400) == [1] * 400
    assert compared == 0
    sets(*advertisements)
    assert compared <= reprints.NEXT_COMPARED * reprints.BINS * len(advertisements)


def test_texts_without_letters_or_none_at_all_are_in_no_set() -> None:
    assert sets("。" * 100, "") == [0, 0]
    assert linked([], lambda number: letters_of(""), NO_VERDICTS)[0].tolist() == []
