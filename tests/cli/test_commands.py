"""The command line as a person uses it: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PAGE = """曹县召开脱贫攻坚工作会

本报讯(记者 张三 通讯员 李四)2020年4月1日,曹县召开脱贫攻坚工作会,部署全年任务。会议听取了各镇街的汇报。

会议要求,要压实责任,确保全面完成年度目标。
"""


def mudan(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "search", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    directory = tmp_path_factory.mktemp("报 纸")
    (directory / "一.txt").write_text(PAGE, "utf-8")
    (directory / "二.txt").write_text(PAGE.replace("曹县", "单县").replace("4月", "5月"), "gb18030")
    (directory / "坏.txt").write_bytes(b"\x00\xff\xfe\x01" * 50)
    return directory


@pytest.fixture(scope="module")
def index(corpus: Path) -> Path:
    directory = corpus.parent / f"{corpus.name} 索引"
    assert mudan("index", "--index", directory, corpus).returncode == 0
    return directory


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (["search"], "缺少 'QUERY'"),
        (["search", "曹县", "--limit", "0"], "'--limit' 的值不能用"),
        (["search", "曹县", "--from", "2020-13"], "'--from' 的值不能用"),
        (["search", "曹县", "--frm", "2020"], "没有选项 --frm"),
        (["search", "曹县", "脱贫"], "命令行有误"),
        (["search", "-曹县"], "以 - 开头的检索式，前面加 --"),
        (["search", '-"曹县"'], "以 - 开头的检索式，前面加 --"),
    ],
    ids=lambda call: " ".join(call) if isinstance(call, list) else "",
)
def test_a_wrong_call_is_told_in_chinese_first(call, reason) -> None:
    done = mudan(*call)

    assert done.returncode == 2
    assert done.stderr.startswith(f"mudan: {reason} ")
    assert done.stderr.endswith("用法 usage: mudan search [OPTIONS] QUERY；详见 more: mudan search --help\n")


def test_help_names_the_program_whatever_the_locale() -> None:
    done = mudan("--help", LC_ALL="C", PYTHONUTF8="0")

    assert done.stdout.startswith("Usage: mudan [OPTIONS]")


def test_a_command_that_is_none_is_told_in_chinese_first() -> None:
    done = mudan("serch")

    assert done.returncode == 2
    assert done.stderr.startswith("mudan: 命令行有误 No such command 'serch'.")


def test_index_names_what_it_skipped_and_sums_up(corpus, tmp_path) -> None:
    done = mudan("index", "--index", tmp_path / "index", corpus)

    assert done.returncode == 0
    assert "坏.txt" in done.stderr
    assert "稿件 articles    2" in done.stdout
    assert "跳过 skipped     1" in done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "{mudan} parse seeds/*.txt | head -n 1 > {out}",
        "{mudan} parse --help | head -c 1 > {out}",
        "{mudan} export '' --index {index} --format jsonl | head -c 5 > {out}",
        "{mudan} index --index {new} seeds 2>&1 | head -c 1 > {out}",
    ],
    ids=["parse", "help", "export", "index"],
)
def test_a_reader_that_goes_away_is_no_failure(index: Path, tmp_path: Path, line: str) -> None:
    """As head does, which has read enough; under pipefail the exit code is the command's own."""
    words = {
        "mudan": [sys.executable, "-m", "search"],
        "index": [index],
        "new": [tmp_path / "new"],
        "out": [tmp_path / "out"],
    }
    quoted = {name: shlex.join(map(str, value)) for name, value in words.items()}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line.format(**quoted)}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out").stat().st_size
    if "new" in line:
        assert mudan("check", "--index", tmp_path / "new").returncode == 0, "what was to be done is done"


