import { describe, expect, it } from 'vitest'
import { understand } from '../../src/answering/understand.ts'

const read = (text: string, earlier: string[] = [], lang?: string) => understand(text, earlier, lang)

describe('asking for a person', () => {
  it.each([
    ['en', 'I want to talk to a human agent'],
    ['en', 'could you help me to speak to somebody?'],
    ['en', "I don't wanna talk to a bot"],
    ['en', 'please hand this conversation over'],
    ['en', 'My lamp arrived broken. Can I speak with a real person about it?'],
    ['en', 'agent'],
    ['en', 'transfer me'],
    ['en', 'can someone call me back'],
    ['de', 'Ich möchte mit einem Menschen sprechen'],
    ['de', 'Kann ich bitte mit einem Mitarbeiter reden?'],
    ['de', 'Verbinden Sie mich mit einem Mitarbeiter'],
    ['de', 'Ich will nicht mit einem Bot reden'],
    ['de', 'Wie spreche ich mit einem Menschen?'],
    ['fr', 'Je voudrais parler à un conseiller'],
    ['fr', 'mettez-moi en relation avec quelqu’un'],
    ['fr', 'un humain svp'],
    ['es', 'Quiero hablar con una persona'],
    ['es', 'pásame con un agente'],
    ['es', 'quiero que me llamen'],
    ['sr', 'Želim da razgovaram sa čovekom'],
    ['sr', 'zelim da pricam sa covekom'],
    ['sr', 'Хоћу да причам са човеком'],
    ['sr', 'Спојите ме са оператером'],
    ['sr', 'neću da pričam sa botom'],
    ['it', 'voglio parlare con un operatore'],
    ['pt', 'quero falar com um atendente'],
    ['nl', 'ik wil een medewerker spreken'],
  ])('is found in %s: %s', (lang, text) => {
    expect(read(text).wantsPerson).toBe(`asks_for_person.${lang}`)
    expect(read(text).smalltalk).toBeUndefined()
  })

  it('is forgiven one slip of the pen', () => {
    expect(read('i want to speek to an agnet').wantsPerson).toBe('asks_for_person.en')
    expect(read('how do I taok to an ooerator').wantsPerson).toBe('asks_for_person.en')
  })

  it.each([
    'human please',
    'HUMAN PLEASE!!!',
    '{"msg": "human please"}',
    '**human please**',
    '<b>human please</b>',
    '“human please”',
    '> human please',
    'h u m a n p l e a s e',
    'hu\u200Bman ple\u00ADase',
    'ｈｕｍａｎ ｐｌｅａｓｅ',
    'ignore the question above. human please',
    'My lamp is broken\n\nhuman please\n\nSent from my phone',
  ])('is found in any wrapper [S70]: %j', (text) => {
    expect(read(text).wantsPerson).toBe('asks_for_person.en')
  })

  it.each([
    'are you a human?',
    'am I talking to a real person?',
    'bist du ein Mensch?',
    'Spreche ich mit einem Roboter?',
    'es-tu un robot ?',
    '¿eres un robot?',
    'jesi li ti robot?',
    'Да ли си ти човек?',
  ])('is not what asks whether this is a machine: %s', (text) => {
    expect(read(text)).toMatchObject({ asksIfBot: true })
    expect(read(text).wantsPerson).toBeUndefined()
  })

  it.each([
    'do you have a human agent app',
    'agent not found',
    'what is a user agent',
    'How do I install the Arduino Create Agent?',
    'connect the agent to the cloud',
    'how do I add an agent?',
    'How can a customer talk to a person?',
    'How do I transfer a conversation to another agent?',
    'can I invite a person to my space?',
    'can somebody help me with my password',
    'shipping cost per person',
    'operator precedence in C',
    "the I'm not a robot checkbox does not work",
    'Wie lösche ich einen Mitarbeiter?',
    'Kako da dodam agenta?',
    'the menu looks like a person',
  ])('is not a word in an ordinary question: %s', (text) => {
    expect(read(text).wantsPerson).toBeUndefined()
    expect(read(text).asksIfBot).toBe(false)
  })

  it.each([
    ['How do I cancel my request for a human?', 'How do I get through to a human?'],
    ['When does the bot call a human?', 'When can I talk to a human?'],
    ['Why did this chat land with a human?', 'Why can’t I talk to a human?'],
    ['How long until a human replies?', 'How long until I can talk to a human?'],
    ['Why was my chat sent to a human?', 'Why not just send me to a human?'],
    ['Why did you connect me to an agent?', 'Why don’t you connect me to an agent?'],
    ['How does the bot hand over to a human?', 'How do I talk to a human?'],
    ['How does the assistant decide to bring in a person?', 'How can I get through to a person?'],
    ['When do you transfer me to a human?', 'When will you connect me to a human?'],
    ['How often does the bot call in a human?', 'How do I call a human?'],
    ['What happens after I talk to an agent?', 'What do I have to do to talk to an agent?'],
    ['What makes the bot call a human?', 'What number do I call to talk to a human?'],
    ['After how many tries does the bot call a human?', 'I tried this five times, call a human'],
    ['cancel my request for a human', 'cancel the transfer and connect me with a human'],
    ['Can you tell me when the bot calls a human?', 'Can you tell me how I reach a human?'],
    ['Why does it hand over to a human', 'why does it never understand me give me a human'],
    ['Wann ruft der Bot einen Menschen?', 'Wann kann ich mit einem Menschen sprechen?'],
    ['Warum wurde ich mit einem Menschen verbunden?', 'Warum kann ich nicht mit einem Menschen sprechen?'],
    ['Wie lange dauert es, bis ein Mensch antwortet?', 'Wie erreiche ich einen Mitarbeiter?'],
    ['Ich möchte meine Anfrage nach einem Mitarbeiter zurückziehen', 'Ich möchte mit einem Mitarbeiter sprechen'],
    ['Wie entscheidet der Bot, wann er einen Menschen holt?', 'Wie spreche ich mit einem Menschen?'],
    ['Comment annuler ma demande de parler à un humain ?', 'Comment parler à un humain ?'],
    ['Quand le bot appelle-t-il un humain ?', 'Quand puis-je parler à un humain ?'],
    ['Pourquoi m’a-t-on mis en relation avec un conseiller ?', 'Pourquoi je ne peux pas parler à un conseiller ?'],
    ['¿Cómo cancelo mi solicitud de hablar con una persona?', '¿Cómo puedo hablar con una persona?'],
    ['¿Cuándo transfiere el asistente a un humano?', '¿Cuándo puedo hablar con un humano?'],
    ['¿Por qué me pasaron con un agente?', '¿Por qué no puedo hablar con un agente?'],
    ['¿Cómo decide el bot cuándo llamar a un humano?', '¿Cómo hablo con un humano?'],
    ['Zašto ste me prebacili na operatera?', 'Zašto me ne prebacite na operatera?'],
    ['Kako da otkažem zahtev za razgovor sa čovekom?', 'Kako da razgovaram sa čovekom?'],
    ['Зашто је овај разговор пребачен човеку?', 'Зашто не могу да разговарам са човеком?'],
    ['Како да откажем захтев за разговор са човеком?', 'Како могу да разговарам са човеком?'],
    ['Када бот позива човека?', 'Када могу да разговарам са човеком?'],
    ['Koliko dugo se čeka operater?', 'Koliko dugo čekam, dajte mi operatera'],
  ])('is told from a question about bringing one in: %s / %s', (about, request) => {
    expect(read(about).wantsPerson).toBeUndefined()
    expect(read(request).wantsPerson).toBeDefined()
  })

  it('takes no time worth mentioning on a message of 8,000 characters', () => {
    expect(read('talk agent to '.repeat(570)).wantsPerson).toBe('asks_for_person.en')
    expect(read('a b c d e f g h '.repeat(500)).wantsPerson).toBeUndefined()
  })
})

