"""From text to objects: JSON, then records by the one strict converter, then the chapters of the model."""
