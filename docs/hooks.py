"""Puts files of the package into the documentation, so that no copy can go stale."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

SCHEMAS = Path("src/tahqiq/publish/schemas")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """The files of the site, with the JSON Schemas of both contracts."""
    root = Path(config.config_file_path).parent
    for path in sorted((root / SCHEMAS).glob("*.json")):
        name = f"contracts/{path.name}"
        files.append(File.generated(config, name, abs_src_path=str(path)))
    return files