def test_an_output_that_is_closed_is_told(index: Path) -> None:
    command = shlex.join([sys.executable, "-m", "search", "export", "会议", "--index", str(index)])
    done = subprocess.run(
        ["bash", "-c", f"{command} >&-"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.returncode == 2
    assert "标准输出已关闭" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("PORT", "abc", "PORT='abc'"),
        ("WEB_CONCURRENCY", "0", "WEB_CONCURRENCY='0'"),
        ("HOST", "a b", "HOST='a b'"),
        ("HOST", "no-such-host.invalid", "HOST, PORT：no-such-host.invalid"),
        ("MUDAN_METRICS_BIND", "127.0.0.1:99999", "MUDAN_METRICS_BIND="),
        ("MUDAN_METRICS_BIND", "192.0.2.1:9100", "MUDAN_METRICS_BIND：192.0.2.1:9100"),
    ],
)
def test_a_service_that_cannot_listen_names_the_variable_before_its_address(
    index: Path, variable: str, value: str, said: str
) -> None:
    done = mudan("serve", "--index", index, **{"PORT": str(free_port()), variable: value})

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_port_that_is_taken_is_told_at_once_and_nothing_is_left(index: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = mudan("serve", "--index", index, PORT=port, TMPDIR=str(tmp_path))
        (tmp_path / "counts").mkdir()
        started = subprocess.run(
            [sys.executable, "-m", "gunicorn", "-c", "python:web.running.server", "web:create_app()"],
            cwd=ROOT,
            env={**os.environ, "PORT": port, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "counts")},
            capture_output=True,
            timeout=60,
            check=False,
        )

    assert (done.returncode, done.stdout) == (2, "")
    assert f"127.0.0.1:{port}" in done.stderr
    assert started.returncode != 0
    assert list(tmp_path.iterdir()) == [], "nor when gunicorn finds out"


def test_without_a_temporary_folder_it_says_which_variable_names_one(index: Path) -> None:
    code = "import tempfile; tempfile._candidate_tempdir_list = lambda: ['/nonexistent']; from search.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "serve", "--index", str(index)],
        cwd=ROOT,
        env={**os.environ, "PORT": str(free_port())},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "TMPDIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_gazetteer_that_is_not_there_is_named_by_its_variable_to_who_parses() -> None:
    done = mudan("parse", "seeds/000_19cdaa97a37a6cd0.txt", MUDAN_GAZETTEER="/nonexistent")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mudan: MUDAN_GAZETTEER：")


def test_index_notes_a_date_after_today(tmp_path) -> None:
    (tmp_path / "p.txt").write_text(PAGE, "utf-8")
    (tmp_path / "p.toml").write_text("date = 2999-01-01\n", "utf-8")
    done = mudan("index", "--strict", "--index", tmp_path / "index", tmp_path / "p.txt")

    assert done.returncode == 0
    assert "p.txt: 日期 2999-01-01 晚于今天" in done.stderr
    assert "跳过 skipped     0" in done.stdout


def test_index_says_what_it_passes_over(tmp_path) -> None:
    pages = tmp_path / "pages"
    (pages / "2020").mkdir(parents=True)
    for name in ("a.png", "b.PNG", "2020/c.docx", "d", "p.toml", "q.toml", "README.md", ".hidden"):
        (pages / name).touch()
    nothing = mudan("index", "--index", tmp_path / "index", pages)
    is_published = (tmp_path / "index" / "current").exists()
    (pages / "p.txt").write_text(PAGE, "utf-8")
    done = mudan("index", "--index", tmp_path / "index", pages)

    assert (nothing.returncode, nothing.stdout, is_published) == (3, "", False)
    assert "没有可读的文件" in nothing.stderr
    assert done.returncode == 0
    assert "q.toml: 旁边没有 q.txt" in done.stderr
    assert "p.toml" not in done.stderr
    assert "files that were not read: .png 2，.docx 1，无后缀 no ending 1（" in done.stderr


