"""One module per kind of file, the table of all formats, and the functions that write and read them."""
