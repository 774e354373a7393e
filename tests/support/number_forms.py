"""Every form of number that the grammar reads, in four languages, for the tests of the library and of the explorer."""

from belgian_police_stats.model.certainty import Qualifier
from belgian_police_stats.model.labels import Language
from belgian_police_stats.texts.vocabulary import number_words

FORMS = [
    # marks between groups
    ("nl", "4 393", "4393", None),
    ("nl", "4.393", "4393", None),
    ("en", "4,393", "4393", None),
    ("nl", "4'393", "4393", None),
    ("fr", "4\N{NO-BREAK SPACE}393", "4393", None),
    ("fr", "4\N{NARROW NO-BREAK SPACE}393", "4393", None),
    ("de", "3.045.594", "3045594", None),
    ("en", "3,045,594.5", "6091189/2", None),
    # decimals and percent
    ("nl", "20,5 %", "41/2", "percent"),
    ("en", "20.5%", "41/2", "percent"),
    ("nl", "20,5 procent", "41/2", "percent"),
    ("fr", "42 pour cent", "42", "percent"),
    ("de", "24,6 Prozent", "123/5", "percent"),
    ("en", "62 per cent", "62", "percent"),
    ("en", "1.234 million", "1234000", None),
    ("de", "drei Prozentpunkte", "3", "point"),
    # money
    ("en", "€231.7m", "231700000", "EUR"),
    ("fr", "231,7 M€", "231700000", "EUR"),
    ("en", "€0.23bn", "230000000", "EUR"),
    ("de", "231,7 Mio. Euro", "231700000", "EUR"),
    ("nl", "231 mln euro", "231000000", "EUR"),
    ("fr", "8,1 millions d’euros", "8100000", "EUR"),
    ("en", "EUR 10", "10", "EUR"),
    ("en", "$5m", "5000000", "other_money"),
    ("nl", "2 miljard euro", "2000000000", "EUR"),
    ("de", "1,5 Mrd. Euro", "1500000000", "EUR"),
    ("en", "52K", "52000", None),
    # masses and times
    ("nl", "44 ton", "44", "metric_ton"),
    ("fr", "16 kilos", "16", "kilogram"),
    ("de", "10,3 Sekunden", "103/10", "second"),
    # words
    ("nl", "zevenendertig", "37", None),
    ("nl", "tweeëndertig", "32", None),
    ("nl", "honderdvijfentwintig", "125", None),
    ("nl", "tweeduizend", "2000", None),
    ("de", "einundsiebzig", "71", None),
    ("de", "zweihundertfünfzig", "250", None),
    ("de", "dreitausend", "3000", None),
    ("fr", "cinquante-huit", "58", None),
    ("fr", "soixante-dix-sept", "77", None),
    ("fr", "quatre-vingt-dix-huit", "98", None),
    ("fr", "soixante et onze", "71", None),
    ("fr", "deux cents", "200", None),
    ("fr", "soixante mille", "60000", None),
    ("en", "forty-eight", "48", None),
    ("en", "two hundred and five", "205", None),
    ("en", "one hundred", "100", None),
    ("en", "three million", "3000000", None),
    ("nl", "drie en een half jaar", "7/2", "year"),
    # collectives
    ("nl", "een honderdtal", "100", None),
    ("fr", "une vingtaine", "20", None),
    ("en", "hundreds", "100", None),
    ("de", "Dutzende", "10", None),
    # parts
    ("nl", "één op de vijf", "1/5", None),
    ("nl", "1 op de 300", "1/300", None),
    ("nl", "drie van de tien", "3/10", None),
    ("fr", "une personne sur trois", "1/3", None),
    ("fr", "deux tiers", "2/3", None),
    ("fr", "la moitié", "1/2", None),
    ("de", "vier von zehn", "2/5", None),
    ("de", "Jeder achte", "1/8", None),
    ("de", "ein Viertel", "1/4", None),
    ("en", "one in five", "1/5", None),
    ("en", "three out of ten", "3/10", None),
    ("en", "three quarters", "3/4", None),
    ("en", "half of them", "1/2", None),
    ("nl", "driekwart", "3/4", None),
    # multiples
    ("en", "doubled", "2", None),
    ("nl", "verdubbeld", "2", None),
    ("de", "halbiert", "1/2", None),
]  # fmt: skip
"""Language, text, value and unit of each form."""