def test_index_without_sources_reads_those_it_was_built_from(corpus, tmp_path) -> None:
    """What remedies name, `mudan index --index DIR`, puts no sample pages into somebody's archive."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/sample.txt").write_text(PAGE.replace("曹县", "定陶区"), "utf-8")
    index = tmp_path / "index"
    built = mudan("index", "--index", index, corpus, cwd=tmp_path)
    again = mudan("index", "--index", index, cwd=tmp_path)
    rebuilt = mudan("index", "--index", index, "--rebuild", cwd=tmp_path)
    for path in index.glob("gens/*/words.txt"):
        path.chmod(0o600)
        path.write_text("damage", "utf-8")
    damaged = mudan("index", "--index", index, "--rebuild", cwd=tmp_path)
    sample = mudan("index", "--index", tmp_path / "other", cwd=tmp_path)

    assert [done.returncode for done in (built, again, rebuilt, damaged, sample)] == [0] * 5
    assert f"来源同上次 the sources as before: {corpus}" in again.stderr
    assert "没有变化 unchanged" in again.stdout
    for done in (again, rebuilt, damaged):
        assert "来源 sources     2" in done.stdout
    assert "来源 sources     1" in sample.stdout


def test_index_knows_of_pages_what_it_is_told(tmp_path) -> None:
    """With the meaning that the options of `mudan parse` have; again without them it is as before, and another folder has none of it."""
    for name in ("pages", "others"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "p.txt").write_text("曹县有新事\n\n本报讯(记者 张三)近日,曹县召开会议。\n", "utf-8")
    options = ("--date", "2021年3月12日", "--paper", "菏泽\x1b[1m\n日报")
    parsed = json.loads(mudan("parse", *options, tmp_path / "pages/p.txt").stdout)
    index = ("--index", tmp_path / "index")

    def held() -> list[object]:
        found = json.loads(mudan("export", *index, "曹县", "--format", "jsonl").stdout)
        return [found[key] for key in ("paper", "date", "date_basis")]

    def built(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        done = mudan("index", *index, *arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return done

    first = built(*options, "pages")
    assert held() == [parsed[key] for key in ("paper", "date", "date_basis")]
    assert held()[:2] == ["菏泽[1m 日报", "2021-03-12"]
    assert "note" not in first.stderr

    again = built()
    assert "没有变化 unchanged" in again.stdout
    assert "pages that do not say: --date 2021-03-12 --paper 菏泽[1m 日报\n" in again.stderr
    assert "\x1b" not in again.stderr

    other = built("--paper", "曹县报")
    assert "新增 0，更新 1" in other.stdout
    assert (
        "before: --date 2021-03-12 --paper 菏泽[1m 日报，这次 now: --date 2021-03-12 --paper 曹县报"
        in other.stderr
    )
    assert held()[:2] == ["曹县报", "2021-03-12"]

    named = built("others")
    assert "这次 now: -；" in named.stderr
    assert held()[0] == ""
    assert "--paper" not in built().stderr


def test_what_was_known_of_one_folder_is_not_known_of_another_that_the_settings_name(tmp_path) -> None:
    for name in ("pages", "others"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "p.txt").write_text(PAGE, "utf-8")
    index = ("--index", tmp_path / "index")
    mudan("index", *index, "--paper", "曹县报", MUDAN_SEEDS=str(tmp_path / "pages"))
    same = mudan("index", *index, MUDAN_SEEDS=str(tmp_path / "pages"))
    other = mudan("index", *index, MUDAN_SEEDS=str(tmp_path / "others"))

    assert "pages that do not say: --paper 曹县报" in same.stderr
    assert "pages that do not say" not in other.stderr
    assert "新增 0，更新 1" in other.stdout


def test_index_does_not_drop_a_gazetteer_that_is_not_set_by_a_slip(corpus, tmp_path) -> None:
    gazetteer = tmp_path / "g.toml"
    gazetteer.write_text((ROOT / "search/ingest/data/heze.toml").read_text("utf-8") + "\n# ours\n", "utf-8")
    index = tmp_path / "index"
    assert mudan("index", "--index", index, corpus, MUDAN_GAZETTEER=str(gazetteer)).returncode == 0
    slip = mudan("index", "--index", index, corpus)
    doctor = mudan("doctor", "--index", index)
    meant = mudan("index", "--index", index, corpus, "--allow-unset")

    assert (slip.returncode, slip.stdout) == (2, "")
    assert "MUDAN_GAZETTEER" in slip.stderr
    assert "! gazetteer" in doctor.stdout
    assert meant.returncode == 0
    assert "地名表 MUDAN_GAZETTEER 已不同" in meant.stdout


def test_index_and_rollback_tell_programs_what_they_did(corpus, tmp_path) -> None:
    index = tmp_path / "index"
    first = json.loads(mudan("index", "--json", "--index", index, corpus).stdout)
    mudan("index", "--index", index, corpus, "--rebuild")
    back = json.loads(mudan("rollback", "--json", "--index", index).stdout)

    assert (first["generation"], first["published"], first["articles"]) == ("1", True, 2)
    assert first["sources"] == {"all": 2, "added": 2, "replaced": 0, "removed": 0, "unchanged": 0}
    assert [skipped["source"] for skipped in first["skipped"]] == ["坏.txt"]
    assert (back["generation"], back["articles"]) == ("1", 2)


def test_a_variable_that_is_no_setting_is_named(index) -> None:
    done = mudan("doctor", "--index", index, MUDAN_PAGESIZE="20")

    assert "! settings     没有 MUDAN_PAGESIZE 这一设置 is no setting，是 MUDAN_PAGE_SIZE 吗？" in done.stdout


def test_index_strict_fails_and_publishes_nothing(corpus, tmp_path) -> None:
    done = mudan("index", "--strict", "--index", tmp_path / "index", corpus)

    assert done.returncode == 3
    assert "坏.txt" in done.stderr
    assert not (tmp_path / "index" / "current").exists()


def test_a_second_index_reads_nothing_again(corpus, index) -> None:
    done = mudan("index", "--index", index, corpus)

    assert done.returncode == 0
    assert "未变 2" in done.stdout


def test_search_prints_hits_and_json(index) -> None:
    text = mudan("search", "--index", index, "“脱贫攻坚”")
    answer = json.loads(mudan("search", "--index", index, "--json", "--district", "单县", "脱贫攻坚").stdout)

    assert text.returncode == 0
    assert "2 篇" in text.stdout
    assert answer["total"] == 1
    assert answer["hits"][0]["districts"] == ["单县"]
    assert answer["hits"][0]["byline"] == "记者 张三 通讯员 李四"
    for snippet in answer["hits"][0]["snippets"]:
        assert all(snippet["text"][start:end] for start, end, _ in snippet["spans"])


def test_search_says_what_was_read_otherwise_and_that_nothing_holds_all_words(index) -> None:
    first = mudan("search", "--index", index, "脱贫 and 火星").stdout.partition("\n\n")[0]
    whole = mudan("search", "--index", index, "脱贫攻坚 -火星 地区:单县").stdout.partition("\n\n")[0]

    assert "都只含一部分词" in first
    assert first.endswith("and 照词查了；作运算符要大写：脱贫 AND 火星")
    assert whole == "脱贫攻坚 -火星 地区:单县：1 篇"


def test_search_shows_a_reprint_in_one_hit_or_each(tmp_path) -> None:
    text = PAGE + "\n各镇街主要负责同志、县直有关部门负责人参加会议，与会人员还观看了专题片，签订了目标责任书。\n"
    (tmp_path / "pages").mkdir()
    for day in ("2020-04-02", "2020-04-03"):
        (tmp_path / "pages" / f"{day}.txt").write_text(text, "utf-8")
    assert mudan("index", "--index", tmp_path / "index", tmp_path / "pages").returncode == 0

    shown = mudan("search", "--index", tmp_path / "index", "责任书").stdout
    each = mudan("search", "--index", tmp_path / "index", "--json", "--reprints", "all", "责任书").stdout

    assert "2 篇，其中重印 reprints 1" in shown
    assert "另刊 also printed 1：2020-04-03 2020-04-03.txt" in shown
    assert (json.loads(each)["distinct_total"], len(json.loads(each)["hits"])) == (1, 2)


def test_search_narrows_by_date_sorts_and_answers_paragraphs(index) -> None:
    def search(*options: str) -> dict:
        return json.loads(mudan("search", "--index", index, "--json", *options, "会议").stdout)

    assert search("--from", "2020-05")["total"] == 1
    assert search("--to", "2020-04-01")["total"] == 1
    assert [hit["date"] for hit in search("--sort", "newest")["hits"]] == ["2020-05-01", "2020-04-01"]
    assert search("--unit", "paragraph")["total"] == 4
    assert len(search("--limit", "1")["hits"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("search", "没有这个词组"), 1, "0 篇"),
        (("search", "“脱贫"), 2, "没有配对；文字本身带引号的，用「」括起来"),
        (("search", "--limit", "0", "脱贫"), 2, "limit"),
        (("search", "--from", "昨天", "脱贫"), 2, "不是日期"),
        (("search", "--from", "2021", "--to", "2020", "脱贫"), 2, "不早于"),
        (("nonsense",), 2, "nonsense"),
        (("index", "/nowhere/at/all"), 3, "/nowhere/at/all"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_errors_are_one_message_and_a_documented_code(index, arguments, code, said) -> None:
    done = mudan(*arguments, MUDAN_INDEX=str(index))

    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_without_an_index_the_command_to_run_is_named(tmp_path) -> None:
    for command in (("search", "脱贫"), ("stats",)):
        done = mudan(*command, MUDAN_INDEX=str(tmp_path / "none"))

        assert done.returncode == 4
        assert "mudan index" in done.stderr
        assert "Traceback" not in done.stderr


def test_an_index_of_another_dictionary_is_refused(index, tmp_path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("压实责任\n", "utf-8")

    done = mudan("search", "脱贫", MUDAN_INDEX=str(index), MUDAN_DICTIONARY=str(words))

    assert done.returncode == 4
    assert "mudan index" in done.stderr


@pytest.mark.parametrize(
    ("variable", "content", "said"),
    [
        ("MUDAN_DICTIONARY", "good\n", "第 1 行"),
        ("MUDAN_ALIASES", "甲乙\n", "第 1 行"),
        ("MUDAN_PAGE_SIZE", None, "MUDAN_PAGE_SIZE"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(index, corpus, tmp_path, variable, content, said) -> None:
    value = "0"
    if content is not None:
        (tmp_path / "file").write_text(content, "utf-8")
        value = str(tmp_path / "file")
    built = mudan("index", "--index", tmp_path / "index", corpus, **{variable: value})
    asked = mudan("search", "--index", tmp_path / "index", "脱贫", **{variable: value})
    failed = built if built.returncode else asked

    assert failed.returncode == 2
    assert said in failed.stderr
    assert "Traceback" not in failed.stderr


def test_aliases_are_searched_and_shown(index, tmp_path) -> None:
    aliases = tmp_path / "aliases.txt"
    aliases.write_text("减贫 => 脱贫攻坚  # one way\n", "utf-8")

    answer = json.loads(
        mudan("search", "--json", "减贫", MUDAN_INDEX=str(index), MUDAN_ALIASES=str(aliases)).stdout
    )

    assert answer["total"] == 2
    assert answer["exact_total"] == 0
    assert "脱贫攻坚" in answer["searched_as"]


def test_names_are_learned_from_the_corpus(index) -> None:
    words = json.loads(mudan("analyze", "--json", "--index", index, "张三出席").stdout)["words"]

    assert ["张三", 0, 2] in words


def test_analyze_shows_the_views() -> None:
    done = mudan("analyze", "大唐５Ｇ、16.8万", MUDAN_INDEX="/nowhere")

    assert done.returncode == 0
    assert "16.8[5,9]" in done.stdout
    assert "5g[2,4]" in done.stdout


JUDGMENTS = """
[articles.caoxian]
text = "曹县召开脱贫攻坚工作会,部署"
[articles.shanxian]
text = "单县召开脱贫攻坚工作会,部署"

