"""The fight against organised and complex crime."""

from ..bases import Truth
from ..chapter import Chapter, Section, part
from ..figure import Count, Duration, Mass, Money, Share
from ..rules import falling, ordered, overlapping, parts_within, share, shares_within, tuple_of, within

PHENOMENA = (
    "money_laundering",
    "drug_crime",
    "violence",
    "theft",
    "economic_and_financial_crime",
    "human_trafficking",
    "cybercrime",
    "terrorism",
    "weapons",
    "corruption",
)
"""The phenomena of the first slide, in the order of its chart."""
BY_CAPACITY = (
    "drug_crime",
    "violence",
    "money_laundering",
    "theft",
    "human_trafficking",
    "economic_and_financial_crime",
    "terrorism",
    "weapons",
    "corruption",
)
"""The phenomena in the order of the chart of the capacity that is spent on each."""


@part
class Investigations(Section):
    """New investigations of the Federal Judicial Police, by crime phenomenon."""

    new: Count
    """Opened in the year."""
    running: Count
    """All investigation files open at any time in the year, including the new ones."""
    money_laundering: Count
    """Of the new investigations: money laundering."""
    drug_crime: Count
    """Of the new investigations: drug crime."""
    violence: Count
    """Of the new investigations: violence."""
    theft: Count
    """Of the new investigations: theft."""
    economic_and_financial_crime: Count
    """Of the new investigations: economic and financial crime (ecofin)."""
    human_trafficking: Count
    """Of the new investigations: human trafficking."""
    cybercrime: Count
    """Of the new investigations: ICT."""
    terrorism: Count
    """Of the new investigations: terrorism."""
    weapons: Count
    """Of the new investigations: weapons."""
    corruption: Count
    """Of the new investigations: corruption."""

    RULES = tuple_of(
        parts_within(
            "new",
            parts=PHENOMENA,
            exhaustive=Truth.FALSE,
            why="Each of the new investigations is assumed to be counted under one phenomenon.",
        ),
        within("new", whole="running", contains=True, why="An investigation opened in the year is open in that year."),
        falling(*PHENOMENA, evidence=True, why="The chart is drawn from the largest bar to the smallest."),
    )


@part
class InvestigationShares(Section):
    """Share of each phenomenon in the new investigations."""

    money_laundering: Share
    """Share of money laundering."""
    drug_crime: Share
    """Share of drug crime."""
    violence: Share
    """Share of violence."""
    theft: Share
    """Share of theft."""
    economic_and_financial_crime: Share
    """Share of economic and financial crime (ecofin)."""
    human_trafficking: Share
    """Share of human trafficking."""
    cybercrime: Share
    """Share of ICT."""
    terrorism: Share
    """Share of terrorism."""
    weapons: Share
    """Share of weapons."""
    corruption: Share
    """Share of corruption."""

    RULES = tuple_of(falling(*PHENOMENA, evidence=True, why="The chart is drawn from the largest bar to the smallest."))


@part
class CapacityShares(Section):
    """Share of the investigation capacity spent on each phenomenon. The report does not give the total capacity."""

    drug_crime: Share
    """Capacity spent on drug crime."""
    violence: Share
    """Capacity spent on violence."""
    money_laundering: Share
    """Capacity spent on money laundering."""
    theft: Share
    """Capacity spent on theft."""
    human_trafficking: Share
    """Capacity spent on human trafficking."""
    economic_and_financial_crime: Share
    """Capacity spent on economic and financial crime (ecofin)."""
    terrorism: Share
    """Capacity spent on terrorism."""
    weapons: Share
    """Capacity spent on weapons."""
    corruption: Share
    """Capacity spent on corruption."""

    RULES = tuple_of(
        falling(*BY_CAPACITY, evidence=True, why="The chart is drawn from the largest bar to the smallest."),
        shares_within(
            *BY_CAPACITY,
            why="They are shares of one capacity, each part of which is assumed to be spent on one phenomenon.",
        ),
    )


@part
class Suspects(Section):
    """Suspects identified in ongoing case files. The five phenomena do not make up the total."""

    total: Count
    """In all phenomena."""
    drug_trafficking: Count
    """In case files on drug trafficking."""
    money_laundering: Count
    """In case files on money laundering."""
    violence: Count
    """In case files on violence."""
    forgery: Count
    """In case files on forgery."""
    terrorism: Count
    """In case files on terrorism."""

    RULES = tuple_of(
        parts_within(
            "total",
            parts=("drug_trafficking", "money_laundering", "violence", "forgery", "terrorism"),
            exhaustive=Truth.FALSE,
            why="Each suspect is assumed to be counted under one phenomenon.",
        ),
        falling(
            "drug_trafficking",
            "money_laundering",
            "violence",
            "forgery",
            "terrorism",
            why="The list is printed in falling order.",
        ),
    )


@part
class Results(Section):
    """What the investigations led to."""

    criminal_assets_seized: Money
    """Value of the criminal assets seized (Follow the money)."""
    convictions: Count
    """Convictions."""
    imprisonment: Duration
    """Years of prison, summed over all sentences."""
    imprisonment_encrypted_communication: Duration
    """Of these, years in drug cases in which the cracking of encrypted platforms was decisive."""

    RULES = tuple_of(
        within(
            "imprisonment_encrypted_communication",
            whole="imprisonment",
            contains=True,
            why="The slide says that these years are part of the total.",
        ),
    )


