/**
 * Languages that Bellhop speaks and understands the most needful of: asking for a person, asking whether it is one, and
 * courtesies. Whole patterns of the folded text instead of lists of words: several are written without spaces or with
 * letters that `\b` does not know. Those in letters of their own are tried where a message has such letters.
 */
import type { Lexicon, SmalltalkWords } from './lexicon.ts'

/** A language's further patterns; `letters` are those that it alone is written with, of the languages here. */
export interface Further extends Lexicon {
  letters?: RegExp
}

interface Needful {
  lang: string
  letters?: RegExp
  asks: RegExp[]
  refuses: RegExp
  asksIfBot: RegExp[]
  courtesies: Omit<SmalltalkWords, 'how_are_you' | 'borrowed'>
}

const nothing = /(?!)/

function needful({ lang, letters, asks, refuses, asksIfBot, courtesies }: Needful): Further {
  const lists = { contact: '', move: '', moveLinks: '', want: '', human: '', maybe: '', real: '' }
  const others = { fillers: '', enders: '', thirdParty: '', product: '' }
  return {
    lang,
    ...(letters && { letters }),
    person: { ...lists, ...others, also: asks, never: [], refuses },
    asksIfBot,
    sensitive: {},
    anger: [],
    smalltalk: { ...courtesies, how_are_you: nothing },
    followUp: { starts: nothing, refers: nothing },
    alreadyDid: nothing,
  }
}

const pl = needful({
  lang: 'pl',
  asks: [
    /\b(?:(?:po)?rozmawiac|pogadac|rozmow[aey]|polacz\w*|polaczenie|przelacz\w*|skontaktowac|kontakt z)\b(?: \w+){0,4}? (?:czlowiek(?:iem|a)|osob(?:a|y)|konsultant\w*|pracownik\w*|operator\w*|doradc\w*|agent\w*)\b/,
    /\b(?:poprosze|prosze|potrzebuje|dajcie mi|zawolaj\w*|wezwij)(?: o)? (?:(?:zyw|prawdziw)\w+ )?(?:czlowieka|konsultanta|operatora|doradce)\b/,
    /^\W*(?:(?:zywy|prawdziwy) )?(?:czlowiek|konsultant|operator)(?: prosze)?\W*$/,
    /\bnie chce (?:\w+ ){0,2}(?:z )?(?:botem|robotem|automatem)\b/,
  ],
  refuses:
    /\bnie (?:chce|potrzebuje|trzeba) (?:(?:po)?rozmawiac (?:z )?)?(?:zadn\w+ )?(?:czlowiek\w*|konsultant\w*|operator\w*)\b/,
  asksIfBot: [
    /\bczy (?:ty )?(?:jestes|to|rozmawiam z|pisze z) (?:\w+ ){0,2}?(?:bot\w*|robot\w*|automat\w*|czlowiek\w*|maszyn\w*)\b/,
  ],
  courtesies: {
    greeting: /^(?:czesc|hej|witam|dzien dobry|dobry wieczor)$/,
    thanks:
      /^(?:dzieki|dziekuje|dziekuje bardzo|bardzo dziekuje|wielkie dzieki|pomoglo|(?:wlasnie )?o to mi chodzilo|(?:juz )?dziala|(?:problem )?rozwiazan[ye])$/,
    goodbye: /^(?:do widzenia|na razie|pa|milego dnia|dobranoc)$/,
    yes: /^(?:tak|tak prosze|tak poprosze|jasne|pewnie|oczywiscie|chetnie)$/,
    no: /^(?:nie|nie dziekuje|nie dzieki|nie trzeba)$/,
    help: /^(?:pomocy|pomoc|potrzebuje pomocy|mam pytanie|czy mozesz mi pomoc)$/,
    ok: /^(?:ok|dobrze|rozumiem|super|swietnie|w porzadku)$/,
    beside: /^(?:bardzo|wszystkim|panstwu|prosze|poprosze)$/,
  },
})

