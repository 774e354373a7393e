"use strict";

// The words of the page itself in four languages. Evidence, notes and explanations are written in English only.

const LANGUAGES = ["nl", "fr", "de", "en"];
const LOCALES = { nl: "nl-BE", fr: "fr-BE", de: "de-BE", en: "en-GB" };

const WORDS = {
  // The words that the page shares with the cards and charts of the library.
  ...EDITION.words,
  title: {
    nl: "De Federale Politie in cijfers",
    fr: "La Police Fédérale en chiffres",
    de: "Die Föderale Polizei in Zahlen",
    en: "The Belgian Federal Police in figures",
  },
  subtitle: {
    nl: "Elk cijfer uit het {title}, met de bron en de zekerheid. Dit is geen officiële publicatie.",
    fr: "Chaque chiffre du {title}, avec sa source et sa certitude. Ceci n’est pas une publication officielle.",
    de: "Jede Zahl aus dem {title}, mit ihrer Quelle und ihrer Gewissheit. Dies ist keine amtliche Veröffentlichung.",
    en: "Every figure of the {title}, with its source and its certainty. This is not an official publication.",
  },
  skip: {
    nl: "Naar de resultaten", fr: "Aller aux résultats", de: "Zu den Ergebnissen", en: "Skip to the results",
  },
  language: { nl: "Taal", fr: "Langue", de: "Sprache", en: "Language" },
  views: { nl: "Onderdelen", fr: "Rubriques", de: "Bereiche", en: "Views" },
  search: { nl: "Zoeken", fr: "Recherche", de: "Suche", en: "Search" },
  results: { nl: "Resultaten", fr: "Résultats", de: "Ergebnisse", en: "Results" },
  words: {
    nl: "Woorden of een getal", fr: "Des mots ou un nombre", de: "Wörter oder eine Zahl", en: "Words or a number",
  },
  all: { nl: "Alle", fr: "Tous", de: "Alle", en: "All" },
  reset: { nl: "Wissen", fr: "Effacer", de: "Löschen", en: "Clear" },
  downloads: { nl: "Downloaden", fr: "Télécharger", de: "Herunterladen", en: "Download" },
  csv: { nl: "CSV", fr: "CSV", de: "CSV", en: "CSV" },
  semicolons: { nl: "CSV voor Excel (;)", fr: "CSV pour Excel (;)", de: "CSV für Excel (;)", en: "CSV for Excel (;)" },
  json: { nl: "JSON", fr: "JSON", de: "JSON", en: "JSON" },
  print: { nl: "Afdrukken", fr: "Imprimer", de: "Drucken", en: "Print" },
  site: { nl: "Website", fr: "Site", de: "Website", en: "Site" },
  count_of_numbers: { nl: "{count} getallen", fr: "{count} nombres", de: "{count} Zahlen", en: "{count} numbers" },
  story: { nl: "Verhaal (Engels)", fr: "Récit (en anglais)", de: "Bericht (Englisch)", en: "Story" },
  explorer: { nl: "Verkenner", fr: "Explorateur", de: "Erkunden", en: "Explorer" },
  python: { nl: "Python", fr: "Python", de: "Python", en: "Python" },
  english_only: { nl: "(Engels)", fr: "(en anglais)", de: "(Englisch)", en: "(English)" },
  sort: { nl: "Volgorde", fr: "Ordre", de: "Reihenfolge", en: "Order" },
  sort_report: { nl: "Zoals in het jaarverslag", fr: "Comme dans le rapport", de: "Wie im Bericht", en: "As in the report" },
  sort_label: { nl: "Alfabetisch", fr: "Alphabétique", de: "Alphabetisch", en: "By name" },
  sort_size: { nl: "Grootste eerst, per eenheid", fr: "Les plus grands d’abord, par unité", de: "Größte zuerst, je Einheit", en: "Largest first, by unit" },
  did_you_mean: { nl: "Bedoelt u:", fr: "Vouliez-vous dire :", de: "Meinten Sie:", en: "Did you mean:" },
  hand_on: { nl: "Overnemen", fr: "Reprendre", de: "Übernehmen", en: "Hand on" },
  copy: { nl: "Kopiëren", fr: "Copier", de: "Kopieren", en: "Copy" },
  copied: { nl: "Gekopieerd", fr: "Copié", de: "Kopiert", en: "Copied" },
  copy_link: { nl: "Link", fr: "Lien", de: "Link", en: "Link" },
  copy_citation: { nl: "Bronvermelding", fr: "Référence", de: "Quellenangabe", en: "Citation" },
  copy_python: { nl: "Python", fr: "Python", de: "Python", en: "Python" },
  copy_markdown: { nl: "Markdown", fr: "Markdown", de: "Markdown", en: "Markdown" },
  copy_json_text: { nl: "JSON", fr: "JSON", de: "JSON", en: "JSON" },
  compare: { nl: "vergelijken", fr: "comparer", de: "vergleichen", en: "compare" },
  compare_with: { nl: "Vergelijken met …", fr: "Comparer avec …", de: "Vergleichen mit …", en: "Compare with …" },
  difference_of_two: { nl: "Verschil", fr: "Différence", de: "Differenz", en: "Difference" },
  points: { nl: "Verschil in procentpunten", fr: "Différence en points de pourcentage", de: "Differenz in Prozentpunkten", en: "Difference in percentage points" },
  ratio: { nl: "Verhouding (eerste ÷ tweede)", fr: "Rapport (premier ÷ second)", de: "Verhältnis (erste ÷ zweite)", en: "Ratio (first ÷ second)" },
  other_period: {
    nl: "De twee cijfers gaan over een andere periode.", fr: "Les deux chiffres portent sur des périodes différentes.",
    de: "Die beiden Zahlen betreffen verschiedene Zeiträume.", en: "The two figures are about different periods.",
  },
  inexact: {
    nl: "Minstens één getal is niet exact.", fr: "Au moins un des nombres n’est pas exact.",
    de: "Mindestens eine der Zahlen ist nicht genau.", en: "At least one of the numbers is not exact.",
  },
  numbers_in_doubt: {
    nl: "Minstens één cijfer is in twijfel: tussen haakjes staat wat er in andere lezingen uitkomt.",
    fr: "Au moins un des chiffres est en doute : entre parenthèses figure le résultat des autres lectures.",
    de: "Mindestens eine der Zahlen ist zweifelhaft: In Klammern steht das Ergebnis anderer Lesarten.",
    en: "At least one figure is in doubt: the brackets have what comes out under other readings.",
  },
  of_figures: {
    nl: "{count} van {total} cijfers", fr: "{count} chiffres sur {total}", de: "{count} von {total} Zahlen",
    en: "{count} of {total} figures",
  },
  of_rules: {
    nl: "{count} van {total} controles", fr: "{count} vérifications sur {total}", de: "{count} von {total} Prüfungen",
    en: "{count} of {total} checks",
  },
  of_discrepancies: {
    nl: "{count} inconsistenties", fr: "{count} incohérences", de: "{count} Unstimmigkeiten",
    en: "{count} discrepancies",
  },
  of_doubts: {
    nl: "{count} van {total} twijfels", fr: "{count} doutes sur {total}", de: "{count} von {total} Zweifeln",
    en: "{count} of {total} doubts",
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
  between: {
    nl: "{lower} tot {upper}", fr: "{lower} à {upper}", de: "{lower} bis {upper}", en: "{lower} to {upper}",
  },
  names: { nl: "In andere talen", fr: "En d’autres langues", de: "In anderen Sprachen", en: "In other languages" },
  page: { nl: "Id en pagina", fr: "Identifiant et page", de: "Kennung und Seite", en: "Id and page" },
};

/** A word or sentence of the page in one language, with its gaps filled. */
function say(language, name, gaps = {}) {
  return WORDS[name][language].replace(/\{(\w+)\}/g, (_, gap) => gaps[gap]);
}

/** The same with a capital letter, as the name of a tab, a field or a fact. */
function capital(language, name) {
  const text = say(language, name);
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
