"use strict";

// What the report gets wrong, and the terms, in the three languages of the country. The English texts are those of the
// data, and a test holds each arithmetic here to the numbers of the English one.

const TOLD = {
  terms: {
    nl: "Er zijn geen voorwaarden voor hergebruik van het jaarverslag gevonden. Deze dataset bevat er feiten uit en geen enkele zin. Dit is geen officiële publicatie, en de licentie van de code geldt niet voor het jaarverslag. Vermeld de uitgever en het jaar als u een cijfer gebruikt.",
    fr: "Aucune condition de réutilisation du rapport n’a été trouvée. Ce jeu de données en contient des faits et aucune phrase. Ceci n’est pas une publication officielle, et la licence du code ne couvre pas le rapport. Citez l’éditeur et l’année lorsque vous utilisez un chiffre.",
    de: "Bedingungen für die Weiterverwendung des Berichts wurden nicht gefunden. Dieser Datensatz enthält Tatsachen daraus und keinen seiner Sätze. Dies ist keine amtliche Veröffentlichung, und die Lizenz des Codes gilt nicht für den Bericht. Nennen Sie den Herausgeber und das Jahr, wenn Sie eine Zahl verwenden.",
  },
  "corruption-share": {
    explanation: {
      nl: "Het gedrukte aandeel van corruptie is noch het afgeronde noch het afgekapte aandeel: beide zouden 1,1 zijn.",
      fr: "La part imprimée de la corruption n’est ni la part arrondie ni la part tronquée : les deux seraient 1,1.",
      de: "Der gedruckte Anteil der Korruption ist weder der gerundete noch der abgeschnittene Anteil: Beide wären 1,1.",
    },
    arithmetic: {
      nl: "45 / 3920 = 1,148 %, gedrukt 1,2%", fr: "45 / 3920 = 1,148 %, imprimé 1,2%", de: "45 / 3920 = 1,148 %, gedruckt 1,2%",
    },
  },
  "violence-share": {
    explanation: {
      nl: "Dit aandeel is afgekapt; afgerond is het 14,4. De aandelen van diefstal en wapens in dezelfde grafiek zijn afgerond.",
      fr: "Cette part a été tronquée ; arrondie, elle est de 14,4. Les parts des vols et des armes dans le même graphique sont arrondies.",
      de: "Dieser Anteil wurde abgeschnitten; gerundet wäre er 14,4. Die Anteile von Diebstahl und Waffen in demselben Diagramm sind gerundet.",
    },
    arithmetic: {
      nl: "564 / 3920 = 14,388 %, gedrukt 14,3%", fr: "564 / 3920 = 14,388 %, imprimé 14,3%", de: "564 / 3920 = 14,388 %, gedruckt 14,3%",
    },
  },
  "cybercrime-share": {
    explanation: {
      nl: "Dit aandeel is afgekapt; afgerond is het 3,9. De aandelen van diefstal en wapens in dezelfde grafiek zijn afgerond.",
      fr: "Cette part a été tronquée ; arrondie, elle est de 3,9. Les parts des vols et des armes dans le même graphique sont arrondies.",
      de: "Dieser Anteil wurde abgeschnitten; gerundet wäre er 3,9. Die Anteile von Diebstahl und Waffen in demselben Diagramm sind gerundet.",
    },
    arithmetic: {
      nl: "151 / 3920 = 3,852 %, gedrukt 3,8%", fr: "151 / 3920 = 3,852 %, imprimé 3,8%", de: "151 / 3920 = 3,852 %, gedruckt 3,8%",
    },
  },
  "terrorism-share": {
    explanation: {
      nl: "Dit aandeel is afgekapt; afgerond is het 3,8. De aandelen van diefstal en wapens in dezelfde grafiek zijn afgerond.",
      fr: "Cette part a été tronquée ; arrondie, elle est de 3,8. Les parts des vols et des armes dans le même graphique sont arrondies.",
      de: "Dieser Anteil wurde abgeschnitten; gerundet wäre er 3,8. Die Anteile von Diebstahl und Waffen in demselben Diagramm sind gerundet.",
    },
    arithmetic: {
      nl: "148 / 3920 = 3,776 %, gedrukt 3,7%", fr: "148 / 3920 = 3,776 %, imprimé 3,7%", de: "148 / 3920 = 3,776 %, gedruckt 3,7%",
    },
  },
  "phenomena-of-new-investigations": {
    explanation: {
      nl: "De dia toont tien fenomenen naast het totaal van de nieuwe onderzoeken alsof het alle onderzoeken zijn, maar dat zijn ze niet.",
      fr: "La diapositive présente dix phénomènes à côté du total des nouvelles enquêtes comme s’ils les couvraient toutes, mais ce n’est pas le cas.",
      de: "Die Folie führt zehn Phänomene neben der Gesamtzahl der neuen Ermittlungen auf, als wären es alle, aber das sind sie nicht.",
    },
    arithmetic: {
      nl: "805 + 695 + 564 + 290 + 248 + 241 + 151 + 148 + 105 + 45 = 3292, gedrukt totaal 3 920, blijft 628",
      fr: "805 + 695 + 564 + 290 + 248 + 241 + 151 + 148 + 105 + 45 = 3292, total imprimé 3 920, reste 628",
      de: "805 + 695 + 564 + 290 + 248 + 241 + 151 + 148 + 105 + 45 = 3292, gedruckte Gesamtzahl 3 920, es bleiben 628",
    },
  },
  "capacity-shares": {
    explanation: {
      nl: "De grafiek wordt voorgesteld als een verdeling van de capaciteit, maar de aandelen vormen samen niet het geheel. ICT, dat in de andere grafiek op de dia staat, ontbreekt.",
      fr: "Le graphique est présenté comme une répartition de la capacité, mais ses parts ne totalisent pas l’ensemble. L’ICT, qui figure dans l’autre graphique de la diapositive, manque.",
      de: "Das Diagramm wird als Verteilung der Kapazität dargestellt, aber seine Anteile ergeben nicht das Ganze. ICT, das in dem anderen Diagramm der Folie steht, fehlt.",
    },
    arithmetic: {
      nl: "21,69 + 16,85 + 13,17 + 7,13 + 6,95 + 6,29 + 6,18 + 3,06 + 2,19 = 83,51 %",
      fr: "21,69 + 16,85 + 13,17 + 7,13 + 6,95 + 6,29 + 6,18 + 3,06 + 2,19 = 83,51 %",
      de: "21,69 + 16,85 + 13,17 + 7,13 + 6,95 + 6,29 + 6,18 + 3,06 + 2,19 = 83,51 %",
    },
  },
  "antwerp-arrests": {
    explanation: {
      nl: "De dia vermeldt onder de aanhoudingen drie groepen aangehouden personen; samen zijn ze één minder dan het totaal. Het zijn er geen delen van, want de groepen overlappen: een minderjarige kan ook een uithaler zijn.",
      fr: "La diapositive énumère sous les arrestations trois groupes de personnes arrêtées ; ensemble, ils font une de moins que le total. Ils n’en sont pas les parties, car les groupes se recoupent : un mineur peut aussi être un extracteur.",
      de: "Die Folie nennt unter den Festnahmen drei Gruppen festgenommener Personen; zusammen sind sie eine weniger als die Gesamtzahl. Sie sind nicht deren Teile, denn die Gruppen überschneiden sich: Ein Minderjähriger kann auch ein Abholer sein.",
    },
    arithmetic: {
      nl: "98 + 13 + 16 = 127, gedrukt totaal 128", fr: "98 + 13 + 16 = 127, total imprimé 128", de: "98 + 13 + 16 = 127, gedruckte Gesamtzahl 128",
    },
  },
  "antwerp-groups": {
    explanation: {
      nl: "Vier overlappende groepen aangehouden personen zijn samen evenveel als het aantal aanhoudingen. Dat is toeval: Belga drukt elk van deze getallen af met hetzelfde label als de dia.",
      fr: "Quatre groupes de personnes arrêtées qui se recoupent totalisent le nombre d’arrestations. C’est une coïncidence : l’agence Belga imprime chacun de ces nombres avec le même libellé que la diapositive.",
      de: "Vier sich überschneidende Gruppen festgenommener Personen ergeben zusammen die Zahl der Festnahmen. Das ist Zufall: Die Agentur Belga druckt jede dieser Zahlen mit derselben Bezeichnung wie die Folie.",
    },
    arithmetic: {
      nl: "13 + 16 + 51 + 48 = 128, en 128 aanhoudingen zijn gedrukt",
      fr: "13 + 16 + 51 + 48 = 128, et 128 arrestations sont imprimées",
      de: "13 + 16 + 51 + 48 = 128, und 128 Festnahmen sind gedruckt",
    },
  },
  "headings-of-radicalism": {
    explanation: {
      nl: "Twee dia’s hebben de titel van de georganiseerde criminaliteit boven die van het radicalisme. Hun inhoud hoort bij radicalisme.",
      fr: "Deux diapositives portent le titre de la criminalité organisée au-dessus de celui du radicalisme. Leur contenu relève du radicalisme.",
      de: "Zwei Folien tragen die Überschrift der organisierten Kriminalität über der des Radikalismus. Ihr Inhalt gehört zum Radikalismus.",
    },
    arithmetic: {
      nl: "50, 25, 63, 118, 87, 378 en 21 777 zijn onder de titel van een ander hoofdstuk gedrukt, op regels 485 en 518",
      fr: "50, 25, 63, 118, 87, 378 et 21 777 sont imprimés sous le titre d’un autre chapitre, aux lignes 485 et 518",
      de: "50, 25, 63, 118, 87, 378 und 21 777 sind unter der Überschrift eines anderen Kapitels gedruckt, in den Zeilen 485 und 518",
    },
  },
  "action-days-and-staff": {
    explanation: {
      nl: "Het aantal actiedagen is gelijk aan de geplande sterkte van de Spoorwegpolitie in Brussel. Dat kan toeval zijn, of de dia drukt het personeelstotaal naast het verkeerde label af. Elk van de vier getallen heeft een eigen label, dus de lezing blijft zeker.",
      fr: "Le nombre de jours d’action est égal à l’effectif prévu de la Police des chemins de fer à Bruxelles. C’est peut-être une coïncidence, ou la diapositive imprime le total du personnel à côté du mauvais libellé. Chacun des quatre nombres a son propre libellé, la lecture reste donc certaine.",
      de: "Die Zahl der Aktionstage ist gleich der geplanten Stärke der Eisenbahnpolizei in Brüssel. Das kann Zufall sein, oder die Folie druckt die Gesamtzahl des Personals neben die falsche Bezeichnung. Jede der vier Zahlen hat ihre eigene Bezeichnung, daher bleibt die Lesart sicher.",
    },
    arithmetic: {
      nl: "157 + 20 + 10 = 187, en 187 actiedagen zijn gedrukt",
      fr: "157 + 20 + 10 = 187, et 187 jours d’action sont imprimés",
      de: "157 + 20 + 10 = 187, und 187 Aktionstage sind gedruckt",
    },
  },
  "railway-official-reports": {
    explanation: {
      nl: "De aangiften in één politiepost en de processen-verbaal aan de grenscontrole van de Eurostar zijn samen meer dan de processen-verbaal die voor de Spoorwegpolitie zijn gedrukt. Dat getal kan dus niet het totaal voor het hele land en het hele jaar zijn.",
      fr: "Les plaintes déposées dans un poste de police et les procès-verbaux au contrôle frontalier de l’Eurostar sont ensemble plus nombreux que les procès-verbaux imprimés pour la Police des chemins de fer. Ce nombre ne peut donc pas être le total pour tout le pays et toute l’année.",
      de: "Die Anzeigen in einer Polizeiwache und die Protokolle an der Grenzkontrolle des Eurostar sind zusammen mehr als die Protokolle, die für die Eisenbahnpolizei gedruckt sind. Diese Zahl kann also nicht die Gesamtzahl für das ganze Land und das ganze Jahr sein.",
    },
    arithmetic: {
      nl: "671 + 212 = 883, en 767 processen-verbaal zijn gedrukt",
      fr: "671 + 212 = 883, et 767 procès-verbaux sont imprimés",
      de: "671 + 212 = 883, und 767 Protokolle sind gedruckt",
    },
  },
  "security-missions": {
    explanation: {
      nl: "De dia stelt de twee soorten opdrachten voor als voorbeelden, maar samen zijn ze alle opdrachten.",
      fr: "La diapositive présente les deux sortes de missions comme des exemples, mais elles totalisent toutes les missions.",
      de: "Die Folie stellt die beiden Arten von Einsätzen als Beispiele dar, aber zusammen sind sie alle Einsätze.",
    },
    arithmetic: { nl: "13193 + 27795 = 40988", fr: "13193 + 27795 = 40988", de: "13193 + 27795 = 40988" },
  },
  "foreign-currency": {
    explanation: {
      nl: "Alle biljetten en munten in vreemde valuta zijn vals, maar niet alle in euro. Euro en vreemde valuta zijn misschien op een andere manier geteld.",
      fr: "Tous les billets et pièces en devises étrangères sont faux, mais pas tous ceux en euros. Les euros et les devises étrangères ont peut-être été comptés différemment.",
      de: "Alle Scheine und Münzen in Fremdwährung sind falsch, aber nicht alle in Euro. Euro und Fremdwährung wurden vielleicht auf verschiedene Weise gezählt.",
    },
    arithmetic: { nl: "2682 = 2682", fr: "2682 = 2682", de: "2682 = 2682" },
  },
  "finds-in-the-water": {
    explanation: {
      nl: "Er zijn meer vondsten dan zoekacties die tot een vondst leidden: één zoekactie kan er meerdere opleveren.",
      fr: "Il y a plus de découvertes que de recherches qui en ont donné une : une recherche peut en donner plusieurs.",
      de: "Es gibt mehr Funde als Suchen, die zu einem Fund führten: Eine Suche kann mehrere ergeben.",
    },
    arithmetic: {
      nl: "21 + 134 + 1 = 156 vondsten, 146 zoekacties", fr: "21 + 134 + 1 = 156 découvertes, 146 recherches",
      de: "21 + 134 + 1 = 156 Funde, 146 Suchen",
    },
  },
  "time-per-call": {
    explanation: {
      nl: "De tijd per oproep is afgekapt; afgerond is hij 10,4. Een jaar van 365 dagen geeft hetzelfde resultaat.",
      fr: "Le temps par appel a été tronqué ; arrondi, il est de 10,4. Une année de 365 jours donne le même résultat.",
      de: "Die Zeit je Anruf wurde abgeschnitten; gerundet wäre sie 10,4. Ein Jahr mit 365 Tagen ergibt dasselbe.",
    },
    arithmetic: {
      nl: "366 dagen × 86 400 s / 3045594 = 10,383 s, gedrukt 10,3",
      fr: "366 jours × 86 400 s / 3045594 = 10,383 s, imprimé 10,3",
      de: "366 Tage × 86 400 s / 3045594 = 10,383 s, gedruckt 10,3",
    },
  },
  "last-day-of-june": {
    explanation: {
      nl: "De laatste dag van het Belgische voorzitterschap van de Raad van de Europese Unie is gedrukt als een dag die niet bestaat. Een andere dia drukt 30 juni.",
      fr: "Le dernier jour de la présidence belge du Conseil de l’Union européenne est imprimé comme un jour qui n’existe pas. Une autre diapositive imprime le 30 juin.",
      de: "Der letzte Tag der belgischen Präsidentschaft im Rat der Europäischen Union ist als ein Tag gedruckt, den es nicht gibt. Eine andere Folie druckt den 30. Juni.",
    },
    arithmetic: {
      nl: "Juni heeft 30 dagen; regel 1739 drukt 31 juni 2024, regel 1071 drukt 30 juni 2024",
      fr: "Juin a 30 jours ; la ligne 1739 imprime le 31 juin 2024, la ligne 1071 imprime le 30 juin 2024",
      de: "Der Juni hat 30 Tage; Zeile 1739 druckt den 31. Juni 2024, Zeile 1071 druckt den 30. Juni 2024",
    },
  },
};

/** A text in the language of the page, or the English one with its language. */
function toldIn(language, told, text) {
  if (language === "en") return { text, language: "en" };
  return told ? { text: told[language], language } : { text, language: "en" };
}
