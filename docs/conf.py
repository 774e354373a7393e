"""The site, built by Sphinx: `nox -s docs`. Pages that list figures, rules or names are made when the build starts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
# How wide argparse writes its help would otherwise depend on the terminal.
os.environ["COLUMNS"] = "100"

import belgian_police_stats as bps
import generate
from making.finishing import SITE_URL

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "belgian_police_stats"
author = "The belgian_police_stats developers"
project_copyright = "The belgian_police_stats developers; the code is under the MIT licence"
version = release = bps.__version__
language = "en"

extensions = ["sphinx.ext.autodoc", "sphinx_copybutton", "myst_nb", "making.finishing", "making.places"]
exclude_patterns = ["explorer", "made", "making", "templates"]
templates_path = ["templates"]
default_role = "code"

html_theme = "furo"
html_title = f"Belgian police in figures {release}"
pygments_dark_style = "monokai"
html_static_path = ["static"]
html_css_files = ["site.css", "data.css"]
html_js_files = ["site.js"]
html_favicon = "static/favicon.svg"
html_baseurl = SITE_URL
html_copy_source = False
# The search finds every name. An index would be the largest page of the site, and lists each figure again.
html_use_index = False
html_domain_indices = False
html_show_sourcelink = False
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}

myst_enable_extensions = ["attrs_inline"]
# The notebooks have been run when they come here: making/notebooks.py says why and how.
nb_execution_mode = "off"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True
# A longer signature has one parameter a line.
python_maximum_signature_line_length = 88

# What is copied is what can be typed: no prompts and no output.
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

nitpicky = True
nitpick_ignore_regex = [
    # Documented by Python, Hypothesis and pint: to link there, the build would have to fetch their lists of names.
    ("py:class", r"(collections\.abc|datetime|decimal|enum|fractions|os|pathlib|typing)\..*"),
    ("py:class", r"(altair|hypothesis|ibis|pandas|pint|polars|pyarrow)\..*"),
    # As above; these packages are imported for their types only, under the names that everyone gives them.
    ("py:class", r"(alt|ibis|ir|pa|pd|pl)\..*|PathLike"),
    # Aliases and no classes: int | Decimal, a Fraction besides, two words, keys of the dictionary; the filters stand
    # in the text of select.
    ("py:class", r"Exact|Filters|Number|Numeric|Word"),
    # Variables of types.
    ("py:class", r"(belgian_police_stats\..*\.)?_[A-Z]"),
    # How a report is held, which is not part of the interface.
    ("py:class", r"(belgian_police_stats\.model\.(report|contents)\.)?(ChapterOf|Contents)"),
]


def setup(app: Sphinx) -> None:
    """Make the pages before Sphinx looks for them, and the files beside them when it is done."""
    app.connect("builder-inited", lambda app: generate.write_pages(Path(app.srcdir)))
    app.connect("build-finished", lambda app, error: None if error else generate.write_files(Path(app.outdir)))
