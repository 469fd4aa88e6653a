import { describe, expect, it } from 'vitest'
import { maxTermLength, terms } from '../../src/knowledge/languages.ts'
import { detect, tell } from '../../src/knowledge/tell-language.ts'

const only = (text: string, lang: string) => terms(text, lang).map(({ term }) => term)

describe('terms', () => {
  it('bring forms of a word together', () => {
    expect(only('returning returned', 'en')).toEqual(['return', 'return'])
    expect(new Set(only('Einstellung Einstellungen', 'de')).size).toBe(1)
    expect(new Set(only('commande commandes', 'fr')).size).toBe(1)
  })

  it('keep the first letter of öffnen and the letters of Cyrillic words', () => {
    expect(only('öffnen', 'de')).toEqual(['offn'])
    expect(only('заказ', 'ru')[0]).toBeTruthy()
  })

  it('are the same for Serbian in Cyrillic, in Latin and without diacritics', () => {
    const spellings = ['Промените лозинку ђака', 'Promenite lozinku đaka', 'Promenite lozinku djaka']
    expect(new Set(spellings.map((spelling) => only(spelling, 'sr').join(' '))).size).toBe(1)
  })

  it('are single characters and pairs in Chinese and Japanese', () => {
    expect(only('重置密码', 'zh')).toEqual(['重', '重置', '置', '置密', '密', '密码', '码'])
  })

  it('know small words and keep them', () => {
    expect(terms('how do I pay', 'en').map(({ stop }) => stop)).toEqual([true, true, true, false])
    expect(
      terms('wie kann ich bezahlen', 'de')
        .filter(({ stop }) => !stop)
        .map(({ typed }) => typed),
    ).toEqual(['bezahlen'])
  })

  it('drop symbols and cut what is longer than a word', () => {
    expect(only('*** ~6 ^ : -', 'en')).toEqual(['6'])
    expect(only('x'.repeat(10_000), 'en')[0]?.length).toBe(maxTermLength)
  })
})

describe('the language of a text', () => {
  it.each([
    ['How do I reset my password?', 'en'],
    ['Wie kann ich mein Passwort ändern?', 'de'],
    ['Comment changer mon mot de passe ?', 'fr'],
    ['¿Cómo cambio mi contraseña?', 'es'],
    ['Како да променим лозинку?', 'sr'],
    ['Kako da promenim lozinku?', 'sr'],
    ['Gde je moja porudzbina', 'sr'],
    ['如何重置密码', 'zh'],
    ['Login.gov 创建帐户', 'zh'],
    ['パスワードを忘れた', 'ja'],
    ['Как изменить мой пароль?', 'ru'],
  ])('is told of “%s”', (text, lang) => {
    expect(detect(text)).toBe(lang)
  })

  it.each(['refund', 'hi', 'OTA', '', '???', '12345', 'ok'])('is not guessed of “%s”', (text) => {
    expect(detect(text)).toBeUndefined()
  })
})

describe('the language of a customer’s message', () => {
  const ours = ['en', 'de', 'sr']

  it.each([
    ['Moja porudžbina još nije stigla', 'sr'],
    ['Uparite Blutut uredjaje sa racunarom', 'sr'],
    ['Напишите поруку и сачувајте је', 'sr'],
    ['Где мой заказ?', 'ru'],
    ['Jak mogę zmienić hasło?', 'pl'],
    ['Gdje je moja narudžba i kada stiže?', 'sr'],
    ['Làm sao để đổi mật khẩu của tôi?', 'vi'],
    ['ฉันลืมรหัสผ่าน', 'th'],
    ['नमस्ते', 'hi'],
    ['Bluetooth-Lautsprecher verbinden geht nicht', 'de'],
    ['emparejar dispositivos Bluetooth con el equipo', 'es'],
  ])('“%s” is %s', (text, lang) => {
    expect(tell(text, ours)).toBe(lang)
  })

  it.each(['Nintendo Switch 2', 'invoice 2024', 'reset', '42', ''])('nothing tells it of “%s”', (text) => {
    expect(tell(text, ours)).toBeUndefined()
  })
})
