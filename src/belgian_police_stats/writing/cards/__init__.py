"""Cards: what an object says of itself in a notebook, described once and written as HTML, Markdown or lines."""