QUALIFIERS = [
    ("nl", "ruim 700", Qualifier.MORE_THAN),
    ("nl", "meer dan 700", Qualifier.MORE_THAN),
    ("nl", "bijna 700", Qualifier.LESS_THAN),
    ("nl", "minstens 700", Qualifier.AT_LEAST),
    ("nl", "hoogstens 700", Qualifier.AT_MOST),
    ("nl", "zo'n 700", Qualifier.ABOUT),
    ("fr", "plus de 700", Qualifier.MORE_THAN),
    ("fr", "près de 700", Qualifier.LESS_THAN),
    ("fr", "au moins 700", Qualifier.AT_LEAST),
    ("fr", "jusqu’à 700", Qualifier.AT_MOST),
    ("fr", "quelque 700", Qualifier.ABOUT),
    ("fr", "un peu plus d’un tiers", Qualifier.MORE_THAN),
    ("de", "gut 700", Qualifier.MORE_THAN),
    ("de", "knapp 700", Qualifier.LESS_THAN),
    ("de", "mindestens 700", Qualifier.AT_LEAST),
    ("de", "höchstens 700", Qualifier.AT_MOST),
    ("de", "rund 700", Qualifier.ABOUT),
    ("en", "over 700", Qualifier.MORE_THAN),
    ("en", "just under 700", Qualifier.LESS_THAN),
    ("en", "at least 700", Qualifier.AT_LEAST),
    ("en", "up to 700", Qualifier.AT_MOST),
    ("en", "roughly 700", Qualifier.ABOUT),
    ("en", "~700", Qualifier.ABOUT),
    ("en", "700+", Qualifier.AT_LEAST),
    ("en", "nearly a third", Qualifier.LESS_THAN),
]
"""Language, text and qualifier."""


def in_words(value: int, language: Language) -> str:
    """A number in words, as the language writes it."""
    ones, tens = number_words("ones", language), number_words("tens", language)
    hundreds, rest = divmod(value, 100)
    ten, one = divmod(rest, 10)
    if language == "fr":
        return french(value)
    if language == "en":
        below = ones[rest] if rest < 20 else tens[ten - 2] + (f"-{ones[one]}" if one else "")
        return " and ".join([*([f"{ones[hundreds]} hundred"] if hundreds else []), *([below] if rest else [])])
    join = "en" if language == "nl" else "und"
    below = ones[rest] if rest < 20 else (ones[one] + join if one else "") + tens[ten - 2]
    hundred = "honderd" if language == "nl" else "hundert"
    front = (ones[hundreds] if hundreds > 1 else "") + hundred if hundreds else ""
    return front + (below if rest else "")


def french(value: int) -> str:
    """A number in French words, with seventies and nineties as in France."""
    ones, tens = number_words("ones", "fr"), number_words("tens", "fr")
    hundreds, rest = divmod(value, 100)
    words = [*([ones[hundreds]] if hundreds > 1 else []), *(["cent"] if hundreds else [])]
    if rest >= 80:
        words.append("quatre-vingt" + (f"-{ones[rest - 80]}" if rest > 80 else "s"))
    elif rest >= 60:
        words.append("soixante" + (f"-{ones[rest - 60]}" if rest > 60 else ""))
    elif rest >= 20:
        ten, one = divmod(rest, 10)
        words.append(tens[ten - 2] + (f"-{ones[one]}" if one else ""))
    elif rest:
        words.append(ones[rest])
    return " ".join(words)
