import type { Lexicon } from './lexicon.ts'

export const pt: Lexicon = {
  lang: 'pt',
  person: {
    contact: 'falar falo conversar contactar contatar comunicar contato contacto',
    move: 'passar passe passa transferir transfira transfere conectar encaminhar encaminhe',
    moveLinks: 'me a para com',
    want: 'quero preciso gostaria queria exijo prefiro desejo',
    human: 'humano humana humanos',
    maybe:
      'pessoa atendente alguem agente operador operadora representante funcionario funcionaria responsavel gerente tecnico ser',
    real: 'real verdadeira verdadeiro humano humana',
    fillers: 'com um uma o a ao de do da por favor para me seu servico ola oi agora ja ser falar quero queria',
    enders: 'por favor agora ja obrigado obrigada real humano humana verdadeira que de verdade e nao',
    thirdParty: 'clientes usuarios utilizadores eles outro outra',
    product: 'app aplicativo versao software erro conta cloud',
    also: [
      /\bnao quero (?:mais )?(?:falar|conversar) com (?:um |uma |o )?(?:bot|robo|robot|maquina|ia)\b/,
      /\b(?:me liguem|liguem-me|me ligue|ligue-me)\b/,
    ],
    never: [/\bassistente (?:de ia|virtual|digital)\b/, /\brecursos humanos\b/, /\b(?:por|outra|terceira) pessoa\b/],
  },
  asksIfBot: [
    /\b(?:voce e|tu es|es|e) (?:um |uma )?(?:bot|robo|robot|maquina|ia|humano|humana|pessoa(?: real)?)\b[^.!]{0,20}\?/,
    /\b(?:estou falando|estou a falar|falo) com (?:um |uma )?(?:bot|robo|robot|maquina|humano|pessoa)\b[^.!]{0,20}\?/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:suicid\w+|(?<!\bamea[cs]\w+ (?:de )?|\bquer )(?:me matar|matar-me)|quero morrer|tirar (?:a )?minha (?:propria )?vida|me machucar)\b/,
    ],
    violence: [
      /\bvou (?:te |vos )?(?:matar|bater em|atirar em) ?(?:voce|voces|vos)?\b|\bcolocar uma bomba\b|\b(?:me ameaca|ameaca-me|me bate)\b|\b(?:ameac\w+(?: de)?|quer) (?:me (?:matar|bater)|matar-me|bater-me)\b/,
    ],
    legal: [
      /\b(?:meu|um|nosso) advogado\b|\b(?:processar voces|vou processar|acao judicial|acoes legais|na justica|em tribunal|medidas legais)\b/,
    ],
    account_security: [
      /\bminha (?:\w+ )?(?:conta|senha|identidade) foi (?:hackeada|roubada|invadida|clonada|comprometida)\b|\b(?:meu|minha) (?:cartao|perfil|e-?mail) foi (?:hackeado|roubado|clonado|invadido)\b|\balguem (?:hackeou|invadiu|roubou|entrou na|acessou) (?:a )?minha (?:conta|senha)\b/,
    ],
    regulator: [
      /\b(?:denunciar|reclama\w*|queixa)\b[^.!?]{0,50}\b(?:procon|anpd|cnpd|reclame aqui|deco|regulador|autoridade)\b/,
    ],
  },
  anger: [
    [0.7, /\b(?:furios[oa]|irritad[oa]|com raiva|raiva|indignad[oa]|vergonha|inaceitavel|absurdo)\b/],
    [0.6, /\b(?:frustrad[oa]|cansad[oa] (?:de|disso)|ridicul[oa]|golpe|merda|porra|caralho|odeio|perda de tempo)\b/],
    [0.4, /\b(?:pessim[oa]|horrivel|terrivel|inutil|nao (?:me )?ajuda|ainda nao|de novo|decepcionad[oa])\b/],
  ],
  smalltalk: {
    greeting: /^(?:ola|oi|bom dia|boa (?:tarde|noite)|e ai)$/,
    how_are_you: /^(?:tudo bem|como (?:vai|esta|estas|voce esta)|como vai voce)$/,
    thanks:
      /^(?:(?:muito )?obrigad[oa](?: pela ajuda| por tudo)?|valeu|agradeco|(?:e|era) (?:exatamente )?(?:isso|o) que (?:eu )?(?:precisava|queria|procurava)|era isso mesmo|(?:problema )?resolvido|(?:ja |agora )?(?:funciona|funcionou)(?: agora)?|(?:isso )?(?:me )?ajudou(?: muito| bastante)?)$/,
    goodbye: /^(?:tchau|adeus|ate (?:logo|mais|breve|amanha)|e so isso|isso e tudo)$/,
    yes: /^(?:sim+|claro|sim por favor|com certeza|quero sim|isso)$/,
    no: /^(?:nao|nao obrigad[oa]|agora nao|nao precisa)$/,
    help: /^(?:(?:voce )?(?:ainda )?estas? ai|ajuda|me ajude|preciso de ajuda|tenho uma (?:pergunta|duvida)|(?:pode|voce pode|podes) (?:me ajudar|ajudar-me)|o que (?:voce )?(?:pode|podes) fazer)$/,
    ok: /^(?:ok|ta bom|esta bem|entendi|perfeito|otimo|certo|beleza|percebi)$/,
    beside: /^(?:a todos|todos|muito|e|por favor|obrigad[oa])$/,
  },
  followUp: {
    starts: /^(?:e|mas|ou|tambem|entao|e se|por que|porque nao|por exemplo|nesse caso)\b/,
    refers: /\b(?:isso|isto|aquilo|esse|essa|este|esta|ele|ela|la|ali|mesmo|mesma|senao)\b/,
  },
  alreadyDid:
    /\b(?:eu )?ja (?:tentei|fiz|reiniciei|verifiquei|reinstalei|atualizei|mudei|testei)\b|\b(?:tentei|reiniciei|reinstalei)\b/,
}
