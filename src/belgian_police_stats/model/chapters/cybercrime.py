"""The fight against cybercrime."""

from ..chapter import Chapter, Section, part
from ..figure import Count


@part
class PhishNemo(Section):
    """A project of the Federal Judicial Police of Limburg that finds phishing sites."""

    victims_prevented: Count
    """Estimated number of people kept from becoming victims."""
    domain_names_blocked: Count
    """Suspicious domain names detected and blocked."""


@part
class Prevention(Section):
    """Awareness and prevention."""

    cyber_faces: Count
    """Staff who speak to the public about cybercrime."""


@part
class Cybercrime(Chapter):
    """The fight against cybercrime."""

    phish_nemo: PhishNemo
    prevention: Prevention
