"""French."""

from agents.offline.lexicon import Lexicon, verbs, words

FRENCH = Lexicon(
    code="fr",
    verbs={
        **verbs(
            "create",
            "créer ajouter enregistrer saisir publier>publié déposer envoyer-formulaire définir "
            "émettre noter établir constituer préparer encoder renseigner remplir constater relever prendre joindre "
            "rédiger ouvrir proposer écrire téléverser importer consigner générer produire lancer démarrer",
        ),
        **verbs(
            "event",
            "louer:location réserver:réservation commander:commande acheter:commande commenter:commentaire "
            "évaluer:évaluation emprunter:emprunt prêter:prêt inscrire:inscription demander:demande inviter:invitation "
            "payer:paiement régler:paiement donner:don voter:vote facturer:facture vendre:vente livrer:livraison "
            "signaler:signalement abonner:abonnement adhérer:adhésion rembourser:remboursement",
        ),
        **verbs(
            "read",
            "voir consulter lister chercher rechercher filtrer afficher trouver parcourir suivre lire connaître "
            "comparer "
            "visualiser savoir",
        ),
        **verbs("update", "modifier éditer changer corriger configurer mettre_à_jour déplacer"),
        **verbs("delete", "supprimer effacer retirer enlever"),
        **verbs("manage", "gérer administrer organiser maintenir"),
        **verbs(
            "transition",
            "annuler>annulé approuver>approuvé valider>validé refuser>refusé rejeter>rejeté confirmer>confirmé "
            "rendre>rendu "
            "renouveler fermer>fermé clôturer>clôturé terminer>terminé archiver>archivé accepter>accepté "
            "bloquer>bloqué "
            "activer>actif désactiver>inactif expédier>expédié assigner attribuer affecter reporter marquer "
            "réceptionner>reçu solder>soldé suspendre>suspendu reprendre>actif transformer convertir planifier",
        ),
        **verbs("export", "exporter télécharger imprimer"),
        **verbs("notify", "notifier envoyer rappeler prévenir recevoir informer avertir"),
        **verbs("sign-in", "connecter se_connecter me_connecter déconnecter"),
        **verbs("register", "m'inscrire s'inscrire"),
    },
    determiners=words(
        "le la les l' un une des de-la ce cet cette ces chaque tout toute tous toutes autre autres deux trois "
        "plusieurs "
        "nouveau nouvelle nouveaux nouvelles nouvel quelques"
    ),
    possessives=words("mon ma mes notre nos son sa ses leur leurs votre vos"),
    before_verb=words("pouvoir peut peuvent doit doivent veux veut souhaite pour de à ne afin permettre"),
    conjunctions=words("et ou , / puis"),
    prepositions=words(
        "à au aux de du des d' en avec par pour dans sur depuis entre selon chez vers sous sans avant après auprès"
    ),
    listing=words("avec incluant indiquant comprenant"),
    of=words("de du d' des"),
    stops=words(
        "que qui dont quand si car mais où est sont être afin lorsque il elle on se me nous vous ne pas plus "
        "déjà ici comme "
        "aujourd'hui demain ligne"
    ),
    adjectives=words(
        "nouveau nouvelle nouveaux nouvelles prochain prochaine prochains actuel actuels futur futurs passé dernier "
        "dernière disponible disponibles actif actifs meilleur propre premier première suivant suivants"
    ),
    adjective_endings=("ées", "és", "able", "ables", "ment"),
    containers=words(
        "liste catalogue historique nombre total détail détails information informations donnée état statut type nom "
        "ensemble vue quantité prix disponibilité résumé"
    ),
    abstract=words(
        "système application page écran formulaire bouton tableau liste détail détails information informations donnée "
        "résultat statistique statistiques nombre nom heure date jour semaine mois année état statut courriel "
        "email mot "
        "compte profil historique résumé filtre option erreur calendrier vue total quantité prix image photo "
        "fichier champ "
        "session accès permission rôle utilisateur temps gain message notification rappel contrôle façon "
        "changement chose "
        "partie cas processus étape type valeur lien texte code appareil interface préférence paramètre aide "
        "carte adresse"
    ),
    reports=words(
        "rapport rapports statistique statistiques total chiffre chiffres tableau bilan revenus résumé graphique"
    ),
    events=words(
        "location réservation commande commentaire évaluation emprunt prêt inscription demande invitation "
        "paiement don vote signalement abonnement adhésion remboursement devis intervention sinistre relevé pointage "
        "rendez-vous visite réunion vente transaction facture livraison incident amende message séance absence"
    ),
    nouns_too=words(""),
    name="nom",
    status="statut",
    paid="paye",
    first_states=("ouvert", "actif", "nouveau"),
    undecided="en_attente",
    draft="brouillon",
    head_first=True,
    many=words("plusieurs nombreux"),
)
