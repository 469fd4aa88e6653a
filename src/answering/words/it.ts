import type { Lexicon } from './lexicon.ts'

export const it: Lexicon = {
  lang: 'it',
  person: {
    contact: 'parlare parlo chattare contattare comunicare discutere contatto',
    move: 'passami passatemi trasferisci trasferiscimi trasferitemi collegami mettetemi mettimi passare mettermi',
    moveLinks: 'a ad con mi',
    want: 'voglio vorrei serve bisogno dammi datemi preferisco esigo desidero',
    human: 'umano umana umani',
    maybe:
      'persona operatore operatrice qualcuno agente addetto addetta rappresentante responsabile consulente tecnico essere',
    real: 'vera vero reale umano umana',
    fillers:
      "con un una un' il la al ad a di del per favore vostro servizio clienti ciao buongiorno subito adesso essere parlare voglio vorrei",
    enders: 'per favore adesso ora subito grazie vera vero reale umano umana che e non',
    thirdParty: 'clienti utenti loro altro altra',
    product: 'app versione software errore account ruolo cloud',
    also: [
      /\bnon voglio (?:piu )?parlare con (?:un |una |il )?(?:bot|robot|macchina|ia)\b/,
      /\b(?:richiamatemi|chiamatemi|essere richiamat[oa])\b/,
    ],
    never: [/\bassistente (?:ia|virtuale|digitale)\b/, /\brisorse umane\b/, /\b(?:per|altra|terza) persona\b/],
  },
  asksIfBot: [
    /\b(?:sei|e|siete|lei e) (?:un |una )?(?:vera |vero )?(?:bot|robot|chatbot|macchina|ia|umano|umana|persona(?: vera| reale)?)\b[^.!]{0,20}\?/,
    /\b(?:sto parlando|parlo) con (?:un |una )?(?:bot|robot|macchina|umano|persona)\b[^.!]{0,20}\?/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:suicid\w+|(?<!\bminacci\w+ di |\bvuole )(?:uccidermi|ammazzarmi)|voglio morire|togliermi la vita|farmi del male)\b/,
    ],
    violence: [
      /\b(?:ti|vi) (?:ammazzo|uccido|uccidero|ammazzero|spacco)\b|\bmettero una bomba\b|\bmi (?:minaccia|picchia)\b|\b(?:minacci\w+ di|vuole) (?:uccider|ammazzar|picchiar)mi\b/,
    ],
    legal: [
      /\b(?:mio|un|nostro) avvocato\b|\b(?:azione legale|azioni legali|vie legali|in tribunale|vi denuncio|denunciarvi|querela|farvi causa)\b/,
    ],
    account_security: [
      /\b(?:mio|mia) (?:\w+ )?(?:account|profilo|password|identita|carta) (?:e stat[oa] )(?:hackerat|rubat|compromess|violat)\w*\b|\bmi hanno (?:hackerato|rubato)\b/,
    ],
    regulator: [
      /\b(?:segnal\w*|denunci\w*|reclamo)\b[^.!?]{0,50}\b(?:garante|agcom|antitrust|associazione consumatori|autorita)\b/,
    ],
  },
  anger: [
    [0.7, /\b(?:furios[oa]|arrabbiat[oa]|incazzat[oa]|vergogna|vergognos[oa]|inaccettabile|indecente)\b/],
    [0.6, /\b(?:frustrat\w*|stuf[oa]|ridicol[oa]|truffa\w*|merda|cazzo|schifo|odio|perdita di tempo)\b/],
    [0.4, /\b(?:pessim[oa]|terribile|orribile|inutile|non (?:mi )?aiuta\w*|ancora niente|delus[oa])\b/],
  ],
  smalltalk: {
    greeting: /^(?:ciao|buongiorno|buonasera|salve|buon giorno|buona sera)$/,
    how_are_you: /^(?:come (?:va|stai|sta))$/,
    thanks:
      /^(?:grazie(?: mille| tante| molte| dell'aiuto| per l'aiuto)*|ti ringrazio|la ringrazio|(?:e |era )?(?:proprio |esattamente )?quello (?:che mi serviva|che cercavo|di cui avevo bisogno)|(?:problema )?(?:e )?risolto|(?:ora |adesso )?funziona(?: ora| adesso)?|mi (?:hai|ha) aiutato(?: molto)?)$/,
    goodbye: /^(?:arrivederci|a presto|addio|buona (?:giornata|serata|notte)|e tutto)$/,
    yes: /^(?:si+|certo|si per favore|si grazie|certamente|esatto|volentieri|va bene si)$/,
    no: /^(?:no+|no grazie|non ora|non serve)$/,
    help: /^(?:(?:sei|siete) (?:ancora )?(?:li|qui)|ci (?:sei|siete)(?: ancora)?|aiuto|aiutami|ho bisogno di aiuto|ho una domanda|(?:puoi|puo) aiutarmi|mi puo aiutare|cosa (?:puoi|sai) fare)$/,
    ok: /^(?:ok|va bene|capito|perfetto|bene|ottimo|d'accordo|ho capito)$/,
    beside: /^(?:a tutti|tutti|grazie|e|molto|mille)$/,
  },
  followUp: {
    starts: /^(?:e|ma|o|anche|allora|e se|perche|perche no|per esempio|in quel caso|quindi)\b/,
    refers: /\b(?:questo|quello|questa|quella|cio|lo|la|li|ne|ci|stesso|stessa|altrimenti)\b/,
  },
  alreadyDid:
    /\b(?:ho|abbiamo) gia \w+|\bgia (?:provato|fatto|riavviato|controllato)\b|\bho (?:provato|riavviato|controllato|reinstallato)\b/,
}
