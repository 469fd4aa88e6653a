import type { Phrases } from './shape.ts'

export const es: Phrases = {
  disclosure: ({ name }) =>
    `Está hablando con ${name}, un asistente de IA. Puede pedir una persona en cualquier momento.`,
  greeting: ({ name }) => `¡Hola! Soy ${name}, un asistente de IA. ¿En qué puedo ayudarle?`,
  greeted: () => '¡Hola! ¿En qué puedo ayudarle?',
  thanked: () => 'De nada. ¿Necesita algo más?',
  goodbye: () => 'Hasta luego, que le vaya bien.',
  howAreYou: () => 'Por aquí todo bien, gracias por preguntar. ¿En qué puedo ayudarle?',
  acknowledged: () => 'De acuerdo. Si necesita algo más, escríbame.',
  canHelp: () =>
    'Por supuesto. ¿De qué se trata? Respondo con nuestros artículos de ayuda y puedo avisar a una persona.',
  amAssistant: ({ name }) =>
    `Soy ${name}, un asistente de IA, no una persona. Respondo con nuestros artículos de ayuda. Si prefiere hablar con una persona, dígalo sin más.`,
  clarify: () => 'Quiero entenderle bien. ¿Puede contarme un poco más sobre lo que quiere hacer?',
  clarifyAmong: () =>
    'No estoy seguro de entenderle bien. ¿Se trata de alguno de estos temas? Si no, dígamelo con otras palabras.',
  decline: ({ helpsWith, examples }) =>
    [
      'Lo siento, no he encontrado nada sobre eso en nuestros artículos de ayuda.',
      helpsWith
        ? `Puedo ayudarle con: ${helpsWith}.`
        : examples && 'Abajo tiene ejemplos de temas en los que puedo ayudarle.',
      'Si quiere hablar con una persona, dígalo sin más.',
    ]
      .filter(Boolean)
      .join(' '),
  offerPerson: () => '¿Quiere hablar de esto con una persona?',
  offerPersonUpset: () => 'Siento las molestias. ¿Quiere hablar con una persona?',
  offerPersonRepeated: () => 'Parece que no le estoy ayudando con esto. ¿Quiere hablar con una persona?',
  handoffRequested: () => 'He pedido que una persona se una a esta conversación.',
  handoffSensitive: () => 'Esto es asunto para una persona; he pedido que alguien se una a esta conversación.',
  handoffSelfHarm: () =>
    'Siento que lo esté pasando tan mal. Usted importa. Si está en peligro ahora, llame a emergencias o a una línea de ayuda. He pedido que una persona se una a esta conversación.',
  handoffNoAnswer: () =>
    'No he encontrado la respuesta en nuestros artículos; he pedido que una persona se una a esta conversación.',
  handoffFailed: () =>
    'Lo siento, no he podido dar una respuesta de la que esté seguro. He pedido que una persona se una a esta conversación.',
  handoffBudget: () => 'Por hoy no puedo dar más respuestas; he pedido que una persona se una a esta conversación.',
  handoffLoop: () => 'Parece que así no avanzamos; he pedido que una persona se una a esta conversación.',
  waitPosition: ({ position }) =>
    position === 1 ? 'Es el siguiente en la cola.' : `Es el número ${position} en la cola.`,
  waitPositionRange: ({ position, range }) =>
    position === 1
      ? `Es el siguiente en la cola. La espera será probablemente de ${range}.`
      : `Es el número ${position} en la cola. La espera será probablemente de ${range}.`,
  waitNow: () => 'Está en la cola, y nuestro equipo ve su conversación.',
  waitNobody: () =>
    'Ahora mismo no hay en línea nadie de nuestro equipo que pueda encargarse de esto, así que no puedo decirle cuánto tardará. Su conversación conserva su lugar.',
  waitLater: ({ at }) =>
    `Nuestro equipo no está en este momento. Volvemos a abrir el ${at}, y su conversación conserva su lugar.`,
  waitUnknown: () =>
    'Nuestro equipo no está en este momento y no sé cuándo volvemos a abrir. Su conversación conserva su lugar.',
  lessThanAMinute: () => 'menos de un minuto',
  stillHere: () => 'Hasta entonces puede seguir preguntándome.',
  stillConnected: ({ agent }) => `Sigue en contacto con ${agent}. Esto está llevando un poco más de tiempo.`,
  askedEveryone: () =>
    'Nadie del equipo al que pregunté primero ha podido venir todavía, así que ahora he preguntado a todos. Conserva su lugar.',
  countOn: ({ at }) =>
    `Nadie ha podido atenderle todavía. Puede contar con nosotros el ${at}; si alguien queda libre antes, le atenderá aquí. Su conversación conserva su lugar.`,
  countOnUnknown: () =>
    'Nadie ha podido atenderle todavía, y no puedo decir cuándo quedará alguien libre. Su conversación conserva su lugar; la primera persona libre le atenderá aquí.',
  willEmail: ({ email }) =>
    `Nuestro equipo le responderá por correo electrónico a ${email}. No hace falta que espere aquí.`,
  waitsHere: () => 'Vuelve a esperar aquí.',
  agentSilent: () =>
    'Su agente lleva un rato sin escribir. Vuelve a estar en la cola, por delante de quienes esperaban.',
  agentLeft: () => 'Se perdió la conexión con su agente. Vuelve a estar en la cola, por delante de quienes esperaban.',
  backToAssistant: () => 'Está hablando de nuevo con el asistente de IA.',
  leftQueue: () => 'Ha salido de la cola. Está hablando de nuevo con el asistente de IA.',
  goesOnElsewhere: ({ at }) =>
    `Esta conversación sigue en la que empezó el ${at}. Nuestro equipo tiene todo lo que escribió aquí.`,
  alreadyWaiting: () => 'Ya se ha pedido una persona. Conserva su lugar.',
  quoteLeadIn: ({ title, cites }) => `De «${title}» ${cites}:`,
  restInArticle: () => 'El resto está en el artículo.',
  quotedBefore: () => 'Es la misma sección que antes:',
  quoteLeadInForeign: ({ title, cites, language }) => `De «${title}» (en ${language}) ${cites}:`,
  fromForeign: ({ language }) =>
    `No hay ningún artículo sobre esto en su idioma; esto es lo que dice uno en otro idioma (${language}).`,
  clarifyForeign: ({ language }) =>
    `Nuestros artículos están en otro idioma (${language}), así que quizá no le he entendido. ¿Podría preguntar en ese idioma, en pocas palabras? O dígame si prefiere hablar con una persona.`,
  noteLabel: () => 'Nota',
  tipLabel: () => 'Consejo',
  importantLabel: () => 'Importante',
  warningLabel: () => 'Advertencia',
  cautionLabel: () => 'Precaución',
  summaryTried: ({ did }) => `Lo que ya ha intentado: ${did}`,
  summaryEmpty: () => 'Quiere hablar con una persona.',
}
