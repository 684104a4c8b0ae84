"""
Every knob of Mudan, with its unit, its default and its environment variable (prefix `MUDAN_`).

Read once by a front end and passed down as values; nothing below `service` looks at the environment.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from search.errors import ConfigError


class Settings(BaseSettings):
    """The settings of one process; each field's description says what it is for."""

    model_config = SettingsConfigDict(env_prefix="MUDAN_", frozen=True, extra="ignore")

    index: Path = Field(Path("index"), description="Directory of the index.")
    trust_index: bool = Field(False, description="Use an index that other users of the machine could write to.")
    seeds: Path = Field(Path("seeds"), description="Corpus that is indexed when no source is named.")
    dictionary: Path | None = Field(None, description="Further words for the segmenter, one a line.")
    aliases: Path | None = Field(None, description="Other names for the same thing, one rule a line.")
    gazetteer: Path | None = Field(None, description="Districts of another city, TOML; Heze's when unset.")
    page_size: int = Field(10, ge=1, le=100, description="Hits on a page of results.")
    site_name: str = Field("牡丹", description="Name shown at the head of every page.")


def load_settings() -> Settings:
    """The settings of this process; ConfigError names the variable that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "MUDAN_" + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigError(f"{name}={first['input']!r}: {first['msg']}") from error
