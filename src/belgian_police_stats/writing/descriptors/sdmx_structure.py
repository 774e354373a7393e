"""The SDMX structure message: code lists, concepts, data structure and dataflow, in SDMX-ML 2.1. sdmx1 writes it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from ...extras import need
from ...model.labels import Labels
from ...model.words import word
from ..columns import Column, ColumnType
from .metadata import Metadata
from .sdmx import AGENCY, ATTRIBUTES, DIMENSIONS, Code, code_lists, component, component_names, flow, list_of

__all__ = ["sdmx_structure"]

_EXTRA, _PURPOSE = "sdmx", "write an SDMX structure message"
_TYPES = {
    ColumnType.INTEGER: "integer",
    ColumnType.NUMBER: "decimal",
    ColumnType.TEXT: "string",
    ColumnType.DATE: "gregorianDay",
}


def sdmx_structure(metadata: Metadata) -> str:
    """Make the contents of figures.sdmx.xml.

    Raises:
        MissingExtraError: sdmx1 is not installed.
    """
    sdmx, model = need("sdmx", _EXTRA, _PURPOSE), need("sdmx.model.v21", _EXTRA, _PURPOSE)
    message = need("sdmx.message", _EXTRA, _PURPOSE)
    # The day of the report, not of today, so that the same report gives the same bytes.
    prepared = datetime.combine(metadata.issued, time(), UTC)
    header = message.Header(id=flow(metadata.report), test=False, prepared=prepared, sender=model.Agency(id=AGENCY))
    structures = message.StructureMessage(header=header)
    for artefact in _Structure(model).artefacts(metadata):
        structures.add(artefact)
    text: bytes = sdmx.to_xml(structures, pretty_print=True)
    return text.decode()


class _Structure:
    """Builds the artefacts, which refer to each other, with the classes of sdmx1."""

    def __init__(self, model: Any) -> None:
        self.model, self.agency = model, model.Agency(id=AGENCY)

    def artefacts(self, metadata: Metadata) -> list[Any]:
        lists = {name: self.code_list(name, codes) for name, codes in code_lists(metadata.report).items()}
        concepts = self.concepts()
        structure = self.structure(concepts, lists)
        dataflow = self.model.DataflowDefinition(
            **self.common(flow(metadata.report), _texts(metadata.title)),
            description=_texts(metadata.description),
            structure=structure,
        )
        return [*lists.values(), concepts, structure, dataflow]

    def common(self, identifier: str, names: dict[str, str]) -> dict[str, Any]:
        return {
            "id": identifier,
            "name": names,
            "version": "1.0",
            "maintainer": self.agency,
            "is_final": True,
            "is_external_reference": False,
        }

    def code_list(self, name: str, codes: tuple[Code, ...]) -> Any:
        code_list = self.model.Codelist(
            **self.common(list_of(name), _texts(word("codes_of", name=component_names()[name])))
        )
        for code in codes:
            item = self.model.Code(id=code.id, name=_texts(code.names))
            code_list.append(item)
            if code.parent:
                code_list[code.parent].append_child(item)
        return code_list

    def concepts(self) -> Any:
        scheme = self.model.ConceptScheme(**self.common("CS_FIGURES", _texts(word("concepts"))))
        described = {**DIMENSIONS, "OBS_VALUE": "The printed number, in the unit of the observation."}
        described |= {component(column): column.description for column in ATTRIBUTES}
        for name, description in described.items():
            named = _texts(component_names()[name])
            scheme.append(self.model.Concept(id=name, name=named, description={"en": description}))
        return scheme

    def structure(self, concepts: Any, lists: dict[str, Any]) -> Any:
        model = self.model
        structure = model.DataStructureDefinition(**self.common("DSD_FIGURES", _texts(word("structure"))))
        # The XML schema of SDMX-ML requires exactly these ids.
        structure.dimensions.id, structure.attributes.id = "DimensionDescriptor", "AttributeDescriptor"
        structure.measures.id = "MeasureDescriptor"
        for order, name in enumerate(DIMENSIONS, 1):
            kind = model.TimeDimension if name == "TIME_PERIOD" else model.Dimension
            shape = self.codes(lists[name]) if name in lists else self.facet("gregorianYear")
            structure.dimensions.append(
                kind(id=name, order=order, concept_identity=concepts[name], local_representation=shape)
            )
        measure = model.PrimaryMeasure(
            id="OBS_VALUE", concept_identity=concepts["OBS_VALUE"], local_representation=self.facet("decimal")
        )
        structure.measures.append(measure)
        for column in ATTRIBUTES:
            structure.attributes.append(self.attribute(column, concepts, lists))
        return structure

    def attribute(self, column: Column, concepts: Any, lists: dict[str, Any]) -> Any:
        name = component(column)
        # The whole of a share is a figure, so this attribute uses the code list of the figures.
        codes = lists.get("FIGURE" if column.name == "of" else name)
        return self.model.DataAttribute(
            id=name,
            concept_identity=concepts[name],
            local_representation=self.codes(codes) if codes else self.facet(_TYPES[column.type]),
            related_to=self.model.PrimaryMeasureRelationship(),
            usage_status=self.model.UsageStatus["conditional" if column.optional else "mandatory"],
        )

    def codes(self, code_list: Any) -> Any:
        return self.model.Representation(enumerated=code_list)

    def facet(self, name: str) -> Any:
        model = self.model
        return model.Representation(non_enumerated=[model.Facet(value_type=model.FacetValueType[name])])


def _texts(label: Labels) -> dict[str, str]:
    return {"nl": label.nl, "fr": label.fr, "de": label.de, "en": label.en}
