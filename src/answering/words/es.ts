import type { Lexicon } from './lexicon.ts'

export const es: Lexicon = {
  lang: 'es',
  person: {
    contact:
      'hablar hablo hable chatear conversar comunicarme comunicar contactar contactarme charlar platicar contacto dirigirme llamar escribir',
    move: 'pasame paseme pasar pasarme pasenme pasa transferir transfiere transfierame transfiereme transferirme transfieran comuniqueme comunicame comuniquenme conectame conecteme conectarme derivar derivame deriveme poner ponme pongame ponganme',
    moveLinks: 'con a me nos',
    want: 'quiero necesito quisiera dame deme querria exijo prefiero deseo solicito denme gustaria haya ocupo atienda atiende',
    human: 'humano humana humanos',
    maybe:
      'persona agente alguien operador operadora representante asesor asesora empleado empleada encargado encargada supervisor supervisora ejecutivo ejecutiva gerente ser tecnico companero personas',
    real: 'real reales verdadera verdadero humano humana autentica viva vivo',
    fillers:
      'con a al un una el la su tu de del me por favor algun alguna servicio cliente atencion soporte hola que ya directamente ahora mejor maldito maldita puto puta ser hablar quiero equipo buenos buenas dias tardes mas bien gracias',
    enders:
      'por favor ya ahora gracias aqui mismo urgente que para porfa porfavor real humana humano verdadera fisica y no pf',
    thirdParty: 'clientes usuarios visitantes ellos ellas el ella otro otra usuario otros',
    product:
      'aplicacion app version software error cuenta rol cloud ssh arduino juridica inmobiliario configuracion movil',
    also: [
      /\bno (?:quiero|deseo|me gusta) (?:seguir )?(?:hablar|hablando|chatear|conversar)(?: mas)? con (?:un |una |el |la |este |esta )?(?:bot|robot|chatbot|maquina|ia|computadora|ordenador)\b/,
      /\b(?:no mas|basta de|harto de|harta de|nada de) (?:\w+ )?(?:bots?|robots?|maquinas?)\b/,
      /\b(?:llamenme|llameme|llamame|que me llamen?|me pueden llamar|me puede llamar|pueden llamarme|puede llamarme|devuelvan(?:me)? la llamada|quiero que me llamen|quiero una llamada|devolucion de llamada)\b/,
      /\bhay (?:alguien|algun humano|alguna persona|una persona|un humano)(?: real| humano| humana| de verdad)?(?: ahi| aqui)?[^.!?]{0,20}\b(?:hablar|atienda|con quien|con el que|que me)\b/,
      /\bpersona de verdad\b(?=.{0,20}(?:por favor|$|!))|\bcon (?:una )?persona (?:de verdad|de carne y hueso)\b/,
    ],
    refuses:
      /\b(?:ya )?no (?:necesito|quiero|deseo|quisiera|me hace falta|hace falta|me gustaria|hay necesidad de)(?: (?:ya|mas|seguir))*(?: (?:hablar|hablando|chatear|conversar|esperar|esperando|que me pasen))?(?: mas)?(?: (?:con|a|de|por))? ?(?:a |con )?(?:un |una |ningun |ninguna |el |la )?(?:ser )?(?:persona|humano|humana|agente|operadora?|nadie|alguien|asesora?|representante)(?: (?:real|humana|humano|mas))?|\bsin necesidad de (?:una? )?(?:persona|humano|agente)/,
    never: [
      /\bcuanto\b[^.,!?;:]{0,40}\besper\w+ (?:a |por |para )?(?:que )?(?:me )?(?:un |una |al )?(?:alguien|persona|humano|agente|operadora?|asesora?)\b/,
      /\basistente (?:de ia|virtual|digital)\b/,
      /\b(?:como|user|ssh|cloud|create) agente?s?\b/,
      /\b(?:por|otra|tercera|primera|cada) persona\b/,
      /\brecursos humanos\b/,
      /\bagente (?:de viajes|inmobiliario|de usuario)\b/,
    ],
  },
  asksIfBot: [
    /^\W*(?:bot|robot)\s*\?+\W*$/,
    /\b(?:eres|es usted|es|sos|seras)(?: tu| usted| realmente| de verdad)* (?:un |una )?(?:verdader[oa] )?(?:bot|robot|chatbot|maquina|ia|humano|humana|persona|real|ordenador|computadora|inteligencia artificial)\b[^.!]{0,40}\??\s*$/,
    /(?<!\b(?:como|donde|cuando) )\b(?:estoy hablando|hablo|estoy chateando|estoy tratando) con (?:un |una )?(?:bot|robot|chatbot|maquina|ia|humano|persona|computadora)\b[^.!]{0,30}\?/,
    /\bquien eres\b|\bquien es usted\b/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:suicid\w+|(?<!\bamenaz\w+ (?:con|de) |\bquiere |\bva a |\bintento )(?:matarme|hacerme dano)|quitarme la vida|quiero morir(?:me)?|acabar con mi vida|no quiero (?:seguir viviendo|vivir)|cortarme las venas)\b/,
    ],
    violence: [
      /\b(?:voy a|vamos a|te voy a|los voy a|les voy a|quiero) (?:matar(?:te|los|lo|la|le|les)?|golpear(?:te|los)?|pegarte|dispararte|apunalar\w*|quemar (?:la|su) (?:oficina|tienda))\b|\b(?:poner|pondre) una bomba\b|\bme (?:amenaza|golpea|acosa|pega)\b/,
      /\bamenaz\w+ (?:con|de) (?:matar|pegar|golpear|apunalar|violar|disparar|agredir|lastimar)(?:me|nos)\b|\bamenaz\w+ (?:con|de) (?:hacerme dano|(?:darme )?una paliza)\b|\bamenazas? de muerte\b|\bme (?:ha |han )?(?:amenazado|amenazo|amenazaron|golpeado|golpeo|pegado|agredido|agredio)\b(?! con (?:cerrar|cancelar|bloquear|cobrar))|\b(?:quiere|intento) (?:matarme|pegarme|golpearme|hacerme dano)\b/,
    ],
    legal: [
      /\b(?:mi|un|nuestro|mis) abogad[oa]s?\b|\b(?:los|les|voy a|vamos a) demandar\w*\b|\b(?:demandarlos|denunciarlos|demandarles|demanda judicial|acciones? legal(?:es)?|medidas legales|por la via legal|ante los tribunales|ir a juicio|tribunales|denuncia penal)\b/,
    ],
    account_security: [
      /\b(?:mi|mis) (?:\w+ )?(?:cuenta|perfil|contrasena|identidad|tarjeta|correo)s? (?:\w+ )?(?:fue|ha sido|esta|han sido|fueron)(?: \w+)? (?:hackead|robad|comprometid|pirate|suplantad|usurpad)\w*\b|\b(?:(?:me|nos) )?(?:(?:han|ha) (?:hackeado|robado|pirateado|suplantado)|hackearon|robaron) (?:la |el |mi )(?:cuenta|identidad|tarjeta|contrasena|perfil|correo)\b|\b(?:alguien|un hacker) (?:ha |esta |entro|accedio|robo|hackeo|usa|uso)(?: ?\w+){0,3} (?:mi|en mi|a mi) (?:cuenta|perfil|tarjeta|identidad|correo)\b/,
    ],
    regulator: [
      /\b(?:agencia (?:espanola )?de proteccion de datos|aepd|profeco|consumo|defensor del (?:pueblo|consumidor)|oficina del consumidor|regulador|indecopi|sernac|autoridad de control)\b[^.!?]{0,40}\b(?:queja|denunci\w*|reclam\w*|report\w*)\b|\b(?:queja|denunci\w*|reclam\w*|reportar\w*)\b[^.!?]{0,50}\b(?:proteccion de datos|aepd|profeco|defensor del (?:pueblo|consumidor)|oficina (?:del consumidor|de consumo)|regulador|indecopi|sernac)\b/,
    ],
  },
  anger: [
    [
      0.7,
      /\b(?:furios[oa]s?|enfadad[oa]s?|enojad[oa]s?|cabread[oa]s?|indignad[oa]s?|indignante|indigna|rabia|verguenza|vergonzos[oa]|inaceptable|intolerable)\b/,
    ],
    [
      0.6,
      /\b(?:frustrad[oa]|frustrante|molest[oa]|molesta|hart[oa]|ridicul[oa]|(?:es|son|menuda|vaya) (?:un[oa]s? )?estafa|estafadores|ladrones|mierda|hijos? de puta|puta madre|joder|carajo|inutiles?|incompetentes?|perdida de tiempo|odio|basta|tomando el pelo|asco|porqueria)\b/,
    ],
    [
      0.4,
      /\b(?:pesim[oa]|horrible|terrible|no (?:me )?(?:sirve|ayuda\w*)|todavia no|aun no|otra vez|decepcion\w*|maldit[oa]|tercera vez|mal servicio)\b/,
    ],
  ],
  smalltalk: {
    greeting: /^(?:hola+|buenas|buenos dias|buenas (?:tardes|noches)|buen dia|saludos|que tal|hey|ola)$/,
    how_are_you:
      /^(?:como estas?|como (?:esta|estan) (?:usted|ustedes)?|como te va|como va todo|que tal(?: estas?| esta usted| todo)?|como andas)$/,
    thanks:
      /^(?:(?:muchas |muchisimas |mil )?gracias(?: por (?:todo|su ayuda|tu ayuda|la ayuda))?|te lo agradezco|se lo agradezco|muy amable|me (?:sirvio|ayudo|ha (?:ayudado|servido)|has ayudado)(?: mucho)?|(?:(?:eso |esto )?(?:es|era) )?(?:justo |exactamente |precisamente )?lo que (?:necesitaba|buscaba|queria(?: saber)?)|(?:el |mi )?(?:problema )?(?:ya )?(?:esta )?(?:solucionado|resuelto|arreglado)|(?:ya |ahora )?funciona(?: ya| ahora| bien| perfectamente)*)$/,
    goodbye:
      /^(?:adios|hasta (?:luego|pronto|manana|la vista)|chao|chau|nos vemos|que (?:tenga|tengas) (?:un )?buen dia|eso es todo|es todo|buenas noches|bye)$/,
    yes: /^(?:si+|claro|claro que si|por supuesto|si por favor|si gracias|correcto|exacto|vale si|por favor|dale|desde luego|si quiero)$/,
    no: /^(?:no+|no gracias|ahora no|para nada|no hace falta|nada)$/,
    help: /^(?:por favor )?(?:(?:estas?|sigues?) (?:todavia |aun )?ahi|(?:necesito|quiero|quisiera|requiero)(?: un poco de| algo de| su| tu)? (?:ayuda|asistencia)|(?:tengo|tenia|quiero hacer|quisiera hacer) (?:una|un|otra|algunas|unas) (?:pregunta|preguntas|consulta|duda|dudas|problema)|(?:una )?(?:pregunta|consulta|duda)|(?:me )?(?:puedes|puede|podrias|podria|pueden) (?:ayudarme|ayudar|echarme una mano)|alguien (?:me )?(?:puede|podria) (?:ayudarme|ayudar)|ayuda|ayudame|ayudeme|auxilio|(?:en|con) que (?:me )?(?:puedes|puede|podrias|podria) (?:ayudarme|ayudar)|como (?:me )?(?:puedes|puede) (?:ayudarme|ayudar)|que (?:puedes|puede|sabes|sabe) hacer(?: por mi)?|que (?:te|le) puedo preguntar|que puedo (?:preguntarte|preguntarle|preguntar)|(?:puedo|podria) (?:hacerte|hacerle|hacer) una (?:pregunta|consulta))(?: por favor| porfa(?:vor)?)?$/,
    ok: /^(?:ok|okay|vale|de acuerdo|entendido|perfecto|bien|muy bien|genial|ya veo|entiendo|listo|excelente|estupendo|dale)$/,
    borrowed: /^(?:bye|hey|ola)$/,
    beside: /^(?:gracias|por favor|a todos|todos|y|muy|mucho|bueno|pues|amigo|amiga|senor|senora|equipo)$/,
  },
  followUp: {
    starts:
      /^(?:y|pero|o|tambien|entonces|y si|que hay de|que pasa con|por que|por que no|como asi|donde exactamente|por ejemplo|desde cuando|hasta cuando|en ese caso|eso|y eso)\b/,
    refers:
      /\b(?:eso|esto|esta|este|ese|esa|aquello|ello|lo|la|los|las|ahi|alli|el mismo|la misma|el otro|la otra|si no|el paso \d+)\b/,
  },
  alreadyDid:
    /\bya (?:he |lo |la |los |las |le |me |hice|hemos |habia )?(?:\w+ )?(?:intent\w+|prob\w+|hecho|hice|reinici\w+|revis\w+|comprob\w+|reinstal\w+|cambi\w+|actualic\w+|actualizado|segui\w*|borr\w+)\b|\b(?:he|hemos) (?:intentado|probado|reiniciado|revisado|comprobado|reinstalado|cambiado|actualizado|seguido|verificado)\b|\b(?:intente|probe|reinicie|reinstale|actualice)\b/,
}
