"use strict";

// What the page itself says, in the four languages. Rules, evidence, notes and explanations are written in English.

const LANGUAGES = ["nl", "fr", "de", "en"];
const LOCALES = { nl: "nl-BE", fr: "fr-BE", de: "de-BE", en: "en-GB" };

const WORDS = {
  // Hedges, certainties and verdicts are called as the library calls them.
  ...EDITION.words,
  title: {
    nl: "De Federale Politie in cijfers",
    fr: "La Police Fédérale en chiffres",
    de: "Die Föderale Polizei in Zahlen",
    en: "The Belgian Federal Police in figures",
  },
  subtitle: {
    nl: "Elk cijfer uit het {title}, met de bron en hoe zeker het gelezen is. Geen officiële publicatie.",
    fr: "Chaque chiffre du {title}, avec sa source et la fiabilité de sa lecture. Ce n’est pas une publication officielle.",
    de: "Jede Zahl aus dem {title}, mit ihrer Quelle und wie sicher sie gelesen ist. Keine amtliche Veröffentlichung.",
    en: "Every figure of the {title}, with its source and how sure its certainty is. No official publication.",
  },
  skip: {
    nl: "Naar de resultaten", fr: "Aller aux résultats", de: "Zu den Ergebnissen", en: "Skip to the results",
  },
  language: { nl: "Taal", fr: "Langue", de: "Sprache", en: "Language" },
  views: { nl: "Onderdelen", fr: "Rubriques", de: "Bereiche", en: "Views" },
  search: { nl: "Zoeken", fr: "Recherche", de: "Suche", en: "Search" },
  results: { nl: "Resultaten", fr: "Résultats", de: "Ergebnisse", en: "Results" },
  figures: { nl: "Cijfers", fr: "Chiffres", de: "Zahlen", en: "Figures" },
  rules: { nl: "Wetmatigheden", fr: "Règles", de: "Regeln", en: "Rules" },
  discrepancies: { nl: "Onregelmatigheden", fr: "Anomalies", de: "Unstimmigkeiten", en: "Discrepancies" },
  words: {
    nl: "Woorden of een getal", fr: "Des mots ou un nombre", de: "Wörter oder eine Zahl", en: "Words or a number",
  },
  chapter: { nl: "Hoofdstuk", fr: "Chapitre", de: "Kapitel", en: "Chapter" },
  unit: { nl: "Eenheid", fr: "Unité", de: "Einheit", en: "Unit" },
  certainty: { nl: "Lezing", fr: "Lecture", de: "Lesart", en: "Certainty" },
  verdict: { nl: "Oordeel", fr: "Verdict", de: "Urteil", en: "Verdict" },
  all: { nl: "Alle", fr: "Tous", de: "Alle", en: "All" },
  reset: { nl: "Wissen", fr: "Effacer", de: "Löschen", en: "Clear" },
  csv: { nl: "CSV downloaden", fr: "Télécharger en CSV", de: "CSV herunterladen", en: "Download CSV" },
  json: { nl: "JSON downloaden", fr: "Télécharger en JSON", de: "JSON herunterladen", en: "Download JSON" },
  documentation: { nl: "Documentatie (Engels)", fr: "Documentation (en anglais)", de: "Dokumentation (Englisch)", en: "Documentation" },
  of_figures: {
    nl: "{count} van {total} cijfers", fr: "{count} chiffres sur {total}", de: "{count} von {total} Zahlen",
    en: "{count} of {total} figures",
  },
  of_rules: {
    nl: "{count} van {total} wetmatigheden", fr: "{count} règles sur {total}", de: "{count} von {total} Regeln",
    en: "{count} of {total} rules",
  },
  of_discrepancies: {
    nl: "{count} onregelmatigheden", fr: "{count} anomalies", de: "{count} Unstimmigkeiten",
    en: "{count} discrepancies",
  },
  nothing: {
    nl: "Niets past bij deze keuze. Probeer minder woorden, of wis de filters.",
    fr: "Rien ne correspond à ces choix. Essayez moins de mots, ou effacez les filtres.",
    de: "Nichts passt zu dieser Auswahl. Versuchen Sie weniger Wörter, oder löschen Sie die Filter.",
    en: "Nothing fits this choice. Try fewer words, or clear the filters.",
  },
  unknown: {
    nl: "Geen cijfer heeft deze id: {id}", fr: "Aucun chiffre ne porte cet identifiant : {id}",
    de: "Keine Zahl hat diese Kennung: {id}", en: "No figure has this id: {id}",
  },
  found_in: { nl: "gevonden in: {text}", fr: "trouvé dans : {text}", de: "gefunden in: {text}", en: "found in: {text}" },
  close: { nl: "Sluiten", fr: "Fermer", de: "Schließen", en: "Close" },
  value: { nl: "Waarde", fr: "Valeur", de: "Wert", en: "Value" },
  printed: { nl: "Gedrukt als", fr: "Imprimé", de: "Gedruckt als", en: "Printed as" },
  interval: { nl: "Staat voor", fr: "Représente", de: "Steht für", en: "Stands for" },
  between: {
    nl: "{lower} tot {upper}", fr: "{lower} à {upper}", de: "{lower} bis {upper}", en: "{lower} to {upper}",
  },
  period: { nl: "Periode", fr: "Période", de: "Zeitraum", en: "Period" },
  source: { nl: "Bron", fr: "Source", de: "Quelle", en: "Source" },
  slide: {
    nl: "dia {slide}, regel {line}", fr: "diapositive {slide}, ligne {line}", de: "Folie {slide}, Zeile {line}",
    en: "slide {slide}, line {line}",
  },
  evidence: { nl: "Waarom", fr: "Pourquoi", de: "Warum", en: "Why" },
  alternatives: { nl: "Of misschien", fr: "Ou peut-être", de: "Oder vielleicht", en: "Or perhaps" },
  share_of: { nl: "Deel van", fr: "Part de", de: "Anteil an", en: "Share of" },
  note: { nl: "Opmerking", fr: "Remarque", de: "Anmerkung", en: "Note" },
  names: { nl: "In andere talen", fr: "En d’autres langues", de: "In anderen Sprachen", en: "In other languages" },
  page: { nl: "Id en pagina", fr: "Identifiant et page", de: "Kennung und Seite", en: "Id and page" },
  computed: { nl: "berekend {number}", fr: "calculé {number}", de: "berechnet {number}", en: "computed {number}" },
  flow: { nl: "{start} tot en met {end}", fr: "du {start} au {end}", de: "{start} bis {end}", en: "{start} to {end}" },
  stock: { nl: "op {end}", fr: "au {end}", de: "am {end}", en: "on {end}" },
  cumulative: { nl: "van {start} tot {end}", fr: "du {start} au {end}", de: "seit {start}, bis {end}", en: "since {start}, until {end}" },
  standing: { nl: "geldende regel", fr: "règle en vigueur", de: "geltende Regel", en: "rule in force" },
  about_certain: {
    nl: "label en getal staan samen, of een berekening of een bron laat maar één lezing toe",
    fr: "le libellé et le nombre vont ensemble, ou un calcul ou une source ne permet qu’une lecture",
    de: "Bezeichnung und Zahl stehen zusammen, oder eine Rechnung oder eine Quelle lässt nur eine Lesart zu",
    en: "label and number stand together, or arithmetic or a cited source leaves one reading",
  },
  about_inferred: {
    nl: "hun plaats op de dia en de aanwijzingen verbinden getal en label",
    fr: "leur position sur la diapositive et les indices relient le nombre au libellé",
    de: "ihre Lage auf der Folie und die Hinweise verbinden Zahl und Bezeichnung",
    en: "number and label are linked by their position and by the evidence",
  },
  about_ambiguous: {
    nl: "een ander getal, label of tijdvak is mogelijk", fr: "un autre nombre, libellé ou période est possible",
    de: "eine andere Zahl, Bezeichnung oder Zeit ist möglich", en: "another number, label or period is possible",
  },
};

/** A word or sentence of the page in one language, with its gaps filled. */
function say(language, name, gaps = {}) {
  return WORDS[name][language].replace(/\{(\w+)\}/g, (_, gap) => gaps[gap]);
}