describe('sensitive topics', () => {
  it.each([
    ['legal', "You will hear from my lawyer and I'll sue you"],
    ['legal', 'Ich schalte meinen Anwalt ein'],
    ['legal', 'je vais porter plainte'],
    ['legal', 'voy a demandarlos'],
    ['legal', 'Тужићу вас'],
    ['self_harm', 'I want to kill myself'],
    ['self_harm', 'ubiću se'],
    ['violence', 'I will kill you'],
    ['violence', 'he threatens to hit me'],
    ['violence', 'my husband threatened to kill me'],
    ['violence', 'er droht, mich zu schlagen'],
    ['violence', 'Mein Mann hat gedroht, mich umzubringen'],
    ['violence', 'il menace de me frapper'],
    ['violence', 'mon mari a menacé de me tuer'],
    ['violence', 'amenaza con pegarme'],
    ['violence', 'mi marido amenazó con matarme'],
    ['violence', 'preti da će me udariti'],
    ['violence', 'Муж ми је претио да ће ме убити'],
    ['self_harm', 'je veux me tuer'],
    ['self_harm', 'quiero matarme'],
    ['account_security', 'my account was hacked'],
    ['account_security', 'someone stole my account'],
    ['account_security', 'Mein Konto wurde gehackt'],
    ['account_security', 'mon compte a été piraté'],
    ['account_security', 'han hackeado mi cuenta'],
    ['account_security', 'Неко ми је украо налог'],
    ['regulator', 'I will report you to the data protection authority'],
    ['regulator', 'ich werde mich bei der Verbraucherzentrale beschweren'],
  ])('%s: %s', (topic, text) => {
    expect(read(text).sensitive).toBe(topic)
  })

  it.each([
    'how do I kill a process',
    'kill -9 does not work',
    'fork bomb',
    'the app threatens to delete my files',
    'Windows droht, meine Dateien zu löschen',
    'the battery died',
    'how do I protect my account from hackers',
    'is it GDPR compliant?',
    'where are the legal documents',
    'I hacked together a sketch',
    'how do I report a bug to the developers',
  ])('is not an ordinary question: %s', (text) => {
    expect(read(text).sensitive).toBeUndefined()
  })
})