const sv = needful({
  lang: 'sv',
  asks: [
    /\b(?:prata|tala|snacka|chatta|koppla\w*|kontakta|komma i kontakt)\b(?: \w+){0,4}? (?:manniska|person|handlaggare|medarbetare|kundtjanst|nagon|operator|agent)\b/,
    /\b(?:vill ha|behover|ge mig|hamta) (?:en )?(?:(?:riktig|levande) )?(?:manniska|handlaggare|medarbetare)\b/,
    /^\W*(?:en )?(?:(?:riktig|levande) )?(?:manniska|handlaggare|person)(?: tack)?\W*$/,
    /\bvill inte (?:prata|chatta) med (?:en )?(?:bot|robot|maskin)\b/,
  ],
  refuses:
    /\b(?:(?:vill|behover) inte (?:(?:prata|tala|chatta) med )?|behover ingen |ingen )(?:en |nagon )?(?:manniska|handlaggare|person|medarbetare)\b/,
  asksIfBot: [/\b(?:ar du|pratar jag med|ar det har) (?:en )?(?:riktig )?(?:bot|robot|manniska|maskin|ai|person)\b/],
  courtesies: {
    greeting: /^(?:hej|hejsan|tjena|god (?:dag|morgon|kvall)|hallo)$/,
    thanks:
      /^(?:tack|tack sa mycket|stort tack|tackar|det hjalpte|det var (?:precis )?(?:det|vad) jag (?:behovde|sokte)|(?:det )?(?:funkar|fungerar)(?: nu)?|(?:problemet )?(?:ar )?lost)$/,
    goodbye: /^(?:hej da|adjo|vi ses|ha det(?: sa)? bra)$/,
    yes: /^(?:ja|ja tack|ja garna|garna|visst|javisst|absolut)$/,
    no: /^(?:nej|nej tack|inte nu|behovs inte)$/,
    help: /^(?:hjalp|jag behover hjalp|jag har en fraga|kan du hjalpa mig)$/,
    ok: /^(?:ok|okej|bra|perfekt|jag forstar|forstatt|toppen)$/,
    beside: /^(?:sa|mycket|alla)$/,
  },
})

/** Folded letter for letter: `человек` is `celovek`. */
const ru = needful({
  lang: 'ru',
  letters: /\p{Script=Cyrillic}/u,
  asks: [
    /\b(?:po)?govorit s (?:\w+ ){0,3}?(?:celovek\w*|sotrudnik\w*|operator\w*|specialist\w*|konsultant\w*|menedzer\w*)\b/,
    /\b(?:soedinite|svyazite|pereklyucite|perevedite|soedini|pozovite|pozovi|dajte|nuzen|nuzna|hocu|trebuyu)(?:[ ,]+(?:menya|mne|nas|pozalujsta|razgovor|s|na|k))*[ ,]+(?:(?:ziv|realn|nastoyashch)\w+ )?(?:celovek\w*|sotrudnik\w*|operator\w*|specialist\w*|konsultant\w*)\b/,
    /\bsvyazatsya s (?:\w+ )?(?:celovekom|operatorom|sotrudnikom|konsultantom)\b/,
    /^\W*(?:(?:zivoj|realnyj) )?(?:celovek|operator\w?|sotrudnik|konsultant)(?: pozalujsta)?\W*$/,
    /\bne hocu (?:\w+ )?s (?:bot\w*|robot\w*|masin\w*)\b/,
  ],
  refuses:
    /\b(?:ne (?:nuzen|nuzna|hocu|nado|trebuetsya)) (?:govorit s )?(?:celovek\w*|operator\w*|sotrudnik\w*|konsultant\w*)\b/,
  asksIfBot: [
    /\b(?:vy|ty|eto|ya govoryu s|ya obshchayus s) (?:\w+ )?(?:bot\w*|robot\w*|celovek\w*|masin\w*|programm\w*)\b[^.!]{0,20}\?/,
  ],
  courtesies: {
    greeting: /^(?:zdravstvujte|privet|dobryj (?:den|vecer)|dobroe utro|dobrogo dnya)$/,
    thanks:
      /^(?:spasibo|spasibo bolsoe|bolsoe spasibo|blagodaryu|pomoglo|to cto nuzno|(?:problema )?resen[oa]|(?:vse )?(?:za)?rabota(?:et|lo))$/,
    goodbye: /^(?:do svidaniya|poka|vsego (?:dobrogo|horosego))$/,
    yes: /^(?:da|da pozalujsta|konecno|davajte|hocu)$/,
    no: /^(?:net|net spasibo|ne nado|ne nuzno)$/,
    help: /^(?:pomogite|pomoshch|nuzna pomoshch|u menya (?:est )?vopros|mozete pomoc)$/,
    ok: /^(?:ok|okej|horoso|ponyatno|ponyal|ponyala|yasno|otlicno|ladno)$/,
    beside: /^(?:vsem|bolsoe|vam|vas)$/,
  },
})

