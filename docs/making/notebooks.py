"""Run the notebooks of examples/, and copy them with their outputs. The stored notebooks have none."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

__all__ = ["run_notebook"]


def run_notebook(path: Path) -> str:
    """The notebook with its outputs, as JSON. It runs in this process: a kernel would talk through sockets."""
    book = json.loads(path.read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        # capture_output looks for the one shell of the process.
        shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}), ipython_dir=folder)
        for number, cell in enumerate((cell for cell in book["cells"] if cell["cell_type"] == "code"), 1):
            cell["execution_count"] = number
            cell["outputs"] = _outputs(shell, "".join(cell["source"]))
        InteractiveShell.clear_instance()
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def _outputs(shell: InteractiveShell, source: str) -> list[dict[str, Any]]:
    """The outputs of one cell. A cell that fails ends the build."""
    # The trap comes first, so that the last expression of the cell is captured and not printed.
    with shell.display_trap, capture_output() as captured:
        result = shell.run_cell(source)  # type: ignore[no-untyped-call]
    result.raise_error()
    printed = [{"output_type": "stream", "name": "stdout", "text": captured.stdout}] if captured.stdout else []
    return printed + [
        {"output_type": "display_data", "data": shown.data, "metadata": shown.metadata or {}}
        for shown in cast("list[Any]", captured.outputs)
    ]
