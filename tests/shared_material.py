"""Material that is not the project's own and not everywhere at hand."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the folder of shared material is not beside this checkout"
)
