"""The pages that are made from the data, one file for each sort. docs/generate.py puts them in their places."""
