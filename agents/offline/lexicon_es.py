"""Spanish."""

from agents.offline.lexicon import Lexicon, verbs, words

SPANISH = Lexicon(
    code="es",
    verbs={
        **verbs(
            "create",
            "crear añadir agregar registrar ingresar introducir publicar>publicado subir enviar-formulario guardar "
            "programar agendar definir emitir anotar escribir abrir cargar generar planificar dar_de_alta",
        ),
        **verbs(
            "event",
            "alquilar:alquiler reservar:reserva pedir_prestado:préstamo pedir:pedido comprar:compra pagar:pago "
            "comentar:comentario "
            "valorar:valoración calificar:calificación solicitar:solicitud inscribirme:inscripción prestar:préstamo "
            "suscribirme:suscripción donar:donación votar:voto invitar:invitación matricular:matrícula",
        ),
        **verbs(
            "read",
            "ver consultar listar buscar filtrar visualizar mostrar revisar encontrar seleccionar explorar conocer "
            "acceder comparar seguir leer saber ordenar",
        ),
        **verbs("update", "editar modificar actualizar cambiar corregir configurar ajustar mover"),
        **verbs("delete", "eliminar borrar quitar dar_de_baja"),
        **verbs("manage", "gestionar administrar mantener manejar organizar controlar"),
        **verbs(
            "transition",
            "cancelar>cancelado aprobar>aprobado rechazar>rechazado confirmar>confirmado devolver>devuelto renovar "
            "cerrar>cerrado completar>completado archivar>archivado aceptar>aceptado finalizar>finalizado "
            "bloquear>bloqueado activar>activo desactivar>inactivo suspender>suspendido entregar>entregado "
            "asignar>asignado reprogramar marcar terminar>terminado anular>anulado",
        ),
        **verbs("export", "exportar descargar imprimir"),
        **verbs("notify", "notificar enviar recordar avisar recibir informar"),
        **verbs("sign-in", "iniciar_sesión iniciar_sesion autenticarme autenticar cerrar_sesión cerrar_sesion"),
        **verbs("register", "registrarme registrarse registrarnos"),
    },
    determiners=words(
        "el la los las lo un una unos unas este esta estos estas ese esa cada todo toda todos todas algún alguna otro "
        "otra otros otras dos tres varios varias muchos muchas más nuevo nueva nuevos nuevas al"
    ),
    possessives=words("mi mis su sus nuestro nuestra nuestros nuestras tu tus"),
    before_verb=words("poder puede pueden debe deben quiero quiere deseo desea a para no también permitir fácilmente"),
    conjunctions=words("y e o u , /"),
    prepositions=words(
        "a para de del en con por desde hasta sobre entre según mediante al sin bajo durante tras ingresando "
        "incluyendo indicando"
    ),
    listing=words("con ingresando incluyendo indicando incluir introduciendo como"),
    of=words("de del"),
    stops=words(
        "que quien cuyo cuando mientras si porque pero donde es son está están sea ser hay se lo le les me nos ya no "
        "cómo cuál cuánto qué hoy ayer mañana usando aquí ahora fácilmente rápidamente automáticamente sin así"
    ),
    adjectives=words(
        "nuevo nueva nuevos nuevas próximo próxima próximos próximas actual actuales futuro futuros futuras pasado "
        "último última últimos últimas disponible disponibles pendiente pendientes activo activa activos activas "
        "mejor mayor menor total primer primera día anterior siguiente mismo misma existente existentes"
    ),
    adjective_endings=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "mente", "able", "ables"),
    containers=words(
        "lista listado catálogo historial cantidad total número detalle detalles información datos estado tipo nombre "
        "conjunto vista pantalla serie precio precios disponibilidad resumen registro"
    ),
    abstract=words(
        "sistema aplicación app página pantalla formulario botón dashboard panel lista tabla detalle detalles "
        "información datos dato resultado resultados estadística estadísticas número nombre hora horas fecha fechas "
        "día días semana mes año estado correo contraseña cuenta perfil historial resumen filtro filtros opción "
        "opciones "
        "error errores calendario vista rango total cantidad precio precios imagen foto archivo campo campos sesión "
        "acceso permiso rol usuario usuarios tiempo jornada dinero ganancias ingresos periodo moneda mensaje "
        "notificación notificaciones recordatorio control forma manera cambio cambios correo electrónico móvil celular "
        "teléfono rendimiento productividad productos-más elemento cosa parte caso proceso paso tipo valor "
        "enlace texto "
        "código dispositivo interfaz base sección menú inicio fin lugar aviso navegador preferencia preferencias "
        "configuración disponibilidad ayuda botones distancia mapa dirección"
    ),
    reports=words(
        "informe informes reporte reportes estadística estadísticas total cantidad dinero ganancias ingresos resumen "
        "rendimiento gráfico gráfica dashboard panel métricas"
    ),
    events=words(
        "alquiler reserva pedido compra pago comentario valoración calificación solicitud inscripción préstamo "
        "suscripción donación voto invitación matrícula cita turno visita reunión venta transacción factura entrega "
        "incidencia ticket multa mensaje sesión recibo entrada"
    ),
    nouns_too=words(""),
    name="nombre",
    status="estado",
    paid="pagado",
    first_states=("abierto", "activo", "nuevo"),
    undecided="pendiente",
    draft="borrador",
    head_first=True,
    many=words("muchos muchas varios varias múltiples"),
)
