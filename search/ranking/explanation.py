"""
Explanation: a score as a tree one can read.

Engines say of one document what they found (see Judge); the tree and its words are made here, the same for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from search.query.nodes import FIELDS
from search.query.plan import AllOf, AnyOf, Arranged, Attribute, Leaf, NoneOf, OfArticle, Period, PlanNode, SomeOf
from search.ranking.tiers import TIER_STEP, Tier

TIER_NAMES = {
    Tier.NONE: "不分层级",
    Tier.PARTIAL: "只含一些词的一部分",
    Tier.PARTIAL_WORD: "含部分词",
    Tier.WORDS: "含全部词，分散",
    Tier.WORDS_NEAR: "含全部词，在同一标题或段落；或为别名",
    Tier.EXACT_BODY: "逐字见于正文",
    Tier.EXACT_LEAD: "逐字见于引题、副题或导语",
    Tier.EXACT_TITLE: "逐字见于标题",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    A number and what it is made of.

    Attributes:
        text: What the number stands for, for readers.
        value: The number; None where the text says all.
        parts: What it was made from.
    """

    text: str
    value: float | None = None
    parts: tuple[Explanation, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON-ready shape."""
        return {"text": self.text, "value": self.value, "parts": [part.to_dict() for part in self.parts]}

    def lines(self, depth: int = 0) -> list[str]:
        """One line a node, indented by depth."""
        value = "" if self.value is None else f"{self.value:.4f}  "
        return [
            f"{'  ' * depth}{value}{self.text}",
            *(line for part in self.parts for line in part.lines(depth + 1)),
        ]


class Judge(Protocol):
    """What an engine knows of one document under one plan."""

    @property
    def kind_weight(self) -> float:
        """What the score is multiplied with for the kind of the article."""
        ...

    def found(self, node: PlanNode) -> tuple[Tier, float] | None:
        """Tier and score of *node*, before the kind's weight; None when the document does not match it."""
        ...

    def weight(self, word: str) -> float:
        """BM25F of *word*; 0 when the document does not hold it."""
        ...

    def bonus(self, string: str) -> float:
        """The idf of *string*, one of those of a SomeOf; 0 when the document does not hold it."""
        ...


def explain(root: PlanNode, judge: Judge) -> Explanation | None:
    """Why the document has its score under *root*; None when it does not match."""
    found = judge.found(root)
    if found is None:
        return None
    tier, score = found
    parts = [Explanation(f"层级 {int(tier)}（{TIER_NAMES[tier]}）× {TIER_STEP:.0f}", tier * TIER_STEP)]
    words = Explanation("词的分数（BM25F）", score * judge.kind_weight, (_explain(root, judge),))
    if judge.kind_weight != 1.0:
        words = Explanation(f"{words.text}× 类型权重 {judge.kind_weight}", words.value, words.parts)
    return Explanation("总分 = 层级 + 词的分数", tier * TIER_STEP + score * judge.kind_weight, (*parts, words))


def _explain(node: PlanNode, judge: Judge) -> Explanation:
    found = judge.found(node)
    if found is None:
        return Explanation(f"{_name(node)}：不符")
    tier, score = found
    match node:
        case Leaf(words=words) | Arranged(words=words) | SomeOf(words=words):
            shares = [(word, judge.weight(word)) for word in words]
            parts = tuple(
                Explanation(word, share) if share else Explanation(f"{word}：没有，或只在别的词里")
                for word, share in shares
            )
            if isinstance(node, SomeOf):
                is_held = judge.bonus if node.by_string else judge.weight
                held = sum(is_held(word) > 0 for word in node.counted)
                bonuses = [(phrase, judge.bonus(phrase)) for phrase in node.phrases]
                parts += tuple(Explanation(f"“{phrase}”相连", bonus) for phrase, bonus in bonuses if bonus)
                whole = sum(share for _, share in (*shares, *bonuses))
                part = score / whole if whole else 1.0
                name = f"{_name(node)}：含 {held}/{len(node.counted)} 个词，按稀见程度计 × {part:.2f}"
                return Explanation(name, score, parts)
            return Explanation(f"{_name(node)}：{TIER_NAMES[tier]}", score, parts)
        case AllOf(children) | AnyOf(children):
            return Explanation(_name(node), score, tuple(_explain(child, judge) for child in children))
        case _:
            return Explanation(f"{_name(node)}：符合")


def _name(node: PlanNode) -> str:
    match node:
        case Leaf(needle, alias=alias):
            return f"“{needle}”" + ("（别名）" if alias else "")
        case Arranged(needles):
            return "、".join(f"“{needle}”" for needle in needles) + "的位置"
        case SomeOf(words):
            return f"其中一些：{' '.join(words)}"
        case Attribute(field, part, whole):
            return f"{field} {'为' if whole else '含'}“{part}”"
        case Period(first_day, last_day, field):
            return f"{FIELDS[field]} {first_day}–{last_day}"
        case AllOf():
            return "同时"
        case AnyOf():
            return "任一"
        case OfArticle(child):
            return f"所在的稿件：{_name(child)}"
        case NoneOf():
            return "不含"
