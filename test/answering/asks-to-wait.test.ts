import { describe, expect, it } from 'vitest'
import { asksToWait } from '../../src/answering/asks-to-wait.ts'

describe('an agent asks the customer to wait', () => {
  it.each([
    'One moment, please.',
    'just a sec',
    'Bear with me while I open your order.',
    'Let me check that for you.',
    'I’ll have a look',
    'Give me a minute',
    'Einen Moment bitte, ich schaue kurz nach.',
    'Kleinen Augenblick',
    'Ich prüfe das gleich.',
    'Un instant, je vérifie.',
    'Ne quittez pas.',
    'Un momento, por favor.',
    'Déjeme comprobar el pedido.',
    'Samo trenutak.',
    'Proveravam, sačekajte.',
    'Само тренутак.',
    'Un attimo, controllo subito.',
    'Een momentje, ik kijk even.',
    'Só um momento, vou verificar.',
  ])('with %j', (text) => {
    expect(asksToWait(text)).toBe(true)
  })

  it.each([
    'Your parcel left on Monday.',
    'One moment, what is your order number?',
    'You can return it within 30 days.',
    'It takes a few minutes to set up, then press the button on the back.',
    'Ihr Paket ist unterwegs.',
    'Votre colis est parti lundi.',
    'Su pedido salió el lunes.',
    'Paket je poslat juče.',
    'Пакет је послат јуче.',
    `One moment. ${'This is how it works in detail. '.repeat(10)}`,
    '',
  ])('and not with %j', (text) => {
    expect(asksToWait(text)).toBe(false)
  })
})
