"""The host's edge: the same site from ``mkdocs build`` and ``properdocs build``.

takes  MkDocs' configuration
gives  MkDocs nothing to render; after its build, the pipeline's files in its site folder
does not  do anything the pipeline does not

The as-of date comes from ``GONGKAI_AS_OF``; absent, it is today in Asia/Shanghai.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from generator.days.calendar import LAST_YEAR
from generator.findings import Findings
from generator.pipeline import build, write
from generator.reports.report import report_of
from generator.reports.text import as_text
from generator.revision.past import past_of
from generator.surroundings import make_settings

log = get_plugin_logger(__name__)


class GongkaiConfig(Config):
    """``config``: the portal's settings file, beside mkdocs.yml."""

    config = config_options.Type(str, default="site_config.yml")


class GongkaiPlugin(BasePlugin[GongkaiConfig]):
    """Builds the portal in place of MkDocs' own pages."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """No pages and no theme templates of MkDocs' own."""
        config.theme.static_templates.clear()
        return config

    def on_files(self, files: Files, /, **_: Any) -> Files:
        """Hand MkDocs nothing: no file of the sources is ever copied."""
        return Files([])

    def on_post_build(self, config: MkDocsConfig, **_: Any) -> None:
        """Build the portal into MkDocs' site folder, or stop the build with the findings."""
        folder = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        settings = folder / self.config.config
        built = build(make_settings(settings, _as_of(), past_of(settings)), log.info)
        findings = Findings(list(built.findings))
        if not built.files or not write(Path(config.site_dir), built.files, findings, whole=False):
            raise PluginError("\n" + as_text(report_of(findings)))


def _as_of() -> date | None:
    text = os.environ.get("GONGKAI_AS_OF", "")
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise PluginError(f"GONGKAI_AS_OF 写的是“{text}”，不是日期；写成 2026-11-21 这样。") from error
    if day and day.year > LAST_YEAR:
        raise PluginError(f"GONGKAI_AS_OF 写的是“{text}”，太远了，最晚写 {LAST_YEAR}-12-31。")
    return day
