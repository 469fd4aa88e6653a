import type { Lexicon } from './lexicon.ts'

export const fr: Lexicon = {
  lang: 'fr',
  person: {
    contact:
      'parler parle discuter echanger chatter tchatter dialoguer contacter joindre appeler contact communiquer ecrire',
    move: 'passer passez passe transferer transferez transfere connecter connectez relation mettre mettez rediriger redirigez diriger',
    moveLinks: 'moi me nous a avec au vers',
    want: 'veux voudrais souhaite besoin demande exige donnez veut voulons aimerais faut prefere avoir',
    human: 'humain humaine humains',
    maybe:
      "personne quelqu'un agent agente conseiller conseillere operateur operatrice representant employe employee responsable collaborateur technicien technicienne interlocuteur etre superieur gens",
    real: 'vrai vraie reel reelle veritable humain humaine vivant vivante',
    fillers:
      "a avec un une le la l d'un d'une au votre vos de du des moi me en relation s'il vous plait svp stp etre service client je veux voudrais bonjour d' vers directement maintenant plutot enfin chez quelqu'un d'autre humain putain parler",
    enders: "svp stp s'il vous te plait maintenant merci ici tout de suite rapidement qui pour directement et pas",
    thirdParty: 'clients visiteurs utilisateurs utilisateur ils elle il elles on autre autres',
    product:
      'application appli logiciel version erreur compte role cloud ssh arduino moral morale assurance immobilier',
    also: [
      /\b(?:ne )?(?:veux|voudrais|souhaite) (?:pas|plus) (?:parler|discuter|echanger|chatter)\b[^.!?]{0,20}\b(?:bot|robot|chatbot|machine|ia|ordinateur)\b/,
      /\b(?:pas|marre|assez) (?:d'|de |des |du |a )?(?:un |une |cette |ce )?(?:bot|robot|chatbot|machine)s?\b/,
      /\b(?:rappelez|rappeler|appelez|appelle|rappelle)[- ]moi\b|\b(?:etre|veux|souhaite|aimerais) (?:etre )?rappele\w*\b|\bme rappeler\b/,
      /\b(?:y a-t-il|y a t il|il y a|est-ce qu'il y a) (?:quelqu'un|un humain|une (?:vraie )?personne|un (?:vrai )?conseiller)\b[^.!?]{0,30}\b(?:parler|qui|a qui)\b/,
    ],
    refuses:
      /\b(?:je |j'|nous )?(?:n'ai |n'avons |ai |ne veux |ne voudrais |ne souhaite |ne desire |veux |souhaite |ne demande |n'ai plus )(?:vraiment )?(?:pas|plus)(?: (?:vraiment|du tout))?(?: (?:besoin|envie))?(?: (?:de |d'|a )?(?:parler|discuter|echanger|attendre|etre mis en relation))?(?: (?:a|avec|apres|de))? ?(?:d'|un |une |l'|a )?(?:d'un |d'une |un |une )?(?:vrai |vraie )?(?:personne|humain|quelqu'un|agent|conseillere?|operateur|etre humain|technicien)(?: (?:reelle?|humaine?))?|\b(?:pas|plus|aucun) besoin (?:d'|de )(?:une? )?(?:vraie? )?(?:parler (?:a|avec) )?(?:une? )?(?:vraie? )?(?:personne|humain|quelqu'un|agent|conseillere?|operateur)/,
    never: [
      /\bcombien de temps\b[^.,!?;:]{0,40}\battend\w*\b[^.,!?;:]{0,20}(?:quelqu'un|personne|humain|agent|conseillere?|operateur)\b/,
      /\bassistant\w* (?:ia|virtuel\w*|numerique)\b/,
      /\b(?:en tant qu'?|user |ssh |cloud |create )agents?\b/,
      /\b(?:par|autre|premiere|troisieme|chaque) personne\b/,
      /\bressources humaines\b/,
      /\bpersonne ne\b/,
    ],
  },
  asksIfBot: [
    /^\W*(?:bot|robot)\s*\?+\W*$/,
    /\b(?:es-tu|etes-vous|etes vous|es tu|tu es|vous etes|est-ce que (?:tu es|vous etes)|c'est|est-ce)(?: vraiment| bien)* (?:un |une )?(?:vrai |vraie )?(?:bot|robot|chatbot|machine|ia|humain|humaine|personne|ordinateur|reel|reelle|intelligence artificielle)\b[^.!]{0,40}\??\s*$/,
    /\b(?:je parle|est-ce que je parle|parle-je|suis-je en train de parler|je discute) (?:bien |vraiment )?(?:a|avec) (?:un |une )?(?:vrai |vraie )?(?:bot|robot|chatbot|machine|ia|humain|humaine|personne)\b[^.!]{0,30}\?/,
    /\bqui (?:es-tu|etes-vous)\b/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:(?<!\b(?:menac\w*|essaye|tente) de |\bveut |\bva )(?:me (?:tuer|faire du mal))|me (?:suicider|pendre)|suicid(?:e|aire)\w*|envie de mourir|veux mourir|mettre fin a mes jours|en finir avec la vie|me donner la mort)\b/,
    ],
    violence: [
      /\b(?:je vais|je veux|on va) (?:te|vous|le|la|les) (?:tuer|frapper|buter|faire du mal|casser la gueule|egorger)\b|\b(?:poser une bombe|bruler vos bureaux|tout faire sauter)\b|\b(?:me menace|me frappe|me harcele)\b/,
      /\bmenac\w+ de (?:me |nous |m')(?:tuer|frapper|battre|violer|poignarder|cogner|etrangler|egorger|faire (?:du )?mal|casser la gueule)\b|\bmenaces? de mort\b|\b(?:il|elle|mon \w+|ma \w+|quelqu'un|ils) (?:m'a|m'ont) (?:menace|frappe|battu|agresse)\w*\b|\bveut me (?:tuer|frapper)\b/,
    ],
    legal: [
      /\b(?:mon|un|notre) avocat\w*\b|\b(?:vous (?:poursuivre|attaquer)|porter plainte|poursuites? judiciaires?|action en justice|en justice|au tribunal|devant (?:le tribunal|les tribunaux)|prud'hommes|mise en demeure|saisir la justice)\b/,
    ],
    account_security: [
      /\b(?:mon|ma|mes) (?:\w+ )?(?:compte|profil|mot de passe|identite|carte|adresse e-?mail|e-?mail|mail)s? (?:\w+ )?(?:a ete|ont ete|est|s'est fait)(?: \w+)? (?:pirate|hacke|vole|compromis|usurpe|derobe|detourne)\w*\b|\b(?:quelqu'un|un pirate|un hacker|on)(?: a| m'a| utilise| se sert de| s'est)(?: \w+){0,3} (?:pirate|hacke|vole|accede|connecte|mon compte|ma carte|mon identite|mon mot de passe)\w*\b|\bje me suis fait (?:pirater|hacker|voler)\b|\bj'ai ete (?:pirate|hacke)\w*\b/,
    ],
    regulator: [
      /\b(?:cnil|dgccrf|autorite de (?:controle|protection)|mediateur|ombudsman|signalconso|association de consommateurs|autorite de regulation)\b[^.!?]{0,40}\b(?:plainte|saisir|signal\w*|contact\w*|informer)\b|\b(?:plainte|saisir|signaler|signalement|denoncer)\b[^.!?]{0,50}\b(?:cnil|dgccrf|autorite|mediateur|ombudsman|repression des fraudes)\b|\b(?:plainte|violation) (?:du )?rgpd\b/,
    ],
  },
  anger: [
    [
      0.7,
      /\b(?:furieu\w+|en colere|colere|enerve\w*|fache\w*|enrage\w*|scandaleu\w*|scandale|honteux|honte|revoltant|inadmissible|inacceptable|outre\w?)\b/,
    ],
    [
      0.6,
      /\b(?:frustr\w*|agac\w*|enervant|marre|ras[- ]le[- ]bol|ridicule|(?:c'est|quelle|pure|belle) (?:une |de l')?(?:pure )?arnaque|arnaqueurs|voleurs|merde|putain|foutre|foutage|nul|nulle|incompetent\w*|perte de temps|se moque\w*|vous moquez|deteste|insupportable|j'en peux plus)\b/,
    ],
    [
      0.4,
      /\b(?:decu\w*|horrible|terrible|affreux|catastroph\w*|inutile|n'aide\w* pas|ne m'aide\w* pas|toujours (?:pas|rien)|encore une fois|lamentable|deplorable|troisieme fois)\b/,
    ],
  ],
  smalltalk: {
    greeting: /^(?:bonjour|bonsoir|salut|coucou|hello|bjr|slt|bonne journee a vous|rebonjour)$/,
    how_are_you:
      /^(?:(?:comment )?(?:ca va|allez-vous|vas-tu|allez vous|tu vas)(?: bien)?|comment ca va|vous allez bien|tu vas bien)$/,
    thanks:
      /^(?:merci(?: beaucoup| bien| a vous| infiniment| pour (?:votre|ton|l') ?aide| pour tout| d'avance)*|mille mercis|un grand merci|je vous remercie|super merci|ca m'aide|ca m'a (?:bien |beaucoup )?aide|(?:c'est|c'etait) (?:exactement |tout a fait |bien )?ce (?:que je (?:cherchais|voulais(?: savoir)?)|qu'il me fallait|dont j'avais besoin)|ca repond a ma question|(?:(?:mon |le )?probleme (?:est )?|c'est )?(?:resolu|regle)|ca (?:marche|fonctionne)(?: maintenant| bien| parfaitement)*)$/,
    goodbye:
      /^(?:au revoir|a bientot|bonne (?:journee|soiree|nuit)|a plus(?: tard)?|adieu|ciao|c'est tout|ce sera tout|bye)$/,
    yes: /^(?:oui+|ouais|ok oui|oui s'il (?:vous|te) plait|oui svp|oui merci|bien sur|d'accord|volontiers|exactement|tout a fait|avec plaisir|je veux bien|svp|stp|s'il vous plait)$/,
    no: /^(?:non+|nan|non merci|pas maintenant|pas la peine|ca ira|pas du tout)$/,
    help: /^(?:(?:etes-vous|es-tu|etes vous|es tu|vous etes|tu es) (?:toujours |encore )?la|(?:j'ai|j'aurais|jai) (?:vraiment )?besoin (?:d'aide|d'un coup de main|de votre aide|de ton aide|d'assistance)|besoin d'aide|(?:j'ai|j'aurais|jai) (?:une|deux|quelques|un|des) (?:petite )?(?:questions?|probleme|souci)|(?:une )?question|(?:est-ce que )?(?:vous|tu) (?:pouvez|peux|pourriez|pourrais) m'aider|(?:pouvez|pourriez)[- ]vous m'aider|(?:peux|pourrais)[- ]tu m'aider|quelqu'un peut m'aider|aide|a l'aide|aidez[- ]moi|aide[- ]moi|(?:en|sur|pour) quoi (?:pouvez[- ]vous|peux[- ]tu|est-ce que (?:vous pouvez|tu peux)) m'aider|(?:comment )?(?:pouvez[- ]vous|peux[- ]tu) m'aider|que (?:pouvez[- ]vous|peux[- ]tu|savez[- ]vous|sais[- ]tu) faire(?: pour moi)?|qu'est-ce que (?:vous pouvez|tu peux|vous savez|tu sais) faire(?: pour moi)?|que puis-je (?:vous|te) demander|qu'est-ce que je peux (?:vous|te) demander|(?:puis-je|je peux) (?:vous|te) (?:poser une question|demander quelque chose))(?: svp| stp| s'il (?:vous|te) plait)?$/,
    ok: /^(?:ok|okay|d'accord|compris|entendu|parfait|super|tres bien|bien|genial|je vois|je comprends|c'est bon|excellent)$/,
    borrowed: /^(?:hello|bye|ciao)$/,
    beside:
      /^(?:madame|monsieur|merci|a tous|tous|et|alors|bien|beaucoup|encore|svp|l'assistant|vous|toi|tout le monde)$/,
  },
  followUp: {
    starts:
      /^(?:et|mais|ou|aussi|alors|et si|et pour|qu'en est-il|pourquoi|pourquoi pas|comment ca|ou exactement|par exemple|depuis quand|jusqu'a quand|dans ce cas|est-ce que ca|ca marche)\b/,
    refers:
      /\b(?:ca|cela|ceci|celui|celle|ceux|celles|y|en|le meme|la meme|l'autre|sinon|la-bas|l'etape \d+|ce dernier|cette derniere|c'est)\b/,
  },
  alreadyDid:
    /\b(?:j'ai|nous avons|on a|je me suis|je suis) (?:\w+ )?(?:deja|aussi)\b|\bdeja (?:essaye|fait|tente|redemarre|verifie|reinstalle|change|mis a jour|reinitialise|contacte)\b|\b(?:j'ai|nous avons|on a) (?:essaye|tente|redemarre|verifie|reinstalle|reinitialise|mis a jour|suivi|teste)\b/,
}