const tr = needful({
  lang: 'tr',
  asks: [
    /\b(?:insan|kisi|yetkili|temsilci|gorevli|operator|biri|danisman)\w*(?: (?:ile|biriyle))? (?:\w+ )?(?:gorus|konus|baglan|bagla|aktar|iletisim|yazis)\w*/,
    /\b(?:canli destek|gercek (?:bir )?insan|musteri temsilci\w+) (?:istiyorum|lazim|lutfen|gerek\w*|rica ederim)\b/,
    /^\W*(?:(?:gercek )?(?:bir )?insan|(?:musteri )?temsilcisi?|canli destek|yetkili)(?: lutfen)?\W*$/,
    /\b(?:bot|robot|makine)\w* (?:ile )?(?:gorusmek|konusmak) istemiyorum\b/,
  ],
  refuses:
    /\b(?:insan|temsilci|yetkili)\w*(?: ile)? (?:(?:gorus|konus)mek istemiyorum|(?:gorus|konus)mak istemiyorum|istemiyorum|gerek yok|gerekmiyor)\b/,
  asksIfBot: [/\b(?:sen|siz) (?:\w+ ){0,2}?(?:bot|robot|insan|yapay zeka|makine) ?(?:mi|mu)\w*/],
  courtesies: {
    greeting: /^(?:merhaba|merhabalar|selam|selamlar|iyi (?:gunler|aksamlar)|gunaydin)$/,
    thanks:
      /^(?:tesekkurler|tesekkur ederim|cok tesekkurler|cok tesekkur ederim|sag olun|sagolun|sag ol|cozuldu|(?:simdi )?calisiyor|ise yaradi|(?:tam )?aradigim (?:sey )?buydu)$/,
    goodbye: /^(?:hosca ?kalin|hosca ?kal|gorusuruz|gorusmek uzere|gule gule)$/,
    yes: /^(?:evet|evet lutfen|tabii|tabii ki|elbette|olur)$/,
    no: /^(?:hayir|hayir tesekkurler|yok|gerek yok|istemiyorum)$/,
    help: /^(?:yardim|yardim edin|yardima ihtiyacim var|bir sorum var|sorum var|yardim eder misiniz)$/,
    ok: /^(?:tamam|tamamdir|anladim|peki|super|harika|ok)$/,
    beside: /^(?:cok|herkese|size)$/,
  },
})

const ar = needful({
  lang: 'ar',
  letters: /\p{Script=Arabic}/u,
  asks: [
    /(?:التحدث|الحديث|اتحدث|اتكلم|التكلم|الكلام|التواصل|اتواصل|تحويلي|حولني|حولوني|وصلني|وصلوني|ربطي)(?: \p{L}+){0,3}? (?:ب|ل|ال|لل)?(?:شخص|انسان|موظف|موظفه|ممثل|بشري|مسؤول|وكيل|احد)(?!\p{L}{3})/u,
    /(?:اريد|احتاج|ابغي|عايز|بدي) (?:الي )?(?:ال)?(?:شخص|انسان|موظف|ممثل)(?!\p{L})/u,
    /^[^\p{L}]*(?:ال)?(?:شخص|انسان|موظف)(?: حقيقي)?(?: من فضلك| لو سمحت)?[^\p{L}]*$/u,
    /لا اريد (?:التحدث|الحديث|الكلام) (?:مع|الي) (?:ال)?(?:روبوت|بوت|اله)/u,
  ],
  refuses:
    /لا (?:اريد|احتاج)(?: الي)?(?: (?:التحدث|الحديث|الكلام) (?:مع|الي))? (?:اي )?(?:ال)?(?:شخص|انسان|موظف)(?!\p{L})/u,
  asksIfBot: [/هل (?:انت|هذا|اتحدث مع|اتكلم مع) (?:\p{L}+ )?(?:روبوت|بوت|انسان|بشر|اله|شخص)(?!\p{L}{3})/u],
  courtesies: {
    greeting: /^(?:مرحبا|اهلا|السلام عليكم|صباح الخير|مساء الخير)$/,
    thanks: /^(?:شكرا|شكرا لك|شكرا جزيلا|اشكرك|تم الحل|حلت المشكله|هذا ما كنت ابحث عنه)$/,
    goodbye: /^(?:وداعا|مع السلامه|الي اللقاء)$/,
    yes: /^(?:نعم|نعم من فضلك|اجل|بالتاكيد|طبعا|ايوه)$/,
    no: /^(?:لا|لا شكرا|كلا|لا داعي)$/,
    help: /^(?:مساعده|احتاج مساعده|احتاج الي مساعده|لدي سؤال|عندي سؤال|ساعدني)$/,
    ok: /^(?:حسنا|تمام|فهمت|ممتاز|طيب)$/,
    beside: /^(?:بكم|بك|لكم|جدا)$/,
  },
})

