import type { Lexicon } from './lexicon.ts'

const bot =
  '(?:ro)?bots?|chat ?bot|ai|a\\.?i|machine|robot|virtual|artificial(?: intelligence)?|computer|automated|program|llm'
const someoneReal = 'human(?: being)?|person|people|real|live|alive|man|woman|someone real|agent'

export const en: Lexicon = {
  lang: 'en',
  person: {
    contact:
      'speak speak* talk talking talk2 chat chatting cat contact contacting reach reaching discuss converse phone',
    move: 'connect connecting transfer transferring direct forward pass put hand switch redirect refer escalate route take patch move give',
    moveLinks: 'me us to through over',
    want: 'want wanna need needs give get getting like prefer have send request requesting demand find bring call summon require me there',
    human: 'human humans humanoid hooman',
    maybe:
      'agent agents operator operators person someone somebody somone anybody anyone representative representatives rep assistant assistants manager supervisor advisor adviser staff employee people being teammate colleague technician specialist csr handoff handover individual',
    real: 'real live living actual human breathing genuine',
    fillers:
      'to with wth w a an the your ur any some one of me us through over please pls plz just i im real customer service support sales care technical help fucking fuckin bloody damn goddamn damned freaking friggin stupid up ahold hold now else different hi hello hey ok okay no yes well so oh for give there here available touch bad can could you u get want need',
    enders:
      'please pls plz now asap immediately instead today here there thanks thank you already urgently right available who that to for ffs quickly again u not rather',
    thirdParty:
      "customer's customers visitor visitors user users client clients they he she students student member members people's kids child children another other agents how's",
    product:
      "app apps application version software log logs error errors installed install installation installer id string key keys file files not process service update settings icon tray download running api resources rights readable verification body console seat seats role roles account accounts invite invitation name names limit capacity dashboard is isn't was keeps stopped crashes can for detection interface error's data name's",
    also: [
      /\b(?:do not|don't|dont|didn't|did not|not|no longer|never|hate|stop|tired of|sick of|instead of|enough of|rather not)\b[^.!?]{0,20}\b(?:want|wanna|like|wish|talking|speaking|chatting|talk|speak|chat)\b(?: to)?(?: (?:talk|speak|chat|deal)\w*)?(?: (?:to|with))? (?:a |an |this |your |the |some )(?:stupid |damn |fucking )?(?:bot|chatbot|robot|machine|ai|computer)\b/,
      /^(?:please )?(?:transfer|connect|escalate|hand) me(?: over)?(?: please| now)?\W*$/,
      /\b(?:talk|talking|speak|speaking|chat|chatting) (?:to|with) (?:the |your |a )?(?:customer |technical |live )?(?:service|support|care|assistance)\b(?! (?:agent|assistant))/,
      /\b(?:hand|pass|escalate|transfer|forward) (?:this|the|my|our) (?:conversation|chat|case|issue|ticket|matter|problem)(?: (?:over|on|up|to someone|to somebody|to a person|to an agent))\b/,
      /^(?:please )?(?:escalate|hand me over|escalate (?:this|it|my (?:case|issue|ticket)))(?: please| now)?\W*$/,
      /\b(?:someone|somebody|a person|an agent) (?:to |please |can |should )?(?:call|phone|ring) me\b|\bcall me back\b|\bgive me a call(?: back)?\b|\brequest a callback\b|\bi(?:'d like| want| need) a call ?back\b/,
      /\b(?:no|not|without) (?:a |any )?(?:more )?(?:bots?|robots?|chatbots?|machines?)\b,? (?:please|pls|but|just|i want|i need|give me|get me)\b/,
      /\bis there (?:a |an |any |some)?(?:human|real person|live person|actual person|person|one|body|someone|somebody|anyone|anybody)(?: \w+){0,3} (?:i|we) (?:can|could) (?:speak|talk|chat|write)\b/,
      /\b(?:can|could|may|let) (?:i|me|we) (?:\w+ ){0,2}(?:with|to) (?:a |an )?(?:real|live|actual|human) (?:person|human|agent|being)\b/,
    ],
    refuses:
      /\b(?:i |we )?(?:do not|don't|dont|did not|didn't|no longer|never|wouldn't|would not|needn't)(?: (?:really|actually|even|just|ever|currently))* (?:(?:need|want|wanna|wish|like|care|have|ask(?:ed)?)(?: to)?(?: (?:talk|speak|chat|wait|be (?:connected|transferred|put through)))?(?: (?:to|with|for|on))?|(?:connect|transfer|put|pass|forward|hand|send|get|call|bring)(?: me)?(?: (?:over|through|in))?(?: (?:to|with))?) (?:a |an |any |the |your |another )?(?:real |live |actual |human )*(?:person|human(?: being| agent)?|people|humans|agents?|operators?|someone|somebody|anyone|anybody|representative|rep|advisor|adviser|staff)(?: (?:any ?more|any longer|now|right now|for (?:now|this|that)|yet|today|at all))?(?! (?:who|that|but)\b)|\b(?:there(?:'s| is) )?no need (?:for|of|to (?:(?:talk|speak|chat|wait) (?:to|with|for)|get|bring in|involve|call|connect me (?:to|with))) (?:a |an |any |the |your )?(?:real |live |actual |human )*(?:person|human(?: being| agent)?|people|humans|agents?|operators?|someone|somebody|anyone|anybody|representative|rep|advisor|adviser|staff)(?: (?:any ?more|any longer|now))?|\bno (?:person|human|agent|operator)s? (?:is )?(?:needed|necessary|required)/,
    never: [
      /\bhow (?:long|much longer)\b[^.,!?;:]{0,40}\bwait(?:ing)? (?:for|on) (?:a |an |the |your )?(?:real |live |actual |human )*(?:person|human(?: being| agent)?|people|humans|agents?|operators?|someone|somebody|anyone|anybody|representative|rep|advisor|adviser|staff)\b/,
      /(?<!would |'d |i )like (?:a |an )?(?:real |actual )?(?:person|human)\b/,
      /\b(?:the|this|ai|a\.i\.|virtual|digital|automated|voice|google|arduino) assistants?\b/,
      /\b(?:user|create|cloud|ssh|arduino|browser|mail|monitoring|background|build) agents?\b/,
      /\b(?:real estate|insurance|travel|estate|booking|free|secret|double|chemical|cleaning) agents?\b/,
      /\b(?:ternary|logical|boolean|comparison|arithmetic|assignment|bitwise|conditional|tour|mobile|network) operators?\b/,
      /\boperators? (?:precedence|overload\w*)\b/,
      /\bfile manager\b|\b(?:board|boards|library|libraries|device|task|package|password|account|network|window|product|project) managers?\b/,
      /\b(?:not a|i'm not a|i am not a) (?:robot|bot)\b(?! \w+ (?:want|need))/,
      /\b(?:in|first|third|second|per|another|other|any other|missing|same|contact) person\b/,
      /\bhuman ?agent app\b|\bhandoffs? rules?\b/,
    ],
  },
  asksIfBot: [
    new RegExp(
      `\\b(?:are|r|aren't|arent) (?:you|u|ya)(?: really| actually| even| just| sure that you're| sure you are| not)* (?:an? |the )?(?:\\w+ )?(?:${bot}|${someoneReal})(?: (?:or|and) (?:an? |not )?(?:${bot}|${someoneReal}|not)| person| human| agent| being| assistant| bot| intelligence)*\\s*[?!.]*\\s*$`,
    ),
    new RegExp(
      `\\b(?:am|are) (?:i|we) (?:really |actually )?(?:speaking|talking|chatting|texting|dealing|writing|typing)(?: to| with)? (?:an? |the |some)?(?:real |live |actual |some )?(?:${bot}|${someoneReal}|body|one)[^.!?]{0,40}`,
    ),
    new RegExp(
      `\\b(?:is|was) (?:this|that|it) (?:an? )?(?:real |live )?(?:${bot}|human|person)(?: (?:or|and) [^.!?]{0,30})?\\s*[?]`,
    ),
    /^\W*(?:bot|robot|ai|human or bot|bot or human|person or bot)\s*\?+\W*$/,
    /\b(?:who|what) (?:are|r) (?:you|u)\s*[?!.]*\s*$|\bwho am i (?:talking|speaking|chatting) (?:to|with)\b/,
    /\bdo(?:es)? (?:a |any )?(?:human|person|real person)s? (?:read|see|answer)s? (?:this|these|that)\b/,
  ],
  sensitive: {
    self_harm: [
      /\b(?:kill|hurt|harm|cut|hang|shoot|drown) (?:my ?self|me ?self)\b/,
      /\b(?:suicide|suicidal)\b(?! (?:squad|prevention article|linux|burn))/,
      /\b(?:end|take|ending|taking) my (?:own )?life\b|\b(?:want|wish|going|ready) (?:to|i could|i were|i was) (?:die|dead)\b(?! (?:shrink|cut))|\bi (?:wanna|want to|would rather|just want to) die\b|\bbetter off dead\b|\bno reason to (?:live|go on)\b|\bself[- ]harm\w*/,
    ],
    violence: [
      /\b(?:i|we)(?:'ll| will| am going to|'m going to| gonna|'m gonna| want to| would like to| could| might| swear i(?:'ll| will)?) (?:kill|murder|shoot|stab|hurt|beat|attack|bomb|burn(?: down)?|strangle|punch)(?: up)? (?:you|u|him|her|them|all of you|your|ur|someone|somebody|everyone|people|my (?:wife|husband|boss|neighbou?r|ex|kids|child))\b/,
      /\b(?:blow up|burn down|shoot up|bomb) (?:your|ur|the|this) (?:office|building|store|shop|house|place|school|company|headquarters)\b/,
      /\b(?:he|she|they|my \w+|someone) (?:is|are|has been|keeps)? ?(?:threaten(?:ed|ing|s)?|beat(?:ing|s)?|hit(?:ting|s)?|hurt(?:ing|s)?|stalk(?:ing|ed|s)?) me\b/,
      /\bthreat(?:s|en\w*)? (?:to|of) (?:kill|violence|my life)\b|\bdeath threats?\b/,
      /\bthreat(?:s|en(?:s|ed|ing)?) (?:me )?(?:to|that (?:he|she|they)(?:'ll| will| would)) (?:kill|hit|hurt|harm|beat|punch|stab|shoot|rape|murder|attack|strangle|burn) (?:up )?(?:me|us|my \w+)\b/,
      /\b(?:he|she|they|my \w+|someone|somebody) (?:wants?|wanted|tried|tries|is trying|are trying) to (?:kill|hit|hurt|harm|beat|stab|shoot|rape|murder|strangle) (?:up )?me\b/,
    ],
    legal: [
      /\b(?:my|our|a|an|the) (?:lawyer|attorney|solicitor|legal (?:team|counsel|representative|department))s?\b[^.!?]{0,40}\b(?:contact|hear|sue|letter|write|talk|speak|in touch|involved|advis\w*|will|is going)\b/,
      /\b(?:hear|hearing) from my (?:lawyer|attorney|solicitor)\b|\b(?:contact|call|hire|hiring|get|getting|speak to|talk to|consult|calling|contacting|see|seeing) (?:my|a|an|our) (?:lawyer|attorney|solicitor)\b/,
      /\b(?:sue|suing|sued) (?:you|u|your|ur|them|the company|this company|over|for damages)\b/,
      /\b(?:take|taking|pursue|pursuing|start|starting|considering|threaten(?:ing)?|file|filing|bring|initiate|initiating) (?:\w+ )?(?:legal (?:action|proceedings|steps)|lawsuit|court case|class action)\b/,
      /\b(?:see (?:you|u) in court|take (?:you|u|this|them|it) to court|small claims court|lawsuit against|legal action against|press charges|class[- ]action)\b/,
    ],
    account_security: [
      /\b(?:my|our) (?:\w+ ){0,3}(?:account|accounts|profile|login|e-?mail|identity|password|card|credentials|phone number)s? (?:\w+ ){0,1}(?:was|were|has been|have been|been|got|is|is being|are|may have been|might have been|must have been|seems?|appears?)(?: to be)?(?: to have been)? (?:\w+ )?(?:hacked|hijacked|compromised|stolen|taken over|breached|hacked into|cloned|phished|broken into)\b/,
      /\b(?:someone|somebody|some one|a hacker|hackers?|a stranger|a thief|scammers?|fraudsters?)(?: else)? (?:\w+ )?(?:has |had |have |is |'s )?(?:\w+ )?(?:hacked|hijacked|stol\w*|steal\w*|broke\w*|gained|gotten|got|logged|logging|accessed|accessing|using|used|taken|took|changed)(?: \w+){0,4} (?:my|our) (?:\w+ ){0,3}(?:account|profile|login|e-?mail|identity|password|card|key|credentials|phone number|details|money)\b/,
      /\bi(?:'ve been| have been| was| am| got|'ve gotten| have gotten|'m being| am being| think i was| think i've been) (?:hacked|phished|a victim of (?:identity theft|fraud))\b/,
      /\b(?:unauthori[sz]ed|fraudulent|unrecogni[sz]ed) (?:\w+ )?(?:charge|charges|transaction|transactions|payment|payments|purchase|purchases|login|logins|access|sign-?in|withdrawal|withdrawals)\b[^.!?]{0,30}\b(?:my|our|i)\b|\b(?:my|our|i)\b[^.!?]{0,40}\b(?:unauthori[sz]ed|fraudulent) (?:\w+ )?(?:charge|transaction|payment|purchase|login|access|withdrawal)s?\b/,
      /\b(?:my|our) (?:identity|account|profile) (?:theft|takeover)\b|\bstole my (?:identity|account|card|password)\b/,
    ],
    regulator: [
      /\b(?:report|reporting|reported|complain|complaining|complained|complaint|complaints|write|writing|going|go|escalate|file|filed|filing|lodge|lodging)\b[^.!?]{0,50}\b(?:to|with|at|before) (?:the |a |my |your )?(?:\w+ ){0,2}(?:ftc|fcc|cfpb|ico|bbb|better business bureau|data protection (?:authority|commissioner|agency|officer)|information commissioner|ombudsman|regulator|regulators|trading standards|consumer (?:protection|affairs|council|rights) ?\w*|attorney general|financial conduct authority|fca|supervisory authority|competition authority)\b/,
      /\b(?:gdpr|data protection|privacy) (?:complaint|violation|breach|infringement)s?\b|\bviolat\w+ (?:of )?(?:the )?(?:gdpr|my privacy|data protection|my rights under)\b/,
      /\b(?:report|reporting) (?:you|u|your company|this company) to\b/,
    ],
  },
  anger: [
    [
      0.8,
      /\b(?:fuck (?:you|this|off|u)|(?:useless|stupid|dumb|terrible|worst|horrible|awful) (?:ro)?(?:bot|chatbot|assistant|service|support|company|thing|app|product))\b/,
    ],
    [0.75, /\b(?:furious|outrag\w+|enraged?|livid|infuriat\w+|fuming|seething|pissed|belligerent|irate)\b/],
    [0.7, /\b(?:angry|angrily|anger|mad(?! about| libs)|rage|raging|fury|hostile|madden\w*)\b/],
    [
      0.65,
      /\b(?:frustrat\w*|irritat\w*|annoy\w*|aggravat\w*|vex(?:es|ed|ing)?|exasperat\w*|offended|offensive|insult\w*|disgust\w*|resent\w*)\b/,
    ],
    [
      0.65,
      /\b(?:fed up|sick (?:and tired )?of|had enough|no patience|lost patience|losing (?:my )?patience|last straw|waste of (?:my )?(?:time|money)|wast(?:ed|ing) my time|how dare)\b/,
    ],
    [
      0.6,
      /\b(?:i hate|hate (?:this|you|it|your|doing|that|when)|ridiculous|unacceptable|inexcusable|shameful|disgrace\w*|pathetic|incompetent|(?:is|are|such|what) a (?:total |complete )?joke|bullshit|bs|rip[- ]?off|scam(?:mers?|med)?(?= you| company|!|\.|$)|crap(?:py)?|garbage|rubbish|horrendous|atrocious)\b/,
    ],
    [
      0.6,
      /\b(?:fuck\w*|wtf|ffs|shit\w*|bastards?|assholes?|arseholes?|goddamn\w*|bloody (?:hell|useless|awful|stupid)|idiots?|morons?|stupid|dumb)\b/,
    ],
    [0.4, /\b(?:damn\w*|bloody|screw (?:you|this)|hell)\b/],
    [
      0.4,
      /\b(?:terrible|awful|horrible|worst|useless|unhelpful|not helpful|aren't helpful|not helping|appalling|dreadful|never works?|does ?n[o']t (?:fucking )?work at all|nothing works|keep(?:s)? failing|for the (?:third|fourth|fifth|10th|hundredth|last) time|still (?:not|no|nothing|waiting)|again and again|over and over)\b/,
    ],
    [0.25, /\b(?:disappoint\w*|unhappy|upset|dissatisf\w*|poor service|bad service|unbelievable|seriously)\b/],
  ],
  smalltalk: {
    greeting:
      /^(?:hi+|hello+|hey+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|morning|evening|hello there|hi there|hey there|sup|what's up|whats up)$/,
    how_are_you:
      /^(?:how are (?:you|u|ya)(?: doing| feeling| today)*|how r u|how's it going|hows it going|how do you do|how have you been|you ok|how is your day(?: going)?|how's your day)$/,
    thanks:
      /^(?:thanks?(?: (?:you|u|a lot|so much|very much|a bunch|a million|for (?:your|the|all your) (?:help|time|answer|assistance)|for (?:helping|that|everything)))*|thx|ty|tysm|cheers|much appreciated|(?:i )?appreciate (?:it|that)|many thanks|(?:that (?:was|is)|that's|very|so) helpful|you(?:'re| are) (?:great|awesome|the best|amazing|helpful)|that helps|that helped|that worked|(?:it |that |this |all |everything |it's |that's )?(?:works|working)(?: now| again| fine| great| perfectly)*|(?:that(?:'s| is| was) )?(?:exactly |just |precisely )?what i (?:needed|wanted|was looking for|was after)|(?:(?:my |the )?(?:problem|issue|question)(?: is| has been| was)? |(?:that|it|this)(?: is|'s)? )?(?:now |all )?(?:solved|resolved|fixed|sorted|answered)(?: now| it| that)?|(?:that|this|it) (?:solve[sd]|fixe[sd]|answers|answered|resolve[sd]|did|does) (?:it|the trick|(?:my|the) (?:question|problem|issue))|(?:that|this|it) was (?:quick|fast|easy|painless)|you(?:'re| are) a (?:hero|star|legend|lifesaver))$/,
    goodbye:
      /^(?:bye+|bye bye|goodbye|good bye|see (?:you|ya|u)(?: later| soon| around)?|cya|farewell|take care|have a (?:nice|good|great|lovely) (?:day|evening|weekend|one|night)|good ?night|that's all|that is all|that will be all|talk (?:to you )?later|ttyl|later|so long|until next time)$/,
    yes: /^(?:yes+|yeah|yep|yup|yea|sure|of course|yes please|please do|correct|right|exactly|absolutely|definitely|please|go ahead|do it|y|that's right|indeed|of course|sounds good|i would|i do|yes i (?:do|would|want))$/,
    no: /^(?:no+|nope|nah|no thanks?(?: you)?|not (?:now|really|at all)|never mind|nevermind|n|no way|i don't|no need|don't)$/,
    help: /^(?:please |pls )?(?:(?:are )?(?:you|u) (?:still )?(?:there|here)(?: still)?|i (?:really |just )?(?:need|want|would like)(?: some| your| a bit of| a little)? (?:help|assistance|support)|i'd like some help|need (?:some )?help|i(?:'ve| have)?(?: got)? (?:a|one|another|some|a quick|a few) (?:questions?|problems?|issues?|query)|(?:quick )?question|(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody) (?:please |pls )?(?:help|assist)(?: me| us)?(?: out)?(?: with something)?|can i (?:ask|get)(?: you)? (?:something|a question|(?:some )?help)|may i ask (?:you )?(?:something|a question)|(?:please )?help(?: me| us)?(?: out)?|what (?:can|could|do) (?:you|u) (?:help|assist)(?: me| us)?(?: with)?|what (?:can|do) (?:you|u) do(?: for me)?|what are you able to do|what can i ask(?: you)?(?: about)?|how can (?:you|u) help(?: me)?)(?: please| pls)?$/,
    ok: /^(?:ok+|okay|k|kk|alright|all right|fine|got it|i see|understood|cool|great|perfect|nice|good|awesome|excellent|makes sense|i understand|good to know|wonderful|amazing|super)$/,
    beside:
      /^(?:there|bot|assistant|bellhop|everyone|everybody|team|guys|all|sir|madam|mate|friend|dear|again|please|and|then|very|so much|today|now|really|for now|that's|it|i|you|too|well|oh|ah|um|support|folks|man|buddy|dude)$/,
  },
  followUp: {
    starts:
      /^(?:and|but|or|also|then|so then|what about|how about|what if|and if|why|why not|how come|how so|which one|where exactly|like what|for example|since when|until when|even if|is that|does that|can that|would that|in that case|same for|ok and|okay and|ok but)\b/,
    refers:
      /\b(?:it|its|that|this|these|those|they|them|there|one|ones|the same|instead|else|either|otherwise|step \d+|the (?:first|second|third|last|other|latter) (?:one|step|option|way))\b/,
  },
  alreadyDid:
    /\b(?:i|we)(?:'ve| have| had)? (?:(?:have |had )?already|also|just|even) (?:\w+ ){0,2}?\w+|\b(?:i|we)(?:'ve| have) (?:tried|restarted|rebooted|reinstalled|reset|checked|updated|upgraded|changed|deleted|cleared|contacted|called|emailed|followed|installed|uninstalled|unplugged|replaced|verified|done|read|looked|searched|selected|removed|set|turned|switched)|\b(?:i|we) (?:tried|restarted|rebooted|reinstalled|reset|checked|updated|upgraded|cleared|unplugged|replaced|verified|followed|contacted|called|emailed|uninstalled|double-checked|attempted)|\balready (?:tried|done|did|checked|restarted|reset|reinstalled|updated)|^tried\b/,
}
