"""Run the Python that a page of the documentation shows."""

import contextlib
import doctest
import io
import re
from typing import Any

PYTHON = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def failures_of(text: str, name: str) -> list[str]:
    """Run the blocks of one page one after the other, as a reader would who types them into one session."""
    session: dict[str, Any] = {"__name__": "__main__"}
    failures: list[str] = []
    for number, block in enumerate(PYTHON.findall(text), 1):
        if ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, session, f"{name}, block {number}", name, 0)
            report = io.StringIO()
            runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
            runner.run(test, out=report.write, clear_globs=False)
            session = test.globs
            if report.getvalue():
                failures.append(report.getvalue())
        else:
            try:
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(block, f"{name}, block {number}", "exec"), session)
            except Exception as error:
                failures.append(f"{name}, block {number}: {error!r}")
    return failures
