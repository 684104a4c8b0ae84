"""
`mudan evaluate`: how well answers are ranked, by judged queries.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from search.cli.options import (
    GivenPath,
    index_option,
    json_option,
    json_text,
    note_skipped,
    settings_with,
    temporary_folder,
)
from search.evaluation import MEASURES, NAMES, Evaluation, QueryScore, evaluate, load_judgments


@click.command("evaluate")
@click.argument("judgments", type=GivenPath())
@index_option
@click.option(
    "--corpus",
    "corpus",
    multiple=True,
    type=GivenPath(),
    help="临时索引这些文件，不用现有索引；可重复 Index these files for this run; may be repeated.",
)
@click.option("--show", is_flag=True, help="逐条列出，最差的在前 Every query, the worst first.")
@json_option
def command(judgments: Path, index_dir: Path | None, corpus: tuple[Path, ...], show: bool, as_json: bool) -> None:
    """
    按评测文件衡量排序。 Measure the order of answers by judged queries.

    JUDGMENTS (TOML, or JSON Lines with the ending .jsonl) says which articles answer which queries and how well; the
    format is described in search/evaluation.py. Prints the means of nDCG@10, MRR, recall@10, recall@100 and
    success@1, computed by ir-measures (install it with the extra `evaluate`).
    """
    judged = load_judgments(judgments)
    if corpus:
        directory = temporary_folder("evaluate")
        try:
            settings = settings_with(directory / "index")
            from search.indexing.builder import BuildOptions
            from search.rebuilding import rebuild

            rebuild(corpus, settings, BuildOptions(on_reject=note_skipped))
            outcome = evaluate(judged, settings)
        finally:
            shutil.rmtree(directory, ignore_errors=True)
    else:
        outcome = evaluate(judged, settings_with(index_dir))
    click.echo(json_text(_shape(outcome)) if as_json else report(outcome, show=show))


def report(outcome: Evaluation, *, show: bool) -> str:
    """The means as lines for people; with *show* also every query, the worst first, wanted beside found."""
    lines = [f"{len(outcome.queries)} 条查询 queries"]
    lines += [f"{NAMES[name]:12} {value:.4f}" for name, value in outcome.means.items()]
    failed = [score for score in outcome.queries if score.problem]
    lines += [f"✗ {score.query.text}：{score.problem}" for score in failed]
    if show:
        lines += ["", "  ".join(f"{NAMES[name]:>10}" for name in MEASURES) + "  查询 query"]
        lines += [line for score in outcome.queries for line in _lines(score)]
    return "\n".join(lines)


def _lines(score: QueryScore) -> list[str]:
    values = "  ".join(f"{score.measures[name]:10.3f}" for name in MEASURES)
    about = f"（{score.query.about}）" if score.query.about else ""
    lines = [f"{values}  {score.query.text}{about}"]
    if score.measures["nDCG@10"] < 1:
        best = sorted(score.query.grades, key=lambda name: -score.query.grades[name])
        lines.append(
            f"{'':{len(values)}}  应为 wanted {', '.join(f'{n}={score.query.grades[n]}' for n in best[:5])}"
        )
        lines.append(f"{'':{len(values)}}  实为 found  {', '.join(score.first) or '—'}")
    return lines


def _shape(outcome: Evaluation) -> dict[str, object]:
    return {
        "means": {NAMES[name]: value for name, value in outcome.means.items()},
        "queries": [
            {
                "query": score.query.text,
                "about": score.query.about,
                "measures": {NAMES[name]: value for name, value in score.measures.items()},
                "grades": dict(score.query.grades),
                "first": list(score.first),
                "problem": score.problem,
            }
            for score in outcome.queries
        ],
    }
