import { describe, expect, it } from 'vitest'
import { understand } from '../../src/answering/understand.ts'
import { detect } from '../../src/knowledge/tell-language.ts'

/** As it comes to the desk: the language as far as the text tells it, else the browser's. */
const read = (text: string, browser: string) => understand(text, [], detect(text) ?? browser)

describe('asking for a person', () => {
  it.each([
    ['pl', 'Chcę rozmawiać z człowiekiem'],
    ['pl', 'Proszę połączyć mnie z konsultantem'],
    ['pl', 'poproszę konsultanta'],
    ['pl', 'nie chcę rozmawiać z botem'],
    ['sv', 'Jag vill prata med en människa'],
    ['sv', 'kan jag få tala med en riktig person?'],
    ['sv', 'koppla mig till en handläggare tack'],
    ['ru', 'Хочу поговорить с живым человеком'],
    ['ru', 'позовите оператора, пожалуйста'],
    ['ru', 'Соедините меня, пожалуйста, с оператором'],
    ['ru', 'оператор'],
    ['tr', 'Bir insanla görüşmek istiyorum'],
    ['tr', 'müşteri temsilcisine bağlanmak istiyorum'],
    ['tr', 'canlı destek lütfen'],
    ['ar', 'أريد التحدث مع شخص حقيقي من فضلك'],
    ['ar', 'حولني إلى موظف'],
    ['ar', 'موظف لو سمحت'],
    ['he', 'אני רוצה לדבר עם נציג אנושי'],
    ['he', 'נציג בבקשה'],
    ['he', 'אפשר לדבר עם בן אדם?'],
    ['zh', '转人工'],
    ['zh', '我要找人工客服'],
    ['zh', '我想跟真人聊'],
    ['ja', '担当者と話したいです'],
    ['ja', 'オペレーターにつないでください'],
    ['ja', '人間とチャットできますか'],
  ])('is understood in %s: %s', (lang, text) => {
    expect(read(text, lang)).toMatchObject({ wantsPerson: `asks_for_person.${lang}` })
  })

  it.each([
    ['pl', 'Jak zmienić dane osobowe?'],
    ['pl', 'Chcę dodać pracownika do konta'],
    ['pl', 'nie potrzebuję konsultanta'],
    ['sv', 'Hur lägger jag till en person i kontot?'],
    ['sv', 'Jag behöver ingen handläggare'],
    ['ru', 'Как добавить сотрудника в аккаунт?'],
    ['ru', 'Где мой заказ?'],
    ['ru', 'мне не нужен оператор'],
    ['tr', 'Kişi bilgilerimi nasıl değiştiririm?'],
    ['tr', 'İnsan kaynakları ilanı var mı?'],
    ['ar', 'كيف أضيف شخصًا إلى حسابي؟'],
    ['ar', 'لا أحتاج إلى موظف'],
    ['he', 'איך מוסיפים נציג לחשבון?'],
    ['he', 'איפה ההזמנה שלי?'],
    ['zh', '人工费是多少？'],
    ['zh', '我要退货'],
    ['zh', '不需要人工'],
    ['ja', '返品したいです'],
    ['ja', '人気の商品は何ですか'],
    ['ja', '担当者は不要です'],
  ])('is nothing that is read into another message in %s: %s', (lang, text) => {
    expect(read(text, lang).wantsPerson).toBeUndefined()
  })

  it.each([
    ['de', 'Wie ist der Kontakt zur zuständigen Person im Konto gespeichert?'],
    ['de', 'Kontakt und Operator in der Übersicht tauschen'],
    ['en', 'who is the contact person of my account?'],
    ['en', 'the agent shows kontakt instead of contact'],
    ['fr', 'comment ajouter une personne de contact ?'],
    ['sr', 'kontakt osoba na računu'],
  ])('in one of them is not read into %s: %s', (lang, text) => {
    expect(String(read(text, lang).wantsPerson)).not.toMatch(/\.(?:pl|sv|ru|tr|ar|he|zh|ja)$/)
  })
})

describe('courtesies', () => {
  it.each([
    ['pl', 'Dzień dobry', 'dziękuję bardzo', 'tak, poproszę', 'nie, dziękuję'],
    ['sv', 'Hej!', 'tack så mycket', 'ja tack', 'nej tack'],
    ['ru', 'Здравствуйте!', 'большое спасибо', 'да', 'нет, спасибо'],
    ['tr', 'Merhaba', 'teşekkür ederim', 'evet', 'hayır, teşekkürler'],
    ['ar', 'مرحبًا', 'شكرًا جزيلًا', 'نعم', 'لا شكرًا'],
    ['he', 'שלום', 'תודה רבה', 'כן', 'לא, תודה'],
    ['zh', '您好！', '谢谢', '是的', '不用了'],
    ['ja', 'こんにちは', 'ありがとうございます', 'はい、お願いします', 'いいえ、結構です'],
  ])('are a greeting, thanks, yes and no in %s', (lang, ...texts) => {
    expect(texts.map((text) => read(text, lang).smalltalk)).toEqual(['greeting', 'thanks', 'yes', 'no'])
  })

  it.each([
    ['pl', 'czy jesteś botem?'],
    ['sv', 'är du en robot?'],
    ['ru', 'Вы бот?'],
    ['tr', 'sen robot musun?'],
    ['ar', 'هل أنت روبوت؟'],
    ['he', 'האם אתה רובוט?'],
    ['zh', '你是机器人吗？'],
    ['ja', 'あなたは人間ですか？'],
  ])('and whether this is a bot is a question in %s, not a request: %s', (lang, text) => {
    expect(read(text, lang)).toMatchObject({ asksIfBot: true })
    expect(read(text, lang).wantsPerson).toBeUndefined()
  })

  it('are no sign of anything where a question stands beside them', () => {
    expect(read('Здравствуйте, где мой заказ?', 'ru').smalltalk).toBeUndefined()
    expect(read('你好，我要退货', 'zh').smalltalk).toBeUndefined()
  })
})
