import { describe, expect, it } from 'vitest'
import { complains } from '../../src/answering/complaint.ts'

describe('a complaint', () => {
  it.each([
    ['en', 'I want to file a complaint'],
    ['en', 'How do I make a complaint?'],
    ['en', 'this is unacceptable, I wish to complain'],
    ['en', "I'd like to make a formal complaint about your driver"],
    ['en', 'I filed a complaint last week and nobody answered'],
    ['en', 'I have a complaint'],
    ['en', 'a complaint please'],
    ['en', 'where can I complain about this?'],
    ['en', 'complaint against your company'],
    ['en', 'I am very dissatisfied with your service'],
    ['en', 'your technician was extremely rude'],
    ['en', 'I need to speak to your complaints department'],
    ['en', 'This is a complaint about the way I was treated by your staff'],
    ['en', 'my complaint has still not been answered'],
    ['de', 'Ich möchte eine Beschwerde einreichen'],
    ['de', 'Wie lege ich Beschwerde ein?'],
    ['de', 'Ich reiche hiermit Beschwerde ein'],
    ['de', 'Wo kann ich mich über Ihren Service beschweren?'],
    ['de', 'Ich bin mit Ihrem Service sehr unzufrieden'],
    ['fr', 'Je souhaite faire une réclamation'],
    ['fr', 'Je veux déposer une plainte contre votre société'],
    ['fr', 'Je voudrais me plaindre de votre service'],
    ['fr', 'Je ne suis pas du tout satisfait de votre service'],
    ['es', 'Quiero poner una queja'],
    ['es', '¿Dónde puedo presentar una reclamación?'],
    ['es', 'Quiero quejarme de su servicio'],
    ['es', 'Estoy muy decepcionado con su servicio'],
    ['sr', 'Želim da uložim žalbu'],
    ['sr', 'Kako da podnesem reklamaciju?'],
    ['sr', 'Хоћу да уложим жалбу'],
    ['sr', 'Где могу да се жалим на ваше услуге?'],
    ['sr', 'Veoma sam nezadovoljna vašom uslugom'],
  ])('is found in %s: %s', (lang, text) => {
    expect(complains(text)).toBe(`complaint.${lang}`)
  })

  it('is forgiven one slip of the pen', () => {
    expect(complains('i want to fiel a compliant')).toBe('complaint.en')
    expect(complains('lodge a custmer reclamaion')).toBe('complaint.en')
  })

  it('may stand anywhere in a longer message', () => {
    expect(complains('Hello,\nmy parcel is late again.\nI want to lodge a complaint\nthanks')).toBe('complaint.en')
  })

  it.each([
    'How do I see my complaints?',
    'Where is your complaint policy?',
    'Do you have a complaint form?',
    'How do I respond to a complaint?',
    'How do I withdraw my complaint?',
    'How can our customers lodge a complaint with us?',
    'What happens when a customer makes a complaint?',
    'who can file a complaint',
    "I don't want to file a complaint",
    "I can't complain, all is good",
    'The compiler complains about a missing library',
    'What does bellhop check complain about?',
    'What happens if I am not satisfied with your product?',
    'My friend complained about the noise',
    'How do I file my taxes?',
    'How do I file a bug report?',
    'add a custom claim to the token',
    'I am unhappy with the colour of the background',
    'Der Compiler beschwert sich über ein fehlendes Semikolon',
    'Program se žali na grešku',
    'Mein Knie macht Beschwerden',
    'Wo finde ich das Beschwerdeformular?',
    'Wie können Kunden eine Beschwerde einreichen?',
    'Was passiert, wenn ich mit Ihrem Produkt nicht zufrieden bin?',
    'Comment voir mes réclamations ?',
    'Que faire si je ne suis pas satisfait de votre produit ?',
    '¿Dónde está el formulario de reclamaciones?',
    'El compilador se queja de un error',
    'Gde vidim svoje žalbe?',
    'Како да одговорим на рекламацију?',
    'Šta ako nisam zadovoljan vašim proizvodom?',
    'How do I reset my password?',
  ])('is not what an ordinary question names: %s', (text) => {
    expect(complains(text)).toBeUndefined()
  })

  it.each([
    ['How do I file a claim?', undefined],
    ['Can I make a claim for water damage?', undefined],
    ['I want to file a claim against your company', 'complaint.en'],
    ['where can I lodge a consumer claim', 'complaint.en'],
    ['I am unhappy with all of it, how do I file a claim?', 'complaint.en'],
  ])('is a claim only against us, of a consumer, or of somebody discontented: %s', (text, rule) => {
    expect(complains(text)).toBe(rule)
  })

  it('is told in the message’s own language where two could be meant', () => {
    expect(complains('reclamation')).toBe('complaint.en')
    expect(complains('reclamation', 'fr-CA')).toBe('complaint.fr')
  })

  it('takes no time worth mentioning on a message of 8,000 characters', () => {
    expect(complains('file my not happy with the '.repeat(300))).toBeUndefined()
    expect(complains('i want to see if unhappy '.repeat(320))).toBeUndefined()
    expect(complains(`${'make a form '.repeat(600)}. lodge a complaint`)).toBe('complaint.en')
  })
})
