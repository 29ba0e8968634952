"""German."""

from agents.offline.lexicon import Lexicon, verbs, words

GERMAN = Lexicon(
    code="de",
    verbs={
        **verbs(
            "create",
            "anlegen erstellen hinzufügen erfassen eintragen eingeben registrieren hochladen veröffentlichen>"
            "veröffentlicht schreiben planen ausstellen aufgeben einreichen speichern aufnehmen ergänzen festlegen "
            "definieren melden dokumentieren notieren protokollieren vergeben öffnen starten anbieten ausschreiben "
            "einstellen verfassen importieren hinterlegen generieren stellen vereinbaren schalten einpflegen",
        ),
        **verbs(
            "event",
            "ausleihen:ausleihe leihen:ausleihe verleihen:ausleihe buchen:buchung reservieren:reservierung "
            "mieten:miete vermieten:vermietung bestellen:bestellung kaufen:bestellung bewerten:bewertung "
            "kommentieren:kommentar abonnieren:abonnement anmelden:anmeldung bewerben:bewerbung bezahlen:zahlung "
            "zahlen:zahlung spenden:spende abstimmen:stimme einladen:einladung beantragen:antrag anfragen:anfrage "
            "vormerken:vormerkung verschreiben:verschreibung einschreiben:einschreibung",
        ),
        **verbs(
            "read",
            "sehen ansehen anschauen einsehen anzeigen suchen finden filtern durchsuchen auflisten abrufen lesen "
            "prüfen nachsehen nachverfolgen verfolgen überwachen vergleichen sortieren überblicken betrachten kennen "
            "wissen erkennen beobachten auswerten durchblättern nachschlagen einblenden aufrufen",
        ),
        **verbs(
            "update",
            "bearbeiten ändern aktualisieren anpassen korrigieren umbenennen pflegen konfigurieren ersetzen "
            "verschieben setzen erhöhen verringern nachtragen",
        ),
        **verbs("delete", "löschen entfernen"),
        **verbs("manage", "verwalten organisieren administrieren steuern"),
        **verbs(
            "transition",
            "stornieren>storniert absagen>abgesagt abbrechen>abgebrochen genehmigen>genehmigt freigeben>freigegeben "
            "ablehnen>abgelehnt bestätigen>bestätigt zurückgeben>zurückgegeben zurücknehmen>zurückgegeben verlängern "
            "schließen>geschlossen abschließen>abgeschlossen beenden>beendet archivieren>archiviert "
            "annehmen>angenommen "
            "sperren>gesperrt entsperren>aktiv aktivieren>aktiv deaktivieren>inaktiv liefern>geliefert "
            "ausliefern>ausgeliefert versenden>versendet erstatten>erstattet lösen>gelöst zuweisen zuordnen "
            "verschicken>versendet markieren kündigen>gekündigt pausieren>pausiert erledigen>erledigt "
            "übergeben>übergeben einchecken>eingecheckt auschecken>ausgecheckt wiederherstellen "
            "zurückziehen>zurückgezogen widerrufen>widerrufen abnehmen>abgenommen abholen>abgeholt "
            "unterschreiben>unterschrieben",
        ),
        **verbs("export", "exportieren herunterladen drucken ausdrucken"),
        **verbs(
            "notify",
            "benachrichtigen senden schicken erinnern informieren erhalten bekommen empfangen warnen mitteilen",
        ),
        **verbs("sign-in", "einloggen ausloggen authentifizieren abmelden"),
        **verbs("register", ""),
    },
    determiners=words(
        "der die das den dem ein eine einen einem einer dieser diese dieses diesen diesem jeder jede jedes jeden "
        "jedem "
        "alle allen kein keine keinen mehrere mehreren viele vielen einige einigen zwei drei vier beide "
        "andere anderen anderes anderer welche welcher welches wie-viele"
    ),
    possessives=words(
        "mein meine meinen meinem meiner meines sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser "
        "unsere "
        "unseren unserem unserer euer eure dein deine deinen deinem deiner"
    ),
    before_verb=words(""),
    conjunctions=words("und oder sowie bzw & / ,"),
    prepositions=words(
        "zu zum zur für von vom mit in im ins an am ans auf aufs bei beim über unter zwischen gegen durch nach vor "
        "während aus per als pro seit bis um ohne innerhalb samt inklusive einschließlich unter des eines"
    ),
    listing=words("mit samt inklusive einschließlich wie"),
    of=words("von vom des der eines einer aller meiner unserer ihrer seiner"),
    stops=words(
        "ich wir er sie es man mich mir uns sich ihn ihm ihnen wenn falls sobald damit weil dass ob wo wann wie was "
        "wer aber denn sonst sodass so auch nur noch schon nicht selbst jederzeit online hier dort jetzt heute "
        "morgen gestern wieder automatisch schnell einfach ist sind war waren hat haben wird werden kann können "
        "muss müssen soll sollen darf dürfen will wollen möchte möchten lassen"
    ),
    adjectives=words("neu neue neuen neuer neues neuem offen offene offenen"),
    adjective_endings=(),
    containers=words(
        "liste übersicht verzeichnis katalog verlauf historie detail daten information status stand anzahl menge "
        "summe name preis art typ sammlung zusammenfassung verfügbarkeit beschreibung bestand"
    ),
    abstract=words(
        "system anwendung app webseite website seite bildschirm formular knopf schaltfläche dashboard liste tabelle "
        "detail information daten datum ergebnis statistik zahl nummer name zeit uhrzeit tag woche monat jahr status "
        "passwort kennwort mail e-mail konto benutzerkonto profil verlauf historie übersicht zusammenfassung suche "
        "filter option einstellung fehler kriterium kalender ansicht bereich gesamt betrag anzahl menge preis bild "
        "foto datei feld sitzung zugriff recht berechtigung rolle benutzer nutzer anwender minute sekunde stunde "
        "mensch "
        "person ding sache funktion fall bedarf arbeit prozess schritt art typ wert ende anfang ort stelle link text "
        "titel bezeichnung beschreibung code format pdf csv browser telefon handy gerät oberfläche datenbank "
        "operation "
        "aktion änderung bestätigung erinnerung benachrichtigung hinweis warnung sms überblick fortschritt umsatz "
        "einnahmen verfügbarkeit sprache menü inhalt grund möglichkeit adresse anschrift auswertung kennzahl umlauf "
        "begriff stichwort zeitraum hilfe anforderung bestand karte"
    ),
    reports=words(
        "bericht auswertung statistik kennzahl umsatz einnahmen dashboard übersicht diagramm summe gesamtbetrag "
        "report analyse"
    ),
    events=words(
        "ausleihe buchung reservierung miete vermietung bestellung bewertung kommentar abonnement anmeldung "
        "bewerbung "
        "zahlung spende stimme einladung antrag anfrage vormerkung termin besuch sitzung schicht verkauf lieferung "
        "rechnung störung ticket mahnung rückgabe nachricht einschreibung reparatur beschwerde schadensmeldung fahrt "
        "auftrag reparaturauftrag prüfung wartung lesung verschreibung einsatz urlaubsantrag"
    ),
    nouns_too=words(""),
    name="name",
    status="status",
    paid="bezahlt",
    first_states=("offen", "aktiv", "neu"),
    undecided="offen",
    draft="entwurf",
    head_first=False,
    many=words("mehrere viele verschiedene zahlreiche"),
    head_endings=(
        "liste",
        "übersicht",
        "daten",
        "verlauf",
        "historie",
        "verzeichnis",
        "status",
        "details",
        "detail",
        "statistik",
        "statistiken",
        "bericht",
        "berichte",
    ),
    abstract_endings=(
        "nummer",
        "datum",
        "name",
        "status",
        "adresse",
        "einstellung",
        "passwort",
        "seite",
        "ansicht",
        "statistik",
        "übersicht",
        "bericht",
        "liste",
        "zeitraum",
        "anzahl",
        "system",
        "benachrichtigung",
    ),
)
