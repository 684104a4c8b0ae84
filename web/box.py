"""What the search box for other sites takes and tells, for those who paste it: every name, with words for it."""

from __future__ import annotations

from dataclasses import dataclass

from search import Kind, Sort
from web.languages import LANGUAGES
from web.languages import lazy_gettext as _
from web.snippets import RESULTS, Results, Theme


@dataclass(frozen=True, slots=True)
class Entry:
    """
    Names that mean the same, or belong together.

    Attributes:
        values: What may be written, or what is handed over; of a short list the first goes without saying.
        standard: What it is unless set; of a colour in the light and in the dark theme.
    """

    names: tuple[str, ...]
    meaning: str
    values: tuple[str, ...] = ()
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """
    Names of one kind.

    Attributes:
        name: The anchor of the table.
        text: Where they are written, and what holds for all of them.
        example: Code that uses them; may be empty.
    """

    name: str
    heading: str
    text: str
    entries: tuple[Entry, ...]
    example: str = ""


ATTRIBUTES = Table(
    "attributes",
    _("属性"),
    _("写在 <mudan-search> 上，随时可以改；在脚本里同名，max-results 写作 maxResults。"),
    (
        Entry(("src",), _("服务的地址，有路径的连路径。不写，就是脚本所在的服务器。")),
        Entry(("q",), _("框里的字。")),
        Entry(("placeholder",), _("空框里的提示。不写，随语言。")),
        Entry(("district",), _("只找这些地区的稿件，几个地区用逗号分开。")),
        Entry(("kind",), _("只找这些类型的稿件，几种类型用逗号分开。"), tuple(map(str, Kind))),
        Entry(("from", "to"), _("只找这段日子的稿件，首尾两天都算。"), ("2020", "2020-04", "2020-04-01")),
        Entry(
            ("sort",),
            _("次序：按相关、从新到旧、从旧到新、按版面。"),
            tuple(map(str, Sort)),
            Sort.RELEVANCE,
        ),
        Entry(("max-results",), _("框下至多几条结果，1–20。"), standard=str(RESULTS)),
        Entry(("debounce",), _("停止输入多少毫秒以后去找，0–5000。"), standard="200"),
        Entry(("suggest",), _("输入时给不给建议。"), ("on", "off"), "on"),
        Entry(("results",), _("结果就在框下，或只在结果页。"), tuple(map(str, Results)), Results.DROPDOWN),
        Entry(("target",), _("链接在哪里打开，写法与 <a> 的 target 相同。不写，就在本窗口。")),
        Entry(("shortcut",), _("让光标进框的键。mod+k 是 Ctrl+K，在苹果电脑上是 ⌘K。"), ("/", "mod+k")),
        Entry(("theme",), _("随网页的 color-scheme、浅色、深色。"), tuple(map(str, Theme)), Theme.AUTO),
        Entry(("lang",), _("语言。不写，随网页；网页也没有写，就是中文。"), tuple(LANGUAGES)),
    ),
)

METHODS = Table(
    "methods",
    _("方法"),
    _("在脚本里调用。"),
    (
        Entry(
            ("search(text)",),
            _("找 text，不给就找框里的字；光标进框。results 是 page 时，到结果页去。"),
        ),
        Entry(("open()",), _("打开列表；框里的字变了，就重新去找。")),
        Entry(("close()",), _("收起列表。")),
        Entry(("clear()",), _("清空。")),
        Entry(("focus()",), _("光标进框。")),
        Entry(("value",), _("框里的字，可以读，也可以写。")),
    ),
    'document.querySelector("mudan-search").search("脱贫攻坚");',
)

EVENTS = Table(
    "events",
    _("事件"),
    _("都会冒泡，在网页的任何一层都能听到；内容在 detail 里。除了 ready，都可以用 preventDefault() 取消。"),
    (
        Entry(("mudan-search:ready",), _("检索框就绪。"), ("src",)),
        Entry(
            ("mudan-search:search",),
            _(
                "就要去找，或要去结果页。reason 是 input、submit、suggestion、open、change 或 call。取消：不找，列表收起，也不离开网页。"
            ),
            ("query", "url", "reason"),
        ),
        Entry(
            ("mudan-search:results",),
            _(
                "有了回答。hits 与 /api/v1/search 的相同；results 是 page 时为 null。取消：不打开列表，由您的网页来显示。"
            ),
            ("query", "suggestions", "total", "hits", "took_ms"),
        ),
        Entry(
            ("mudan-search:select",),
            _("读者选了一项。kind 是 suggestion、hit 或 all。取消：不离开网页。"),
            ("kind", "text", "url", "hit"),
        ),
        Entry(
            ("mudan-search:error",),
            _("没有得到回答。取消：不换成表单，也不显示说明。"),
            ("query", "message", "status", "code", "unreachable"),
        ),
    ),
    'addEventListener("mudan-search:results", (event) => console.log(event.detail.total));',
)