const he = needful({
  lang: 'he',
  letters: /\p{Script=Hebrew}/u,
  asks: [
    /(?:לדבר|לשוחח|להתכתב|שיחה|לדבר|חבר אותי|חברו אותי|תחבר אותי|תחברו אותי|העבר אותי|תעביר אותי|העבירו אותי|להתחבר|ליצור קשר)(?: \p{L}+){0,3}? [לעב]?(?:מ)?ה?(?:אדמ|בנ אדמ|נציג|נציגה|נציג אנושי|אנושי|מישהו|איש|עובד)(?!\p{L})/u,
    /(?:צריכ|צריכה|רוצה|מבקש|מבקשת|אפשר|תנ לי|תנו לי) (?:נציג|בנ אדמ|אדמ|מענה אנושי)(?!\p{L})/u,
    /^[^\p{L}]*(?:נציג|נציג אנושי|בנ אדמ|מענה אנושי)(?: בבקשה)?[^\p{L}]*$/u,
    /לא רוצה לדבר עמ (?:ה)?(?:בוט|רובוט|מכונה)/u,
  ],
  refuses: /(?:לא (?:צריכ|צריכה|רוצה)|אינ צורכ ב)(?: לדבר עמ)? ?(?:נציג|אדמ|בנ אדמ|נציג אנושי)(?!\p{L})/u,
  asksIfBot: [
    /(?:האמ )?(?:אתה|את|זה|אני מדבר עמ|אני מדברת עמ) (?:\p{L}+ )?(?:בוט|רובוט|אדמ|אנושי|מכונה)(?!\p{L})[^.!]{0,20}\?/u,
  ],
  courtesies: {
    greeting: /^(?:שלומ|היי|הי|בוקר טוב|ערב טוב|צהריימ טובימ)$/,
    thanks: /^(?:תודה|תודה רבה|המונ תודה|זה מה שחיפשתי|נפתר|זה עובד|זה עזר)$/,
    goodbye: /^(?:להתראות|ביי|יומ טוב|לילה טוב)$/,
    yes: /^(?:כנ|כנ בבקשה|כנ תודה|בטח|ברור|בהחלט|בשמחה)$/,
    no: /^(?:לא|לא תודה|לא צריכ|אינ צורכ)$/,
    help: /^(?:עזרה|אני צריכ עזרה|אני צריכה עזרה|יש לי שאלה|אפשר עזרה)$/,
    ok: /^(?:אוקיי|אוקי|בסדר|הבנתי|מעולה|סבבה|טוב)$/,
    beside: /^(?:לכמ|לכולמ|רבה)$/,
  },
})

