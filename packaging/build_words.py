"""Builds the complete languages into what is installed; hatchling calls it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from typing_extensions import override

sys.path.insert(0, str(Path(__file__).resolve().parent))

import words


class CustomBuildHook(BuildHookInterface[Any]):
    """Builds the languages before files are collected."""

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build them."""
        words.build(words.LOCALE_PATH)
