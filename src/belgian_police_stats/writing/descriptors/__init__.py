"""Descriptors: files beside the exported data that tell other programs what it holds, all made from one `Metadata`."""