[[queries]]
text = "曹县"
grades = { caoxian = 3 }
[[queries]]
text = "没有这个词组"
grades = { shanxian = 3 }
"""


def test_evaluate_measures_an_index_or_files(index, corpus, tmp_path) -> None:
    judgments = tmp_path / "judgments.toml"
    judgments.write_text(JUDGMENTS, "utf-8")

    text = mudan("evaluate", "--show", judgments, "--index", index)
    answer = json.loads(
        mudan("evaluate", "--json", judgments, "--corpus", corpus / "一.txt", "--corpus", corpus).stdout
    )

    assert text.returncode == 0
    assert "MRR          0.5000" in text.stdout
    assert text.stdout.index("没有这个词组") < text.stdout.index("  曹县"), "the worst first"
    assert answer["means"] == dict.fromkeys(["nDCG@10", "MRR", "recall@10", "recall@100", "success@1"], 0.5)
    assert [query["query"] for query in answer["queries"]] == ["没有这个词组", "曹县"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("caoxian = 3", "caoxain = 3", "caoxain"),
        ("单县召开", "定陶召开", "定陶召开"),
        ("[[", "[", "judgments.toml"),
    ],
)
def test_evaluate_names_what_is_wrong_with_the_judgments(index, tmp_path, old, new, said) -> None:
    judgments = tmp_path / "judgments.toml"
    judgments.write_text(JUDGMENTS.replace(old, new), "utf-8")

    done = mudan("evaluate", judgments, "--index", index)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_stats_tell_pages_of_newsprint_from_files(tmp_path) -> None:
    ready = [
        {"id": n, "title": "甲", "source": "曹县报", "date": "2020-04-02", "page": page}
        for n, page in enumerate("112")
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, ready)), "utf-8")
    assert mudan("index", tmp_path / "a.jsonl", "--index", tmp_path / "index").returncode == 0
    shape = json.loads(mudan("stats", "--json", "--index", tmp_path / "index").stdout)
    told = mudan("stats", "--index", tmp_path / "index").stdout

    assert (shape["sources"], shape["pages"], shape["articles"]) == (1, 2, 3)
    assert "来源 sources      1\n版面 pages        2\n" in told


def test_stats(index) -> None:
    shape = json.loads(mudan("stats", "--json", "--index", index).stdout)

    assert (shape["pages"], shape["articles"], shape["paragraphs"]) == (2, 2, 4)
    assert (shape["since"], shape["until"]) == ("2020-04-01", "2020-05-01")
    assert shape["districts"] == {"单县": 1, "曹县": 1}


def test_the_output_may_be_cut_off(index) -> None:
    """`mudan search … | head -1` ends quietly."""
    script = f'"{sys.executable}" -m search search 会议 --index "{index}" --limit 100 | head -1'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        ["sh", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert "Traceback" not in done.stderr
    assert "会议" in done.stdout


@pytest.mark.parametrize("output", ["none/x.csv", "file/x.csv", "x" * 300], ids=lambda output: output[:10])
def test_an_export_that_cannot_be_written_is_no_empty_answer(index, tmp_path, output) -> None:
    """Its exit code is that of an argument that cannot be used, not that of nothing found."""
    (tmp_path / "file").touch()
    done = mudan("export", "会议", "--index", index, "--output", output, cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("mudan: ")
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_export_goes_into_a_fifo_and_where_a_link_leads(index, tmp_path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link.csv").symlink_to("real.csv")
    (tmp_path / "real.csv").touch(mode=0o200)
    expected = mudan("export", "会议", "--index", index).stdout.encode()

    with subprocess.Popen(["timeout", "60", "cat", tmp_path / "fifo"], stdout=subprocess.PIPE) as reader:
        piped = mudan("export", "会议", "--index", index, "--output", tmp_path / "fifo")
        read, _ = reader.communicate()
    linked = mudan("export", "会议", "--index", index, "--output", tmp_path / "link.csv")

    assert (piped.returncode, piped.stderr, linked.returncode, linked.stderr) == (0, "", 0, "")
    assert read.replace(b"\r\n", b"\n") == expected
    assert (tmp_path / "fifo").is_fifo()
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == read
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fifo", "link.csv", "real.csv"]


@pytest.mark.parametrize("output", ["-", "/dev/stdout", "/proc/self/fd/1"])
def test_an_export_to_the_standard_output_by_name(index, tmp_path, output) -> None:
    """What it is appended to stays; and another user's standard output, which cannot be opened again, is written to."""
    command = [sys.executable, "-m", "search", "export", "会议", "--index", index, "--output", output]
    file = tmp_path / "all.csv"
    file.write_text("before\n", "utf-8")
    with file.open("ab") as stdout:
        done = subprocess.run(command, cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert file.read_text("utf-8") == "before\n" + mudan("export", "会议", "--index", index).stdout
    assert [path.name for path in tmp_path.iterdir()] == ["all.csv"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "会议", "--index", ""),
        ("index", ""),
        ("index", "--index", ""),
        ("parse", ""),
        ("export", "会议", "--output", ""),
    ],
    ids=" ".join,
)
def test_an_empty_path_is_not_the_folder_one_is_in(tmp_path, arguments) -> None:
    (tmp_path / "p.txt").write_text(PAGE, "utf-8")
    done = mudan(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert "路径是空的" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["p.txt"]


@pytest.mark.parametrize("command", ["search 会议", "export 会议", "stats --json"])
def test_a_full_disk_behind_the_output_is_told_in_a_line(index, command) -> None:
    script = f'"{sys.executable}" -m search {command} --index "{index}" > /dev/full'
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        ["sh", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr == "mudan: 输出写不了：No space left on device the output cannot be written\n"


def test_it_works_in_a_plain_locale(index) -> None:
    done = mudan("search", "--index", index, "脱贫", LANG="C", LC_ALL="C", PYTHONUTF8="0", HOME="/nowhere")

    assert done.returncode == 0
    assert "脱贫" in done.stdout