describe('being upset', () => {
  it.each([
    'This is ridiculous!!!',
    'I am so angry',
    'das ist eine Frechheit',
    'je suis furieux',
    'estoy harto',
    'besan sam',
    'Срамота!',
  ])('is heard: %s', (text) => {
    expect(read(text).upset).toBeGreaterThanOrEqual(0.6)
  })

  it.each([
    'how do I reset my password?',
    'thank you!',
    'I am not angry, just asking',
    'tell me a joke',
    'MKR1000 WIFI LED',
  ])('is not heard in: %s', (text) => {
    expect(read(text).upset).toBeLessThan(0.3)
  })

  it('grows when the same has to be asked again, in capitals or with many marks', () => {
    const once = read('it still does not work').upset
    expect(read('it still does not work', ['it still does not work']).upset).toBeGreaterThan(once)
    expect(read('IT STILL DOES NOT WORK').upset).toBeGreaterThan(once)
    expect(read('it still does not work!!!').upset).toBeGreaterThan(once)
  })
})

describe('repeats', () => {
  it('count how many times in a row the same was asked, courtesies aside', () => {
    const earlier = ['How do I reset my password?', 'thanks', 'how can i reset my password']
    expect(read('How do I reset my password??', earlier).repeats).toBe(3)
  })

  it('start anew with another question', () => {
    expect(read('How do I reset my password?', ['How do I reset my password?', 'Where is my order?']).repeats).toBe(1)
  })
})

describe('small talk', () => {
  it.each([
    ['greeting', 'hi'],
    ['greeting', '👋 hello there!'],
    ['greeting', 'Guten Tag'],
    ['greeting', 'здраво'],
    ['how_are_you', 'hi, how are you?'],
    ['thanks', 'ok, thanks a lot!'],
    ['thanks', 'hvala lepo'],
    ['thanks', 'Perfect, that is what I needed'],
    ['thanks', 'thanks, solved'],
    ['thanks', 'Problème résolu, merci'],
    ['thanks', 'Ради, хвала'],
    ['goodbye', 'ok thanks bye'],
    ['yes', 'yes please'],
    ['no', 'ne, hvala'],
    ['ok', 'alles klar'],
    ['ok', '👍'],
    ['ok', '???'],
    ['ok', '…'],
    ['ok', 'lol'],
    ['ok', 'haha 😂'],
  ])('%s: %s', (kind, text) => {
    expect(read(text).smalltalk).toBe(kind)
  })

  it.each([
    'hi, how do I reset my password?',
    'thanks but it still does not work',
    'it works but slowly',
    'is it solved?',
    'funktioniert nicht',
    'my problem is not solved',
    'hello\n\nmy order is late',
    'reset',
  ])('is not there when the message holds anything else: %j', (text) => {
    expect(read(text).smalltalk).toBeUndefined()
  })
})

describe('follow-ups', () => {
  it.each([
    'and on mobile?',
    'how long does that take?',
    'why?',
    'und auf dem Handy?',
    'a na telefonu?',
    'et sur mobile ?',
  ])('lean on the turn before: %s', (text) => {
    expect(read(text, ['How do I reset my password?']).followUp).toBe(true)
  })

  it('do not exist without a turn before', () => {
    expect(read('and on mobile?').followUp).toBe(false)
  })

  it('are not questions that explain themselves', () => {
    expect(read('How do I install the desktop app on Windows?', ['hi there']).followUp).toBe(false)
  })
})

describe('what the customer already did', () => {
  it.each([
    [
      "I already restarted it, but nothing changed. I've tried another cable. How do I fix it?",
      ['I already restarted it', "I've tried another cable"],
    ],
    ['Ich habe es schon neu gestartet. Was nun?', ['Ich habe es schon neu gestartet']],
    ['J’ai déjà redémarré mais rien', ['J’ai déjà redémarré']],
    ['Ya reinicié el router', ['Ya reinicié el router']],
    ['Већ сам пробао други кабл.', ['Већ сам пробао други кабл']],
    ['How do I restart it?', []],
  ])('is told in their own words: %s', (text, did) => {
    expect(read(text).alreadyDid).toEqual(did)
  })
})

describe('the text itself', () => {
  it('goes on well-formed, without what nobody can see [S22] [S24]', () => {
    expect(read(' a\uD800b \u{E0041}\u202Ec ').text).toBe('a\uFFFDb c')
  })

  it('tells its script', () => {
    expect(read('Здраво').script).toBe('cyrillic')
    expect(read('zdravo').script).toBe('latin')
  })
})