@part
class Fugitives(Section):
    """The team that tracks fugitives down."""

    open_files: Count
    """Open on the last day of the year."""
    international_cooperation_files: Count
    """Files within international police cooperation."""
    fugitives_arrested: Count
    """Located by FAST and then arrested."""
    autonomous_arrests: Count
    """Arrests that FAST made on its own."""
    new_files: Count
    """Opened in the year."""
    closed_files: Count
    """Of the new files, those closed in the same year."""
    closed_share: Share
    """Share of the new files closed in the same year."""

    RULES = tuple_of(
        share(
            "closed_share",
            part="closed_files",
            whole="new_files",
            why="The share is printed in brackets after its part, below the whole.",
        ),
        within(
            "autonomous_arrests",
            whole="fugitives_arrested",
            contains=True,
            why="Each of these arrests is of one of the fugitives.",
        ),
    )


@part
class DrugTrends(Section):
    """Changing methods of drug trafficking."""

    cocaine_seized: Mass
    """Cocaine seized, in metric tonnes. The report does not say where."""


@part
class Portwatch(Section):
    """The federal reporting point for suspicious situations in the ports."""

    visitors: Count
    """Visitors since the opening."""
    reports: Count
    """Reports received since the opening."""
    reports_antwerp: Count
    """Of these, reports concerning Antwerp."""

    RULES = tuple_of(
        within(
            "reports_antwerp",
            whole="reports",
            contains=True,
            why="The reports concerning Antwerp are among all reports.",
        ),
    )


@part
class AntwerpPort(Section):
    """Drug-related results of the Maritime and River Police and its port security corps in the port of Antwerp."""

    persons_checked: Count
    """Persons checked."""
    vehicles_checked: Count
    """Vehicles checked."""
    official_reports: Count
    """Official reports drawn up."""
    information_reports: Count
    """Information reports drawn up."""
    arrests: Count
    """Drug-related arrests."""
    extractors: Count
    """People arrested for taking drugs out of the port."""
    trojan_container: Count
    """People caught in a container used as a hiding place."""
    minors: Count
    """Minors among the people arrested."""
    belgian_nationals: Count
    """Belgian nationals among the people arrested."""
    dutch_nationals: Count
    """Dutch nationals among the people arrested."""

    RULES = tuple_of(
        within(
            "extractors",
            whole="arrests",
            contains=True,
            why="Each arrest is of one person, and these people were arrested.",
        ),
        within(
            "trojan_container",
            whole="arrests",
            contains=True,
            why="Each arrest is of one person, and these people were arrested.",
        ),
        within(
            "minors",
            whole="arrests",
            contains=True,
            why="Each arrest is of one person, and these people were arrested.",
        ),
        parts_within(
            "arrests",
            parts=("belgian_nationals", "dutch_nationals"),
            exhaustive=Truth.UNKNOWN,
            why="Each arrest is of one person, who is assumed to be counted under one nationality.",
            name="nationality",
        ),
        ordered(
            "vehicles_checked",
            "persons_checked",
            evidence=True,
            why="Whoever checks a vehicle also checks its driver.",
        ),
    )
    OVERLAPS = tuple_of(
        overlapping(
            "extractors",
            "trojan_container",
            "minors",
            "belgian_nationals",
            "dutch_nationals",
            why="One person can be an extractor, a minor and a Belgian national.",
        ),
    )


@part
class PortDetectives(Section):
    """The detective service of the Maritime and River Police in Antwerp."""

    drug_cases: Count
    """Drug-related cases."""
    other_investigations: Count
    """Investigations not related to drugs."""


@part
class AdministrativeApproach(Section):
    """The administrative approach to organised crime."""

    expertise_centres: Count
    """District information and expertise centres set up and consolidated at the Federal Police."""


@part
class ChildAbuse(Section):
    """Reports of sexual abuse of children."""

    reports: Count
    """Received through Europol."""
    criminal_share: Share
    """Share of the reports that concern criminal offences."""
    self_generated_share_minimum: Share
    """Share of sexual images in which no adult is involved: lower end of the printed range."""
    self_generated_share_maximum: Share
    """Share of sexual images in which no adult is involved: upper end of the printed range."""

    RULES = tuple_of(
        ordered(
            "self_generated_share_minimum",
            "self_generated_share_maximum",
            why="They are the two ends of one printed range.",
        ),
    )
    OVERLAPS = tuple_of(
        overlapping(
            "self_generated_share_minimum",
            "self_generated_share_maximum",
            why="They are the two ends of one printed range.",
        ),
    )


@part
class HumanTrafficking(Section):
    """Human trafficking and prostitution, minors among the victims."""

    minors_in_prostitution: Count
    """Cases of prostitution of minors detected online by the expertise centre on human trafficking."""
    persons_in_online_advertisements: Count
    """People in prostitution advertising online."""
    cases_known_share: Share
    """Share of the cases of prostitution that are known to the police."""


@part
class OrganisedCrime(Chapter):
    """The fight against organised and complex crime."""

    investigations: Investigations
    investigation_shares: InvestigationShares
    capacity_shares: CapacityShares
    suspects: Suspects
    results: Results
    fugitives: Fugitives
    drug_trends: DrugTrends
    portwatch: Portwatch
    antwerp_port: AntwerpPort
    port_detectives: PortDetectives
    administrative_approach: AdministrativeApproach
    child_abuse: ChildAbuse
    human_trafficking: HumanTrafficking

    RULES = tuple(
        share(
            f"investigation_shares.{phenomenon}",
            part=f"investigations.{phenomenon}",
            whole="investigations.new",
            why="The share is printed in brackets beside its count, and the chart shows the new investigations.",
        )
        for phenomenon in PHENOMENA
    )
