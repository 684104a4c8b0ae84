"""Here is the table of operations, give me the OpenAPI 3.1 document: from the models that check requests, and no others."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from web.checks import Parameters
from web.languages import gettext
from web.languages import said as _said
from web.programs import answers
from web.programs.operations import OPERATIONS, ROOT, Operation, PathParameter

VERSION = "1.0.0"
"""Of the interface, not of the program: what is added raises the second number, what is taken away is `/api/v2`."""

_ABOUT = _said(
    "同网页一样的检索，供程序使用：只读，无需登记。摘录是文字和位置，从不是标记。未知参数会报错并给出最接近的名字。"
    "每个回答都带 generation 和 ETag：索引没有更新时，带 If-None-Match 再问只得 304。"
)


def document(address: str, title: str) -> dict[str, Any]:
    """
    The document in the language of this answer.

    Args:
        address: Where the site's root is, absolute.
        title: Name of the site.
    """
    schemas: dict[str, Any] = {}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": VERSION, "description": gettext(_ABOUT)},
        "servers": [{"url": address}],
        "paths": {ROOT + operation.path: {"get": _operation(operation, schemas)} for operation in OPERATIONS},
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


def _operation(operation: Operation, schemas: dict[str, Any]) -> dict[str, Any]:
    parameters = [_path_parameter(one) for one in operation.inside] + _query_parameters(operation.asks)
    problem = {"application/problem+json": {"schema": _reference(answers.ProblemAnswer, schemas)}}
    failures = {
        "400": gettext("问法不对；code 说是哪一种"),
        **({"404": gettext("没有这一个")} if operation.missing else {}),
        "503": gettext("索引没有备好，或检索暂时不可用；Retry-After 说等几秒"),
        "default": gettext("其他情形"),
    }
    return {
        "operationId": operation.name,
        "summary": gettext(operation.summary),
        "parameters": parameters,
        "responses": {
            "200": {
                "description": gettext("回答"),
                "headers": {"ETag": {"description": gettext("随索引的版次而变"), "schema": {"type": "string"}}},
                "content": {"application/json": {"schema": _reference(operation.answers, schemas)}},
                **_links(operation),
            },
            "304": {"description": gettext("与 If-None-Match 所带的 ETag 相同")},
            **{status: {"description": words, "content": problem} for status, words in failures.items()},
            # Of the server before us, which has its own words for it.
            "414": {"description": gettext("地址太长"), "content": {"text/html": {}}},
        },
    }


def _links(operation: Operation) -> dict[str, Any]:
    links = {
        lead.name: {"operationId": lead.name, "parameters": {lead.parameter: f"$response.body#{lead.found}"}}
        for lead in operation.leads
    }
    return {"links": links} if links else {}


def _path_parameter(parameter: PathParameter) -> dict[str, Any]:
    shown = {"name": parameter.name, "in": "path", "required": True, "description": gettext(parameter.words)}
    schema = {"type": "string", "minLength": 1, "pattern": "^[^/]+$"}
    return shown | {"schema": schema} | ({"example": parameter.example} if parameter.example else {})


def _query_parameters(model: type[Parameters]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "description": gettext(words),
            "schema": {key: value for key, value in described.items() if key not in ("title", "default")}
            | _default(described["default"]),
        }
        for name, described in model.model_json_schema()["properties"].items()
        if (words := described.pop("description"))
    ]


def _default(value: object) -> dict[str, Any]:
    """What a parameter that is not given has, as it would be written; nothing where that is nothing."""
    if isinstance(value, bool):
        return {"default": "1" if value else "0"}
    return {"default": value} if value and not isinstance(value, dict) else {}


def _reference(model: type[BaseModel], schemas: dict[str, Any]) -> dict[str, str]:
    """A reference to the schema of *model*, which is put among *schemas* with all that it refers to."""
    schema = answers.schema_of(model)
    for name, inner in {**schema.pop("$defs", {}), model.__name__: schema}.items():
        schemas[name] = _in_words(inner)
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def _in_words(schema: dict[str, Any]) -> dict[str, Any]:
    """*schema* with its descriptions in the language of this answer, without titles that only repeat names."""
    shown = {key: value for key, value in schema.items() if key not in ("title", "description")}
    if "properties" in shown:
        shown["properties"] = {
            name: {
                key: gettext(value) if key == "description" else value
                for key, value in inner.items()
                if key != "title"
            }
            for name, inner in shown["properties"].items()
        }
    return shown


def words(schema: dict[str, Any]) -> str:
    """What values a *schema* of the document allows, in a few signs: `integer 1–100`, `string[]`, `a · b`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(filter(None, map(words, schema["anyOf"])))
    if "const" in schema:
        return str(schema["const"])
    if "enum" in schema:
        return " · ".join(filter(None, map(str, schema["enum"])))
    if "prefixItems" in schema:
        return f"[{', '.join(map(words, schema['prefixItems']))}]"
    if schema.get("type") == "array":
        inner = words(schema["items"])
        return f"({inner})[]" if " " in inner else f"{inner}[]"
    if "additionalProperties" in schema and isinstance(schema["additionalProperties"], dict):
        return f"{{…: {words(schema['additionalProperties'])}}}"
    named = str(schema.get("type", ""))
    return f"{named} {schema['minimum']}–{schema['maximum']}" if "maximum" in schema else named
