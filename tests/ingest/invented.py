"""Invented texts that tests of the parser set pages from, and what the parser makes of a page."""

from __future__ import annotations

import re

from search.ingest import load_gazetteer, parse_page
from search.model import Article, Page

REPORT = (
    "郓城清淤河道保汛期\n\n本报讯(记者 张三)6月3日,郓城县水务局组织机械对宋金河淤积段进行清理。\n\n"
    "截至目前,已清理河道4公里,运出淤泥两万方,下一步将对两岸护坡加固。\n\n"
)
PROFILE = (
    "天刚亮,孔令梅就推着三轮车出了门,车上是两筐刚蒸好的花馍。她学做花馍已经二十个年头。\n\n"
    "“枣要选金丝小枣,面要揉够九遍。”孔令梅说,花馍在曹州一带逢年过节都少不了。\n\n"
)


def articles_of(text: str, **page: object) -> tuple[Article, ...]:
    """The articles of a page's text; *page* are further fields of the page."""
    return parse_page(Page("p.txt", text, **page), load_gazetteer()).articles  # type: ignore[arg-type]


def with_figures_apart(text: str) -> str:
    """*text* with a space on both sides of each figure inside it, as some pages are set."""
    return re.sub(r"(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?%?)(?=[\u4e00-\u9fff])", r" \1 ", text)


def titles_of(text: str) -> list[str]:
    """Titles of the articles of a page's text."""
    return [article.title for article in articles_of(text)]


def wrapped(*paragraphs: str, width: int = 16) -> str:
    """Paragraphs in a column of *width* characters."""
    return "".join(f"{text[at : at + width]}\n" for text in paragraphs for at in range(0, len(text), width))


NOT_FIRST = "，。、；：！？）”》』,.;:!?)…"
"""What no line of a column begins with."""


def in_column(text: str, width: int) -> list[str]:
    """*text* in lines of *width* Chinese characters; closing marks hang over the edge, as compositors let them."""
    lines, line, used = [], "", 0
    for char in text:
        size = 1 if ord(char) < 128 else 2
        if used + size > 2 * width and char not in NOT_FIRST:
            lines.append(line)
            line, used = "", 0
        line += char
        used += size
    return [*lines, line]


TORN = "夜校开课\n\n本报讯(记者 王五)6月1日,县总工会的夜校开了课,三十名职工下了班来学\n\n剪纸和书法。\n\n"
ASPARAGUS = (
    "白浮图芦笋装车忙\n\n本报讯(记者 李四)6月4日,成武县白浮图镇的芦笋装车发往上海,芦笋收购价每公斤涨了六角。\n\n"
)
BUS = "县城开通夜班公交\n\n本报讯(通讯员 王五)6月7日,县城三条夜班公交线路开通,末班车延至晚十点。\n\n"
LAKE = (
    "浮龙湖引来候鸟\n\n本报讯(通讯员 周九)初冬时节,浮龙湖碧波荡漾,成群的野鸭在芦苇荡里起落,渔民李合义说今年来得最多。\n\n"
    "近年来,该县关停湖区周边养殖场,栽植芦苇荷花,水质常年保持在三类以上,县林业部门还设立三处鸟类观测点,聘请\n\n"
)
LAKE_REST = "十二名护鸟员巡湖,严厉打击投毒张网等捕鸟行为。"
LIFT = (
    "望岳小区住上电梯楼\n\n本报讯(通讯员 李四)6月5日,望岳小区3号楼的电梯投入使用,七旬住户孙桂兰第一个按下按钮。\n\n"
    "一楼住户担心采光,顶楼住户盼望早装,意见难以统一。社区网格员带着设计人员入户七十多次,先后召开楼道会\n\n"
)
LIFT_REST = "十二次,最终商定按楼层分摊费用,一楼住户不出钱。"
COLUMN = (
    "郓城清淤保汛期\n"
    + wrapped(
        "本报讯（记者 张三）入汛之前，郓城县水务局组织机械对宋金河淤积的河段进行清理，沿岸的村民主动帮着移走柴垛。",
        "截至目前，已清理河道四公里，运出淤泥两万方，两岸的护坡也用石块重新砌过，下一步将补栽柳树三千棵，秋后验收。",
    )
    + "\n渡口上的老船工\n"
    + wrapped(
        "本报讯（记者 李四）黄河南岸的渡口上，六十七岁的船工每天清早把渡船擦洗一遍，再把缆绳一圈一圈盘好。",
        "他在这里撑了四十年船，送过赶集的乡亲，也送过上学的孩子，如今浮桥通了车，他的船只在夜里还有人喊。",
    )
    + "\n"
)


def set_close(width: int, *articles: tuple[str, ...], indent: str = "　　", centred: bool = False) -> str:
    """Articles, each a headline and its paragraphs, wrapped and indented without blank lines."""
    lines: list[str] = []
    for headline, *paragraphs in articles:
        lines.append("　" * ((width - len(headline)) // 2 if centred else 0) + headline)
        for paragraph in paragraphs:
            text = f"{indent}{paragraph}"
            lines += [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join(lines)


SCHOOL = (
    "老校长的十八本日记",
    "本报讯(记者 王五)9月3日,定陶区半堤镇的退休校长司马忠良把十八本日记捐给了区档案馆,最早的一本写于一九七八年秋天。",
    "日记里记着哪一年换了玻璃,哪个孩子因为家里穷没有来上学,司马忠良又是怎样一趟一趟上门把学生找回来的。",
)
POND = (
    "荒坑变成钓鱼塘",
    "本报讯(通讯员 赵六)9月2日,单县谢集镇的一处废弃坑塘边坐满了钓鱼人,塘主是镇上的退伍老兵,他说开塘半月来客三百人。",
    "镇里今年整治坑塘四十一处,栽荷养鱼都由村民自己商定,收入的三成归村集体。",
)
PRESSED = [
    *("村口的石碾", "□ 乔汉民"),
    "石碾在村口蹲了八十多年,推碾的人换了四茬。小时候我跟着奶奶去碾玉米,驴不在家,就由我来当那头驴。",
]
PRESSED_ON = "如今碾盘上长了青苔,奶奶也不在了。我回村总要去石碾旁坐坐,仿佛还能听见碾子吱呀吱呀地响。"
NARROW = "　　本报讯（记者 张三）入冬\n前，曹县敬老院通了暖气，老\n人们的屋里暖和了，院长挨个\n房间量温度，量完了记在本子\n上。\n"
OPERA = (
    "6月5日,成武县剧团在大田集镇演出古装戏,戏台前坐满了人。入夏以来,剧团已下乡演出四十场。\n\n通讯员 宋大河 摄\n\n"
)
TIMBER = "本报讯(记者 李四)6月4日,曹县庄寨镇的桐木厂恢复了出口,桐木拼板装上了去日本的货船。\n\n"
BANQUET = "本报讯(记者 柳明远)6月3日，城东的老街上摆出了八十张长桌，街坊们带着自家的拿手菜来赴这一年一度的百家宴。"
BOOK_VAN = "本报讯(记者 郝立夏)6月4日，县图书馆的流动书车开进了大集，赶集的孩子们围着书架挑了整整一上午。"