const zh = needful({
  lang: 'zh',
  letters: /\p{Script=Han}/u,
  asks: [
    /(?:转|轉|找|要|接|叫|请|請|换|換|联系|聯繫|联络|呼叫|需要|想要)(?:个|個|一个|一位|到|接|下|一下|给我|我)*(?:人工|真人|活人|客服人员|客服人員|人工客服|真人客服)/u,
    /(?:跟|和|与|與|同|找)(?:一个|一位|个|個|你们的|你們的)?(?:真人|真实的人|人工|客服|客服人员|工作人员|人)(?:客服)?(?:说话|說話|聊|聊天|谈|談|交谈|交談|对话|對話|沟通|溝通|讲|講)/u,
    /^[^\p{L}]*(?:人工|人工客服|人工服务|人工服務|真人|真人客服)[^\p{L}]*$/u,
    /不(?:想|要)(?:跟|和|与|與)(?:机器人|機器人|ai)/u,
  ],
  refuses: /不(?:需要|要|用|想)(?:转|轉|找|跟|和|与)?(?:人工|真人)(?:客服)?(?:聊|说话|谈)?/u,
  asksIfBot: [
    /(?:你|您|这|這)(?:是|是不是|到底是)(?:一个|个)?(?:机器人|機器人|真人|人工|ai|人)(?:吗|嗎|还是|還是|[?？]|$)/u,
  ],
  courtesies: {
    greeting: /^(?:你好|您好|你好啊|嗨|哈喽|早上好|下午好|晚上好)$/,
    thanks:
      /^(?:谢谢|谢谢你|谢谢您|謝謝|謝謝你|多谢|非常感谢|感谢|(?:问题|已经|已)?解决了?|搞定了|这(?:正|就)是我(?:要|需要|想要)的)$/,
    goodbye: /^(?:再见|再見|拜拜|88)$/,
    yes: /^(?:是|是的|对|對|好的谢谢|要|可以|行|好啊|需要)$/,
    no: /^(?:不|不是|不用|不用了|不需要|不用谢谢|不要|没有|沒有)$/,
    help: /^(?:帮帮我|帮助|我需要帮助|我有个问题|我有一个问题|可以帮我吗|请问)$/,
    ok: /^(?:好|好的|明白了|知道了|了解|嗯|嗯嗯|收到)$/,
    beside: /^(?:啊|呀|哦)$/,
  },
})

const ja = needful({
  lang: 'ja',
  letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  asks: [
    /(?:人間|担当者|担当の方|オペレーター|オペレータ|スタッフ|係の人|有人|本物の人|人)(?:の方)?(?:と|に|へ|と直接|に直接)(?:話|はな|繋|つな|連絡|替|代|お願い|チャット|相談|問い合わせ)/u,
    /(?:人間|担当者|オペレーター|スタッフ|有人対応|有人チャット)(?:を|が|の対応を|で)?(?:呼ん|出し|希望|必要|お願い)/u,
    /^[^\p{L}]*(?:人間|担当者|オペレーター|有人対応|有人)[^\p{L}]*$/u,
    /(?:ボット|ロボット|機械|ai)(?:と|とは)(?:話したくない|話したくありません)/u,
  ],
  refuses:
    /(?:人間|担当者|オペレーター|スタッフ)(?:は|と(?:は)?話す必要は|につなぐ必要は|への取り次ぎは)(?:不要|必要ない|必要ありません|いらない|いりません|結構)/u,
  asksIfBot: [/(?:あなたは|これは|相手は|中の人は)?(?:ボット|ロボット|人間|ai|機械)(?:ですか|なの|でしょうか|[?？])/u],
  courtesies: {
    greeting: /^(?:こんにちは|こんばんは|おはよう|おはようございます|はじめまして|どうも)$/,
    thanks:
      /^(?:ありがとう|ありがとうございます|ありがとうございました|どうもありがとう|どうもありがとうございます|助かりました|解決しました|できました|直りました)$/,
    goodbye: /^(?:さようなら|さよなら|失礼します|失礼いたします|では また|またね)$/,
    yes: /^(?:はい|はい お願いします|ええ|お願いします|そうです|うん)$/,
    no: /^(?:いいえ|いえ|いいえ 結構です|結構です|大丈夫です|いりません)$/,
    help: /^(?:助けて|助けてください|質問があります|質問です|教えてください|手伝ってください)$/,
    ok: /^(?:了解|了解です|了解しました|わかりました|分かりました|承知しました|なるほど|オッケー)$/,
    beside: /^(?:です|ね|よ)$/,
  },
})

export const further: readonly Further[] = [pl, sv, ru, tr, ar, he, zh, ja]
