"""Values in templates: escaped as Jinja escapes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from search import Kind, PartialDate
from web import create_app
from web.writing import written


@given(st.text(alphabet="&<>'\"菏a; "))
def test_a_text_is_written_as_it_is_escaped(text) -> None:
    assert written(text) == escape(text)
    assert written(Markup(text)) == text


@pytest.mark.parametrize("value", [7, -1, True, None, 1.5, Kind.NEWS, PartialDate(2020, 4), ["<"], Markup("<b>")])
def test_any_other_value_too(value: object) -> None:
    assert written(value) == escape(value)


def test_templates_write_with_it_and_keep_what_is_safe() -> None:
    template = create_app().jinja_env.from_string(
        "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}{{ a }}{{ bold(a) }}{{ bold(bold(a)) }}{{ a|safe }}{{ a ~ b }}"
    )

    assert template.render(a="<", b=Markup("<i>")) == "&lt;<b>&lt;</b><b><b>&lt;</b></b><&lt;<i>"
