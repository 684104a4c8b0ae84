"""What a program may want, each as a command line and as Python, to be copied; the tests run every one of them."""

from __future__ import annotations

from dataclasses import dataclass

from web.languages import lazy_gettext as _


@dataclass(frozen=True, slots=True)
class Recipe:
    """One thing to do; `{root}` in *curl* and *python* stands for the address of the site."""

    heading: str
    curl: str
    python: str


RECIPES = (
    Recipe(
        _("检索"),
        """\
curl --get '{root}/api/v1/search' --data-urlencode 'q=脱贫攻坚' --data 'limit=3'""",
        """\
import httpx

asked = {"q": "脱贫攻坚", "limit": 3}
answer = httpx.get("{root}/api/v1/search", params=asked).raise_for_status().json()
for hit in answer["hits"]:
    print(hit["date"], hit["title"])""",
    ),
    Recipe(
        _("一页一页取，至多一万条；更多的存成文件取"),
        """\
cursor=
while page=$(curl --silent --get '{root}/api/v1/search' --data-urlencode 'q=脱贫攻坚' --data "limit=2&cursor=$cursor"); do
  echo "$page" | python3 -c 'import json, sys; print(*[hit["title"] for hit in json.load(sys.stdin)["hits"]], sep="\\n")'
  cursor=$(echo "$page" | python3 -c 'import json, sys; print(json.load(sys.stdin)["next"] or "")')
  test "$cursor" || break
done""",
        """\
import httpx

asked = {"q": "脱贫攻坚", "limit": 2, "cursor": ""}
while asked["cursor"] is not None:
    answer = httpx.get("{root}/api/v1/search", params=asked).raise_for_status().json()
    for hit in answer["hits"]:
        print(hit["title"])
    asked["cursor"] = answer["next"]
    if answer["generation_changed"]:
        print("索引更新过，前后页可能有出入")""",
    ),
    Recipe(
        _("没有更新就不再传"),
        """\
curl --silent --output stats.json --etag-save stats.etag '{root}/api/v1/stats'
curl --silent --output /dev/null --write-out '%{{http_code}}\\n' --etag-compare stats.etag '{root}/api/v1/stats'""",
        """\
import httpx

first = httpx.get("{root}/api/v1/stats")
again = httpx.get("{root}/api/v1/stats", headers={"If-None-Match": first.headers["ETag"]})
print(again.status_code)""",
    ),
    Recipe(
        _("全部结果存成文件"),
        """\
curl --get '{root}/search.csv' --data-urlencode 'q=脱贫攻坚' --output 脱贫攻坚.csv""",
        """\
import httpx

url, number = "{root}/search.csv?q=脱贫攻坚", 1
while url:
    answer = httpx.get(url).raise_for_status()
    with open(f"脱贫攻坚-{number}.csv", "wb") as file:
        file.write(answer.content)
    url, number = answer.links.get("next", {}).get("url"), number + 1""",
    ),
    Recipe(
        _("出错时"),
        """\
curl --silent '{root}/api/v1/search?distrct=%E6%9B%B9%E5%8E%BF'""",
        """\
import httpx

answer = httpx.get("{root}/api/v1/search", params={"q": '"脱贫攻坚'}, headers={"Accept-Language": "en"})
if answer.is_error:
    problem = answer.json()
    print(problem["code"], problem["message"], problem.get("column"))""",
    ),
)


def filled(text: str, root: str) -> str:
    """A *text* of a recipe for the site at *root*."""
    return text.replace("{root}", root).replace("{{", "{").replace("}}", "}")
