"""What somebody does in a Romance sentence in the present tense: `La recepcionista agenda citas`."""

import re
from collections.abc import Callable

from plan.reading.text.naming import folded

_ARTICLE = r"(?:el|la|los|las|l['’]|le|les|o|a|os|as|une?|una?|uma?|cada|chaque|todo|toda)"
_SENTENCE = re.compile(rf"^{_ARTICLE}\s*(?P<rest>\S+\s+\S+.*)$", re.IGNORECASE | re.DOTALL)
_JOINED = re.compile(r"(?P<and>\s+(?:y|e|et)\s+)(?P<verb>[^\W\d_]+)(?=\s+\S)")
# Infinitives, written without accents; what is not here is taken for no verb.
_INFINITIVES_WORDS = (
    "abrir aceptar aceitar accepter activar activer acheter actualizar actualiser adjuntar administrar affecter "
    "agendar agregar ajouter alquilar anadir anular annuler anotar anexar annoter aprobar aprovar approuver archivar "
    "archiver arquivar asignar atribuir attribuer bloquear bloquer borrar buscar cadastrar calcular calculer calificar "
    "cambiar cancelar cargar cerrar chercher changer clasificar classer cobrar comentar commander completar compléter "
    "comprar confirmar confirmer configurar consultar consulter contar controlar contrôler coordinar crear creer criar "
    "definir dejar descargar desbloquear devolver descrever decider decidir demander despachar dibujar donner "
    "ecrire editar editer elegir eliminar emitir emettre emprunter encargar encerrar encomendar enregistrer entregar "
    "enviar envoyer escribir escolher etablir evaluar evaluer examinar expedir exportar exporter facturar facturer "
    "faturar fermer finalizar firmar fixar generar gerar gerer gestionar guardar hacer importar importer imprimir "
    "imprimer indicar informar informer ingresar inscribir inscrever inscrire inspeccionar introducir invitar inviter "
    "lancar leer liberar listar lister livrer llevar louer marcar marquer mettre modificar modifier montar mostrar "
    "notar noter notificar obtener ordenar organizar pagar payer pasar pedir planifier planificar planejar poner "
    "prestar preparar preparer prendre prescribir presentar programar proponer proposer publicar publier realizar "
    "recevoir receber rechazar recibir recoger registrar rejeitar reparar reparer repartir reprogramar reservar "
    "reserver responder retirar retirer rever revisar rendre saisir salvar seleccionar selecionar signaler signer "
    "solicitar solucionar subir suivre supprimir supprimer suspender telecharger terminar terminer transferir usar "
    "avaliar evaluer valorar puntuar calificar avisar preparar declarar declarer recuperar restaurar restaurer "
    "restituer ranger suscribir abonner inscrever "
    "utilizar validar valider vender vendre ver verificar verifier visitar voir"
)
_INFINITIVES = {folded(word): word for word in _INFINITIVES_WORDS.split()}
_IRREGULAR = {
    "pide": "pedir", "piden": "pedir", "elige": "elegir", "eligen": "elegir", "cierra": "cerrar", "cierran": "cerrar",
    "devuelve": "devolver", "devuelven": "devolver", "muestra": "mostrar", "cuenta": "contar", "aprueba": "aprobar",
    "aprueban": "aprobar", "envia": "enviar", "envian": "enviar", "hace": "hacer", "hacen": "hacer", "pone": "poner",
    "obtiene": "obtener", "ve": "ver", "ven": "ver", "lee": "leer", "emite": "emitir", "prend": "prendre",
    "prennent": "prendre", "met": "mettre", "voit": "voir", "voient": "voir", "recoit": "recevoir", "suit": "suivre",
    "suivent": "suivre", "saisit": "saisir", "saisissent": "saisir", "etablit": "etablir", "rend": "rendre",
    "vend": "vendre", "emet": "emettre", "inscrit": "inscrire", "ecrit": "ecrire", "recebe": "receber", "veem": "ver",
}  # fmt: skip
_ENDINGS = (
    ("issent", ("ir",)), ("ent", ("er", "re")), ("an", ("ar",)), ("am", ("ar",)), ("en", ("er", "ir")),
    ("em", ("er", "ir")), ("it", ("ir",)), ("a", ("ar",)), ("e", ("er", "ir")), ("ie", ("ier",)),
)  # fmt: skip


def romance_acts(text: str, is_person: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return who does something and what, in the infinitive; None if the sentence tells nothing of the kind."""
    match = _SENTENCE.match(text.strip(" .;"))
    if match is None:
        return None
    words = match["rest"].split()
    for size in (3, 2, 1):
        who, rest = " ".join(words[:size]), words[size:]
        verb = infinitive(rest[0]) if len(rest) > 1 else ""
        if verb and is_person(who):
            return who, " ".join((verb, _also(" ".join(rest[1:]))))
    return None


def infinitive(finite: str) -> str:
    """Return the infinitive of a verb in the third person; empty if it is none that is known."""
    bare = folded(finite)
    if bare in _IRREGULAR:
        return _INFINITIVES.get(_IRREGULAR[bare], _IRREGULAR[bare])
    for ending, infinitives in _ENDINGS:
        stem = bare.removesuffix(ending)
        if stem != bare:
            found = next((_INFINITIVES[stem + end] for end in infinitives if stem + end in _INFINITIVES), "")
            if found:
                return found
    return ""


def _also(rest: str) -> str:
    """What follows, with every further verb in the infinitive: `registra la cita y envía un aviso`."""

    def spoken(match: re.Match[str]) -> str:
        return match["and"] + (infinitive(match["verb"]) or match["verb"])

    return _JOINED.sub(spoken, rest)
