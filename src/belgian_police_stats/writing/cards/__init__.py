"""Cards: the display of an object in a notebook, described once and written as HTML, Markdown or text."""
