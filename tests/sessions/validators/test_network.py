"""The lock on the network holds. Without it, a validator could fetch what the package lacks."""

import socket
import urllib.request

import pytest

from . import conftest


@pytest.mark.parametrize("address", ["http://localhost:9", "http://127.0.0.1:9"])
def test_the_network_is_locked(address: str) -> None:
    """By name and by number, and each attempt is recorded."""
    with pytest.raises(RuntimeError):
        urllib.request.urlopen(address, timeout=1)

    assert 1 == len(conftest.reached)
    conftest.reached.clear()


def test_a_bare_socket_is_locked() -> None:
    """Below urllib as well."""
    with socket.socket() as door, pytest.raises(RuntimeError):
        door.connect(("127.0.0.1", 9))
    conftest.reached.clear()
