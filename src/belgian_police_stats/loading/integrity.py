"""Whether the packaged files are those that were released: each is held against its hash in data/manifest.json.

Opening a report does not do this, since importing a hash takes longer than reading a chapter. A file that is missing
or cut short is named when it is read; one that was changed into another that can be read is found here.
"""

from __future__ import annotations

from ..data import MANIFEST, content_of, names, parse_json, read_text
from ..errors import DataError, Fault

__all__ = ["check_package"]


def check_package() -> tuple[str, ...]:
    """Hold every packaged file against the hash that was released, and name those that were looked at.

    Raises:
        DataError: a file was changed, is missing, or does not belong to the package; all of them are named.
    """
    from hashlib import sha256

    hashes: dict[str, str] = parse_json(read_text(MANIFEST), f"data/{MANIFEST}")
    released = {name: f"the sha256 {digest}" for name, digest in hashes.items()}
    there = {name: f"the sha256 {sha256(content_of(*name.split('/'))).hexdigest()}" for name in names()}
    faults = [
        Fault(f"data/{name}", released.get(name, "no such file"), there.get(name, "no such file"))
        for name in sorted(released.keys() | there.keys())
        if released.get(name) != there.get(name)
    ]
    if faults:
        raise DataError.of("The package", faults)
    return tuple(sorted(there))
