"""
How a wheel comes to hold the parser compiled to C, for whom `MUDAN_COMPILED=1` asks (`make compiled`); else it does nothing.

A build hook, because the backend builds nothing but Python by itself; here at the root, where it looks for it. What
is compiled goes from a temporary directory into the wheel and never into the checkout, and an editable install is
refused: a compiled module hides the source beside it, and whoever edits that source would see no change.
"""

from __future__ import annotations

import os
import shutil
import sysconfig
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_AS_THEY_ARE = {"__init__", "corpus", "decoding", "reading", "records", "sidecar"}
"""What of search/ingest reads files rather than cutting pages."""


class CompiledParser(BuildHookInterface[Any]):
    """Compiles, when asked, before the wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add compiled modules to *build_data*; ends the build with a line that says why, where it cannot."""
        if os.environ.get("MUDAN_COMPILED") != "1":
            return
        if version == "editable":
            self.app.abort(
                "MUDAN_COMPILED=1: not for an editable install, whose edits compiled modules would hide"
            )
        if missing := _missing():
            self.app.abort(f"MUDAN_COMPILED=1: not here: {', '.join(missing)}")
        from mypyc.build import mypycify  # imports setuptools' compilers
        from setuptools import Distribution

        self._work = tempfile.TemporaryDirectory()
        work = Path(self._work.name)
        sources = [path for path in sorted(Path("search/ingest").glob("*.py")) if path.stem not in _AS_THEY_ARE]
        extensions = mypycify(
            [f"--cache-dir={work / 'mypy'}", *(str(path) for path in sources)],
            group_name="mudan_search",  # of the library that all share: mudan_search__mypyc, at the top
            target_dir=str(work / "c"),
            opt_level="1",
            debug_level="0",
        )
        compiling = Distribution({"ext_modules": extensions}).get_command_obj("build_ext")
        compiling.build_lib, compiling.build_temp = str(work / "lib"), str(work / "temp")
        compiling.ensure_finalized()
        compiling.run()
        for made in compiling.get_outputs():
            build_data["force_include"][made] = Path(made).relative_to(work / "lib").as_posix()
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel is written: what it was made from can go."""
        if hasattr(self, "_work"):
            self._work.cleanup()


def _missing() -> list[str]:
    """What has to be installed first."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc").split()[0]
    header = Path(sysconfig.get_path("include"), "Python.h")
    packages = [name for name in ("mypy", "numpy", "pydantic", "setuptools") if find_spec(name) is None]
    return [
        *(f"the package {name} (pip install --require-hashes -r requirements-dev.txt)" for name in packages),
        *([] if shutil.which(compiler) else [f"the C compiler {compiler} (apt-get install gcc libc6-dev)"]),
        *([] if header.is_file() else [f"{header} (apt-get install python3-dev)"]),
    ]
