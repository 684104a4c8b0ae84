"""
What is written stays true: commands, settings and routes are in the READMEs; examples and links work.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import Field, fields
from pathlib import Path

import click
import pytest

from search.cli import mudan
from search.settings import Settings, variable_of

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted(
    path
    for pattern in ("*.md", "search/**/*.md", "web/**/*.md", "seeds/*.md", "index/README.md", "tests/**/*.md")
    for path in ROOT.glob(pattern)
)
EVERYWHERE = {"--help", "-h", "--version"}

_FENCE = re.compile(r"^(```+|~~~+).*?^\1", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def prose(text: str) -> str:
    """*text* without its code: what is left may hold links."""
    return re.sub(r"`[^`\n]+`", "", _FENCE.sub("", text))


def anchors(text: str) -> set[str]:
    """The anchors that headings get where the READMEs are shown."""
    headings = re.findall(r"^#+\s+(.+?)\s*#*$", _FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def modules_of(package: Path) -> set[str]:
    """Names of the modules and packages in *package* that are there to be found."""
    modules = {path.stem for path in package.glob("*.py")} - {"__init__", "__main__"}
    return modules | {path.parent.name for path in package.glob("*/__init__.py")}


def command(name: str) -> click.Command:
    found = mudan.get_command(click.Context(mudan), name)
    assert found is not None
    return found


COMMANDS = mudan.list_commands(click.Context(mudan))


def test_the_documents_that_everyone_expects_are_there() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in DOCS}

    assert {
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "search/README.md",
        "web/README.md",
        "seeds/README.md",
        "index/README.md",
        "tests/README.md",
    } <= names


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_relative_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(prose(text_of(path))):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), f"{link} leads nowhere"
        assert file.is_relative_to(ROOT), f"{link} leaves the project"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(text_of(file)), f"{link}: no such heading"


@pytest.mark.parametrize(
    "path",
    [path for path in DOCS if re.search(r"^\| (?:module|place) \| promise \|$", text_of(path), re.MULTILINE)],
    ids=lambda path: path.parent.relative_to(ROOT).as_posix(),
)
def test_every_module_has_a_row_where_its_package_has_a_table(path: Path) -> None:
    firsts = re.findall(r"^\|([^|]*)\|", text_of(path), re.MULTILINE)
    named = {name for first in firsts for name in re.findall(r"`(\w+)(?:\.py|/)?`", first)}

    assert modules_of(path.parent) <= named


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme_and_has_help(name: str) -> None:
    assert f"mudan {name}" in text_of(ROOT / "README.md")
    found = command(name)
    assert found.help
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_in_the_readme_and_described(field: Field[object]) -> None:
    assert f"`{variable_of(field)}`" in text_of(ROOT / "README.md")
    assert field.metadata["description"]


def test_every_setting_in_the_readmes_exists() -> None:
    known = {variable_of(field) for field in fields(Settings)} | {
        "MUDAN_TEST_CHROMIUM",
        "MUDAN_TEST_SOAK",
    }
    named = {name for path in DOCS for name in re.findall(r"MUDAN_[A-Z_]*[A-Z]", text_of(path))}

    assert named <= known


def test_every_route_is_in_a_readme() -> None:
    from web import create_app

    documented = text_of(ROOT / "README.md") + text_of(ROOT / "web" / "README.md")
    for rule in create_app().url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        route = re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", rule.rule)
        pattern = re.sub(r"<\w+>", r"[<{]\\w+[>}]", re.escape(route).replace(r"\<", "<").replace(r"\>", ">"))
        assert re.search(rf"{pattern}(?![\w/])", documented), f"{route} is not documented"


def examples(word: str) -> list[tuple[str, list[str]]]:
    """Every line of a code block that calls *word*: (where, the arguments up to a pipe, comment or redirection)."""
    found = []
    for path in DOCS:
        for block in _FENCE.finditer(text_of(path)):
            for line in block[0].splitlines()[1:-1]:
                call = re.match(rf"\s*(?:\$ )?(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?{word} (.*)", line)
                if call:
                    rest = re.split(r" [|>&]| #|\s{2,}#", call[1])[0]
                    found.append((path.name, shlex.split(rest)))
    return found


def test_the_examples_of_the_command_line_use_commands_and_options_that_exist() -> None:
    for where, arguments in examples(r"(?:mudan|python -m search)"):
        if not arguments or arguments[0].startswith("-"):
            assert set(arguments) <= EVERYWHERE, f"{where}: mudan {arguments}"
            continue
        name, *rest = arguments
        if name.isupper():
            continue  # a line of syntax: `mudan COMMAND`
        assert name in COMMANDS, f"{where}: mudan {name}"
        options = {o for p in command(name).params for o in (*p.opts, *p.secondary_opts)} | EVERYWHERE
        used = {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
        assert used <= options, f"{where}: mudan {name} has no {used - options}"


def test_the_addresses_that_curl_is_given_are_ascii() -> None:
    """A proxy may refuse others; --data-urlencode makes them of whatever is asked."""
    given = [line for path in DOCS for line in text_of(path).splitlines() if re.search(r"\bcurl .*://", line)]
    addresses = [word for line in given for word in shlex.split(line) if "://" in word]

    assert addresses
    assert [address for address in addresses if not address.isascii()] == []


def test_the_examples_of_make_use_targets_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))

    for where, arguments in examples("make"):
        named = {word for word in arguments if "=" not in word and not word.startswith("-")}
        assert named <= targets, f"{where}: make {arguments}"


def test_every_make_target_for_people_is_in_a_readme() -> None:
    shown = re.findall(r"^([a-z-]+):.*## ", text_of(ROOT / "Makefile"), re.MULTILINE)
    documented = "".join(text_of(ROOT / name) for name in ("README.md", "CONTRIBUTING.md", "tests/README.md"))

    for target in shown:
        assert target == "help" or f"make {target}" in documented
