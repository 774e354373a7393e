"""The pages that are made from the data, with one module for each kind. docs/generate.py writes them."""
