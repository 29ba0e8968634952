"""Portuguese, of Brazil and of Portugal."""

from agents.offline.lexicon import Lexicon, verbs, words

PORTUGUESE = Lexicon(
    code="pt",
    verbs={
        **verbs(
            "create",
            "criar adicionar cadastrar registrar registar inserir incluir publicar>publicado enviar-formulário "
            "salvar "
            "guardar agendar marcar-consulta definir emitir anotar escrever abrir carregar gerar planejar planear "
            "lançar "
            "submeter anexar introduzir informar-dados",
        ),
        **verbs(
            "event",
            "alugar:aluguel reservar:reserva pedir:pedido encomendar:encomenda comprar:compra pagar:pagamento "
            "comentar:comentário avaliar:avaliação solicitar:solicitação inscrever:inscrição inscrever-me:inscrição "
            "emprestar:empréstimo assinar:assinatura doar:doação votar:voto convidar:convite matricular:matrícula",
        ),
        **verbs(
            "read",
            "ver consultar listar buscar pesquisar filtrar visualizar mostrar revisar encontrar selecionar explorar "
            "conhecer acessar aceder comparar seguir acompanhar ler saber ordenar procurar monitorar",
        ),
        **verbs("update", "editar modificar atualizar alterar mudar corrigir configurar ajustar mover"),
        **verbs("delete", "excluir eliminar apagar remover deletar"),
        **verbs("manage", "gerenciar gerir administrar manter organizar controlar"),
        **verbs(
            "transition",
            "cancelar>cancelado aprovar>aprovado rejeitar>rejeitado recusar>recusado confirmar>confirmado "
            "devolver>devolvido renovar fechar>fechado encerrar>encerrado concluir>concluído completar>concluído "
            "arquivar>arquivado aceitar>aceito finalizar>finalizado bloquear>bloqueado desbloquear>ativo "
            "ativar>ativo "
            "desativar>inativo suspender>suspenso entregar>entregue atribuir reagendar marcar terminar>terminado "
            "anular>anulado reembolsar>reembolsado validar>validado",
        ),
        **verbs("export", "exportar baixar descarregar imprimir"),
        **verbs("notify", "notificar enviar lembrar avisar receber informar alertar"),
        **verbs("sign-in", "fazer_login entrar autenticar autenticar-me fazer_logout sair"),
        **verbs("register", "registrar-me registar-me cadastrar-me"),
    },
    determiners=words(
        "o a os as um uma uns umas este esta estes estas esse essa cada todo toda todos todas algum alguma outro "
        "outra "
        "outros outras dois duas três vários várias muitos muitas mais novo nova novos novas"
    ),
    possessives=words("meu minha meus minhas seu sua seus suas nosso nossa nossos nossas"),
    before_verb=words("poder pode podem deve devem quero quer desejo para não também permitir"),
    conjunctions=words("e ou , /"),
    prepositions=words(
        "a ao à aos às para de do da dos das em no na nos nas com por pelo pela desde até sobre entre segundo "
        "mediante "
        "sem sob durante após incluindo informando"
    ),
    listing=words("com incluindo informando contendo como"),
    of=words("de do da dos das"),
    stops=words(
        "que quem cujo quando enquanto se porque mas onde é são está estão ser há lhe me nos já não qual quanto hoje "
        "ontem amanhã usando aqui agora assim automaticamente"
    ),
    adjectives=words(
        "novo nova novos novas próximo próxima próximos próximas atual atuais futuro futuros futuras passado último "
        "última últimos últimas disponível disponíveis pendente pendentes ativo ativa ativos ativas melhor maior "
        "menor "
        "primeiro primeira anterior seguinte mesmo mesma existente existentes"
    ),
    adjective_endings=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "mente", "ável", "áveis", "ível"),
    containers=words(
        "lista catálogo histórico quantidade total número detalhe detalhes informação informações dado dados estado "
        "status tipo nome conjunto vista tela preço disponibilidade resumo registro registo"
    ),
    abstract=words(
        "sistema aplicação aplicativo app página tela formulário botão dashboard painel lista tabela detalhe "
        "informação "
        "dado dados resultado estatística número nome hora data dia semana mês ano estado status correio email "
        "e-mail "
        "senha palavra-passe conta perfil histórico resumo filtro opção erro calendário vista intervalo total "
        "quantidade "
        "preço imagem foto arquivo ficheiro campo sessão acesso permissão papel usuário utilizador tempo dinheiro "
        "receita faturamento período moeda mensagem notificação lembrete controle forma maneira mudança alteração "
        "celular telemóvel telefone coisa parte caso processo passo tipo valor link texto código dispositivo "
        "interface "
        "base seção menu início fim lugar configuração disponibilidade ajuda mapa endereço relatório"
    ),
    reports=words(
        "relatório relatórios estatística estatísticas total faturamento receita resumo gráfico dashboard painel "
        "métrica"
    ),
    events=words(
        "ingresso bilhete aluguel reserva pedido encomenda compra pagamento comentário avaliação solicitação "
        "inscrição empréstimo assinatura doação voto convite matrícula consulta visita reunião venda transação fatura "
        "entrega chamado ticket multa mensagem revisão orçamento agendamento"
    ),
    nouns_too=words(""),
    name="nome",
    status="estado",
    paid="pago",
    first_states=("aberto", "ativo", "novo"),
    undecided="pendente",
    draft="rascunho",
    head_first=True,
    many=words("muitos muitas vários várias múltiplos"),
)
