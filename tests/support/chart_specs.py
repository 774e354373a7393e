"""Charts as specifications of Vega-Lite: their layers, and the rows that each layer draws."""

from __future__ import annotations

from typing import Any


def spec_of(chart: Any) -> dict[str, Any]:
    """The specification of a chart, which Altair must find valid, with the data in its layers."""
    spec: dict[str, Any] = chart.to_dict()
    for layer in layers(spec):
        if "name" in layer.get("data", {}):
            layer["data"] = {"values": spec["datasets"][layer["data"]["name"]]}
    return spec


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Every layer of a chart, however deep it lies."""
    inner = [*spec.get("vconcat", ()), *spec.get("hconcat", ()), *spec.get("layer", ())]
    return [layer for part in inner for layer in layers(part)] or [spec]


def rows(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    """The data of every layer that has this mark."""
    return [row for layer in layers(spec) if layer["mark"]["type"] == mark for row in layer["data"]["values"]]
