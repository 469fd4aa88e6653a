import { describe, expect, it } from 'vitest'
import { understand } from '../../src/answering/understand.ts'

const read = (text: string, lang?: string) => understand(text, [], lang)

describe('asking for help with nothing said yet', () => {
  it.each([
    'I need help',
    'I have a question',
    'can you help me?',
    'help',
    'help me please',
    'what can you help me with?',
    'what can you do?',
    'what can I ask you?',
    'hi, could you please help me?',
    'Ich brauche Hilfe',
    'Hallo, ich habe eine Frage',
    'Können Sie mir helfen?',
    'Hilfe bitte',
    'Wobei können Sie mir helfen?',
    'Was kannst du?',
    'Was kann ich dich fragen?',
    'J’ai besoin d’aide',
    'J’ai une question',
    'Pouvez-vous m’aider ?',
    'aidez-moi s’il vous plaît',
    'En quoi pouvez-vous m’aider ?',
    'Que peux-tu faire ?',
    'Que puis-je vous demander ?',
    'Necesito ayuda',
    'Hola, tengo una pregunta',
    '¿Me puedes ayudar?',
    'ayuda por favor',
    '¿En qué puedes ayudarme?',
    '¿Qué puedes hacer?',
    '¿Qué te puedo preguntar?',
    'Treba mi pomoć',
    'Imam pitanje',
    'Možete li da mi pomognete?',
    'pomoć',
    'Oko čega možete da mi pomognete?',
    'Šta možeš da uradiš?',
    'Šta mogu da te pitam?',
    'Треба ми помоћ',
    'Имам питање',
    'Можете ли да ми помогнете?',
    'Шта могу да вас питам?',
    'Are you there?',
    'hello? are you still there?',
    'Sind Sie noch da?',
    'Êtes-vous là ?',
    '¿Estás ahí?',
    'Ci sei?',
    'Você está aí?',
    'Bent u er nog?',
    'Jeste li tu?',
  ])('is small talk: %s', (text) => {
    expect(read(text).smalltalk).toBe('help')
    expect(read(text).wantsPerson).toBeUndefined()
  })

  it.each([
    'I need help with my invoice',
    'can you help me reset my password?',
    'I have a question about billing',
    'help center',
    'Ich brauche Hilfe bei der Rechnung',
    'J’ai une question sur ma facture',
    'Necesito ayuda con mi factura',
    'Treba mi pomoć oko računa',
    'Имам питање о рачуну',
    'Are you there on Sundays?',
    'Are you here to install it?',
  ])('is a question where it says with what: %s', (text) => {
    expect(read(text).smalltalk).toBeUndefined()
  })
})

describe('declining a person', () => {
  it.each([
    'I do not need a person',
    "I don't need a human, thanks",
    'no need for an agent',
    "I don't want to talk to a person",
    "I don't want to wait for a person anymore",
    "please don't connect me to an agent",
    'Ich brauche keinen Menschen',
    'Ich möchte nicht mit einem Menschen sprechen',
    'Ich will nicht mehr auf einen Mitarbeiter warten',
    'Ich will mit niemandem sprechen',
    'Je n’ai pas besoin d’un humain, merci',
    'Je ne veux pas parler à une personne',
    'Je ne veux plus attendre un conseiller',
    'pas besoin d’un conseiller',
    'No necesito una persona',
    'No quiero hablar con un humano, gracias',
    'ya no quiero esperar a un agente',
    'no hace falta un agente',
    'Ne treba mi čovek',
    'Ne želim da razgovaram sa čovekom',
    'Ne želim više da čekam čoveka',
    'nema potrebe za agentom',
    'Не треба ми човек, хвала',
    'Нећу више да чекам оператера',
  ])('is no request for one, and a “no”: %s', (text) => {
    expect(read(text).wantsPerson).toBeUndefined()
    expect(read(text).smalltalk).toBe('no')
  })

  it.each([
    "I don't want to talk to a bot, I need a person",
    "I don't want to talk to a bot I need a person",
    "I don't need an agent, I need a human",
    "why can't I talk to a person",
    "I don't want to wait, connect me to an agent",
    'Ich will nicht mit einem Bot reden, ich brauche einen Menschen',
    'Je ne veux pas parler à un robot, je veux une personne',
    'No quiero hablar con un bot, quiero una persona',
    'Neću da pričam sa botom, hoću čoveka',
    'Нећу бота, хоћу човека',
  ])('is not declining a bot, nor a wait: %s', (text) => {
    expect(read(text).wantsPerson).toMatch(/^asks_for_person\./)
  })

  it.each([
    'how long will I have to wait for somebody?',
    'how long do I have to wait for an agent',
    'wie lange muss ich auf jemanden warten?',
    'wie lange warte ich noch auf einen Mitarbeiter?',
    'Combien de temps dois-je attendre quelqu’un ?',
    '¿Cuánto tiempo tengo que esperar a alguien?',
    'Koliko dugo moram da čekam nekoga?',
    'koliko dugo ću čekati da mi se neko javi?',
    'Колико морам да чекам некога?',
  ])('nor is asking about the wait a request: %s', (text) => {
    expect(read(text).wantsPerson).toBeUndefined()
    expect(read(text).smalltalk).toBeUndefined()
  })
})

describe('the language of a few words', () => {
  it.each([
    ['Hallo', 'de'],
    ['Danke', 'de'],
    ['bist du ein Mensch?', 'de'],
    ['Ich möchte mit einem Menschen sprechen', 'de'],
    ['Bonjour', 'fr'],
    ['merci', 'fr'],
    ['Hola', 'es'],
    ['gracias', 'es'],
    ['Zdravo', 'sr'],
    ['Здраво', 'sr'],
    ['hvala', 'sr'],
    ['хвала', 'sr'],
    ['hello', 'en'],
    ['thanks', 'en'],
    ['human please', 'en'],
  ])('is told by a courtesy, a request or a question: %s', (text, lang) => {
    expect(read(text).lang).toBe(lang)
    expect(read(text, lang === 'en' ? 'de' : 'en').lang).toBe(lang)
  })

  it.each(['ok', 'super', 'hi', 'no', 'ciao', 'agent', 'bot?', 'lol', '👍', 'MKR1000'])(
    'is not guessed where several have it, or none: %s',
    (text) => {
      expect(read(text).lang).toBeUndefined()
    },
  )

  it('stays the conversation’s own where that has the words too', () => {
    expect(read('merci', 'de').lang).toBeUndefined()
    expect(read('hallo', 'nl').lang).toBeUndefined()
  })
})
