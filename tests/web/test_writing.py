"""Values in templates: escaped as Jinja escapes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, TemplateAssertionError
from markupsafe import Markup, escape

from search import Kind, PartialDate
from web import create_app
from web.writing import PageEnvironment, written


@given(st.text(alphabet="&<>'\"菏a; "))
def test_a_text_is_written_as_it_is_escaped(text) -> None:
    assert written(text) == escape(text)
    assert written(Markup(text)) == text


@pytest.mark.parametrize("value", [7, -1, True, None, 1.5, Kind.NEWS, PartialDate(2020, 4), ["<"], Markup("<b>")])
def test_any_other_value_too(value: object) -> None:
    assert written(value) == escape(value)


def test_templates_are_of_this_environment() -> None:
    assert isinstance(create_app().jinja_env, PageEnvironment)


def test_a_template_is_compiled_once_for_all_applications(monkeypatch: pytest.MonkeyPatch) -> None:
    create_app().jinja_env.get_template("about.html")
    monkeypatch.setattr(PageEnvironment, "compile", lambda *_: pytest.fail("compiled again"))

    again = create_app().jinja_env.get_template("about.html")

    assert again.name == "about.html"


def test_templates_write_with_it_and_keep_what_is_safe() -> None:
    template = create_app().jinja_env.from_string(
        "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}{{ a }}{{ bold(a) }}{{ bold(bold(a)) }}{{ a|safe }}{{ a ~ b }}"
    )

    assert template.render(a="<", b=Markup("<i>")) == "&lt;<b>&lt;</b><b><b>&lt;</b></b><&lt;<i>"


def test_what_is_included_sees_the_names_around_it_and_leaves_none_behind() -> None:
    environment = create_app().jinja_env.overlay(
        loader=DictLoader({"inner.html": "{% set b = a ~ '>' %}[{{ b }}]\n"})
    )
    template = environment.from_string(
        "{% set b = 1 %}{% for a in those %}{% include 'inner.html' %}{% endfor %}{{ b }}"
    )

    assert template.render(those="xy") == "[x&gt;][y&gt;]1"


def test_what_an_object_has_not_is_an_error() -> None:
    template = create_app().jinja_env.from_string("{{ date.yaer }}")

    with pytest.raises(AttributeError):
        template.render(date=PartialDate(2020))


@pytest.mark.parametrize("call", ["f(*those)", "f(**those)"])
def test_a_call_that_would_lose_its_arguments_does_not_compile(call: str) -> None:
    environment = create_app().jinja_env

    with pytest.raises(TemplateAssertionError):
        environment.from_string(f"{{{{ {call} }}}}")