SLOTS = Table(
    "slots",
    _("插槽"),
    _("写在 <mudan-search> 里，带上 hidden：检索框会把它去掉；没有脚本时，就不显示。"),
    (
        Entry(("label",), _("看得见的标签。不写，标签只给读屏软件。")),
        Entry(("empty",), _("没有找到时说什么。")),
        Entry(("footer",), _("列表下面写什么，代替按键说明。")),
    ),
    '<p slot="footer" hidden><a href="/archives">县档案馆</a></p>',
)

PROPERTIES = Table(
    "properties",
    _("样式变量"),
    _("写在您的样式表里。写着两个颜色的，是浅色和深色的网页上各用的。"),
    (
        Entry(("--mudan-accent",), _("强调色：按钮、链接、选中的一项。"), standard="#a51f3d / #f0899d"),
        Entry(("--mudan-on-accent",), _("强调色上的文字。"), standard="#fff / #2a0a12"),
        Entry(("--mudan-background",), _("底色。"), standard="#fff / #1e1c1b"),
        Entry(("--mudan-text",), _("文字色。"), standard="#1c1a19 / #ebe6e1"),
        Entry(("--mudan-muted",), _("次要的文字。"), standard="#625b56 / #b3aaa2"),
        Entry(("--mudan-border",), _("输入框的边线。"), standard="#8b847e / #857c75"),
        Entry(("--mudan-line",), _("列表的线。"), standard="#e6e1dc / #3a3532"),
        Entry(("--mudan-hover",), _("选中一项的底色。"), standard="#f5f2ef / #2b2826"),
        Entry(("--mudan-mark",), _("找到的字的底色。"), standard="#fbdfe3 / #57202f"),
        Entry(("--mudan-font",), _("字体。不写，用系统的黑体。")),
        Entry(("--mudan-font-size",), _("字号，其余尺寸随它变。"), standard="medium"),
        Entry(("--mudan-radius",), _("圆角。"), standard="6px"),
        Entry(("--mudan-shadow",), _("列表的阴影。"), standard="0 8px 30px rgb(0 0 0/.16)"),
        Entry(("--mudan-max-height",), _("列表最高多少。"), standard="32em"),
        Entry(("--mudan-z-index",), _("列表浮在哪一层。"), standard="1000"),
    ),
    "mudan-search { --mudan-accent: #0b5fa5; --mudan-radius: 0; }",
)

PARTS = Table(
    "parts",
    _("样式部件"),
    _("在您的样式表里，用 ::part() 给它们别的样式。"),
    (
        Entry(("form", "label", "field", "input", "shortcut", "clear", "button"), _("输入框和它里面的各部分。")),
        Entry(("panel", "list", "group", "heading"), _("框下的列表和它的分组。")),
        Entry(("option",), _("可选的一项；另外还叫后面几个名字之一。"), ("suggestion", "hit", "all")),
        Entry(("title", "excerpt", "meta", "count"), _("一项里的标题、摘要、日期和地区、篇数。")),
        Entry(("mark",), _("找到的字；另外还叫后面两个名字之一，是逐字相同，或只是词。"), ("exact", "word")),
        Entry(("note", "empty"), _("出错时、没有找到时的话。")),
        Entry(("footer", "keys"), _("列表的末行；按键说明。")),
    ),
    "mudan-search::part(title) { font-weight: 400; }",
)

FRAME = Table(
    "frame",
    _("框架的参数"),
    _("写在框架的地址里，改变框架里的检索框；值要按网址的规则编码。"),
    (
        Entry(
            ("district", "kind", "from", "to", "sort", "placeholder", "results", "suggest", "target", "theme"),
            _("与属性相同；几个地区、几种类型，要把参数写几次。"),
        ),
        Entry(("label",), _("看得见的标签。")),
        Entry(("max",), _("框下至多几条结果，1–20。"), standard=str(RESULTS)),
        Entry(("language",), _("语言。不写，随浏览器。"), tuple(LANGUAGES)),
        Entry(("size",), _("字号。"), ("medium", "small", "large"), "medium"),
        Entry(("radius",), _("圆角，0–40 像素。"), standard="6"),
        Entry(("accent", "background", "text"), _("强调色、底色、文字色。"), ("#a51f3d",)),
    ),
    "/embed/frame?district=%E5%B7%A8%E9%87%8E%E5%8E%BF&theme=light&accent=%230b5fa5",
)

TABLES = (ATTRIBUTES, METHODS, EVENTS, SLOTS, PROPERTIES, PARTS, FRAME)
"""All that there is to write, in the order of `/embed`."""
