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
  csv: { nl: "CSV downloaden", fr: "Télécharger en CSV", de: "CSV herunterladen", en: "Download CSV" },
  json: { nl: "JSON downloaden", fr: "Télécharger en JSON", de: "JSON herunterladen", en: "Download JSON" },
  documentation: { nl: "Documentatie (Engels)", fr: "Documentation (en anglais)", de: "Dokumentation (Englisch)", en: "Documentation" },
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
