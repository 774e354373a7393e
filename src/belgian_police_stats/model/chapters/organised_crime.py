"""The fight against organised and complex crime."""

from ..chapter import Chapter, Section, frozen
from ..kinds import Count, Duration, Mass, Money, Share


@frozen
class Investigations(Section):
    """New investigations of the Federal Judicial Police, by crime phenomenon."""

    new: Count
    """Opened in the year."""
    running: Count
    """All case files that ran in the year, the new ones among them."""
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


@frozen
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


@frozen
class CapacityShares(Section):
    """Share of the investigation capacity of the Federal Judicial Police that went to each phenomenon. The print gives no base."""

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


@frozen
class Suspects(Section):
    """Suspects identified by the Federal Judicial Police in running case files; the five phenomena are no partition of the total."""

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


@frozen
class Results(Section):
    """What the investigations led to."""

    criminal_assets_seized: Money
    """Value of the criminal assets seized (Follow the money)."""
    convictions: Count
    """Convictions."""
    imprisonment: Duration
    """Years of prison, summed over all sentences."""
    imprisonment_encrypted_communication: Duration
    """Of which in drug case files in which the cracking of encrypted platforms was decisive."""


@frozen
class Fugitives(Section):
    """The team that tracks fugitives down."""

    open_files: Count
    """Open on the last day of the year."""
    international_cooperation_files: Count
    """Within international police cooperation."""
    fugitives_arrested: Count
    """Located by FAST and then arrested."""
    autonomous_arrests: Count
    """Of which made by FAST alone."""
    new_files: Count
    """Opened in the year."""
    closed_files: Count
    """Of the new files, those closed in the same year."""
    closed_share: Share
    """Share of the new files closed in the same year."""


@frozen
class DrugTrends(Section):
    """Trends in drug trafficking."""

    cocaine_seized: Mass
    """Cocaine seized, in metric tonnes."""


@frozen
class Portwatch(Section):
    """The federal reporting point for suspicious situations in the ports, open since 6 March 2024."""

    visitors: Count
    """Visitors since the opening."""
    reports: Count
    """Reports received since the opening."""
    reports_antwerp: Count
    """Of which on Antwerp."""


@frozen
class AntwerpPort(Section):
    """Drug-related results of the Shipping Police’s port security corps in the port of Antwerp."""

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
    """Of which people who take drugs out of the port."""
    trojan_container: Count
    """Of which caught in a container used as a hiding place."""
    minors: Count
    """Of which minors."""
    belgian_nationals: Count
    """Of which Belgian nationals."""
    dutch_nationals: Count
    """Of which Dutch nationals."""


@frozen
class PortDetectives(Section):
    """The detective service of the Shipping Police in Antwerp, new since March 2024."""

    drug_cases: Count
    """Drug-related cases."""
    other_investigations: Count
    """Investigations not related to drugs."""


@frozen
class AdministrativeApproach(Section):
    """The administrative approach to organised crime."""

    expertise_centres: Count
    """Set up and consolidated at the Federal Police."""


@frozen
class ChildAbuse(Section):
    """Reports on sexual abuse of children."""

    reports: Count
    """Received through Europol."""
    criminal_share: Share
    """Share of the reports that concern punishable facts."""
    self_generated_share_minimum: Share
    """Lower end of the printed range; made without an adult involved."""
    self_generated_share_maximum: Share
    """Upper end of the printed range; made without an adult involved."""


@frozen
class HumanTrafficking(Section):
    """Human trafficking and prostitution, minors among the victims."""

    minors_in_prostitution: Count
    """Detected by the expertise centre on human trafficking."""
    persons_in_online_advertisements: Count
    """Persons in prostitution through online advertisements."""
    cases_known_share: Share
    """Share of the cases of prostitution that the police know of."""


@frozen
class OrganisedCrime(Chapter):
    """The fight against organised and complex crime."""

    investigations: Investigations
    """New investigations of the Federal Judicial Police, by crime phenomenon."""
    investigation_shares: InvestigationShares
    """Share of each phenomenon in the new investigations."""
    capacity_shares: CapacityShares
    """Share of the investigation capacity of the Federal Judicial Police that went to each phenomenon. The print gives no base."""
    suspects: Suspects
    """Suspects identified by the Federal Judicial Police in running case files; the five phenomena are no partition of the total."""
    results: Results
    """What the investigations led to."""
    fugitives: Fugitives
    """The team that tracks fugitives down."""
    drug_trends: DrugTrends
    """Trends in drug trafficking."""
    portwatch: Portwatch
    """The federal reporting point for suspicious situations in the ports, open since 6 March 2024."""
    antwerp_port: AntwerpPort
    """Drug-related results of the Shipping Police’s port security corps in the port of Antwerp."""
    port_detectives: PortDetectives
    """The detective service of the Shipping Police in Antwerp, new since March 2024."""
    administrative_approach: AdministrativeApproach
    """The administrative approach to organised crime."""
    child_abuse: ChildAbuse
    """Reports on sexual abuse of children."""
    human_trafficking: HumanTrafficking
    """Human trafficking and prostitution, minors among the victims."""
