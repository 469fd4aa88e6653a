import type { Phrases } from './shape.ts'

export const sr: Phrases = {
  disclosure: ({ name }) => `Razgovarate sa AI asistentom (${name}). U svakom trenutku možete zatražiti čoveka.`,
  greeting: ({ name }) => `Zdravo! Ja sam ${name}, AI asistent. Kako mogu da pomognem?`,
  greeted: () => 'Zdravo! Kako mogu da pomognem?',
  thanked: () => 'Nema na čemu. Treba li još nešto?',
  goodbye: () => 'Doviđenja i sve najbolje.',
  howAreYou: () => 'Ovde je sve u redu, hvala na pitanju. Kako mogu da pomognem?',
  acknowledged: () => 'U redu. Ako bude još nešto, samo pišite.',
  canHelp: () => 'Naravno. O čemu je reč? Odgovaram na osnovu naših članaka, a mogu i da pozovem čoveka.',
  amAssistant: ({ name }) =>
    `Ja sam ${name}, AI asistent, a ne čovek. Odgovaram na osnovu naših članaka. Ako biste radije razgovarali sa čovekom, samo recite.`,
  clarify: () => 'Želim dobro da vas razumem. Možete li da kažete nešto više o tome šta pokušavate da uradite?',
  clarifyAmong: () =>
    'Nisam siguran da vas dobro razumem. Da li je reč o nečemu od ovoga? Ako nije, recite drugim rečima.',
  decline: ({ helpsWith, examples }) =>
    [
      'Žao mi je, o tome nisam našao ništa u našim člancima.',
      helpsWith
        ? `Mogu da pomognem oko sledećeg: ${helpsWith}.`
        : examples && 'Ispod su primeri onoga oko čega mogu da pomognem.',
      'Ako želite da razgovarate sa čovekom, samo recite.',
    ]
      .filter(Boolean)
      .join(' '),
  offerPerson: () => 'Želite li da o tome razgovarate sa čovekom?',
  offerPersonUpset: () => 'Žao mi je zbog neprijatnosti. Želite li da razgovarate sa čovekom?',
  offerPersonRepeated: () => 'Izgleda da vam oko ovoga ne pomažem. Želite li da razgovarate sa čovekom?',
  handoffRequested: () => 'Zamolio sam da se čovek iz našeg tima uključi u ovaj razgovor.',
  handoffSensitive: () => 'Ovo je za čoveka, pa sam zamolio da se neko iz našeg tima uključi u ovaj razgovor.',
  handoffSelfHarm: () =>
    'Žao mi je što vam je tako teško. Važni ste. Ako ste sada u opasnosti, pozovite hitnu pomoć ili liniju za podršku. Zamolio sam da se čovek iz našeg tima uključi u ovaj razgovor.',
  handoffNoAnswer: () =>
    'Odgovor na ovo nisam našao u našim člancima, pa sam zamolio da se čovek iz našeg tima uključi u ovaj razgovor.',
  handoffFailed: () =>
    'Žao mi je, nisam uspeo da sastavim odgovor iza kog mogu da stanem. Zamolio sam da se čovek iz našeg tima uključi u ovaj razgovor.',
  handoffBudget: () =>
    'Za danas ne mogu da dam više odgovora, pa sam zamolio da se čovek iz našeg tima uključi u ovaj razgovor.',
  handoffLoop: () =>
    'Izgleda da ovako ne idemo napred, pa sam zamolio da se čovek iz našeg tima uključi u ovaj razgovor.',
  waitPosition: ({ position }) => (position === 1 ? 'Sledeći ste na redu.' : `U redu ste na mestu broj ${position}.`),
  waitPositionRange: ({ position, range }) =>
    position === 1
      ? `Sledeći ste na redu. Procenjeno čekanje: ${range}.`
      : `U redu ste na mestu broj ${position}. Procenjeno čekanje: ${range}.`,
  waitNow: () => 'U redu ste za čekanje i naš tim vidi vaš razgovor.',
  waitNobody: () =>
    'Trenutno niko iz našeg tima ko bi ovo mogao da preuzme nije na mreži, pa ne mogu da kažem koliko će trajati. Vaš razgovor čuva svoje mesto.',
  waitLater: ({ at }) => `Naš tim trenutno nije tu. Ponovo radimo od: ${at}. Vaš razgovor čuva svoje mesto.`,
  waitUnknown: () => 'Naš tim trenutno nije tu i ne znam kada ponovo radimo. Vaš razgovor čuva svoje mesto.',
  lessThanAMinute: () => 'manje od minuta',
  stillHere: () => 'Do tada možete i dalje da pitate mene.',
  stillConnected: ({ agent }) => `I dalje ste na vezi (${agent}). Ovo traje malo duže.`,
  askedEveryone: () =>
    'Niko iz tima koji sam prvo pitao još nije mogao da dođe, pa sam sada pitao sve. Zadržavate svoje mesto.',
  countOn: ({ at }) =>
    `Još niko nije mogao da vam se javi. Možete računati na nas od: ${at}. Ako se neko oslobodi ranije, javiće vam se ovde. Vaš razgovor čuva svoje mesto.`,
  countOnUnknown: () =>
    'Još niko nije mogao da vam se javi i ne mogu da kažem kada će neko biti slobodan. Vaš razgovor čuva svoje mesto; javiće vam se ovde ko se prvi oslobodi.',
  willEmail: ({ email }) => `Naš tim će vam odgovoriti imejlom na ${email}. Ne morate da čekate ovde.`,
  waitsHere: () => 'Ponovo čekate ovde.',
  agentSilent: () => 'Naš saradnik vam neko vreme nije pisao. Ponovo ste u redu, ispred svih koji su čekali.',
  agentLeft: () => 'Veza sa našim saradnikom je prekinuta. Ponovo ste u redu, ispred svih koji su čekali.',
  backToAssistant: () => 'Ponovo razgovarate sa AI asistentom.',
  leftQueue: () => 'Napustili ste red. Ponovo razgovarate sa AI asistentom.',
  goesOnElsewhere: ({ at }) =>
    `Ovaj razgovor se nastavlja u onom koji ste započeli: ${at}. Naš tim ima sve što ste ovde napisali.`,
  alreadyWaiting: () => 'Čovek je već pozvan. Zadržavate svoje mesto.',
  quoteLeadIn: ({ title, cites }) => `Iz članka „${title}“ ${cites}:`,
  restInArticle: () => 'Ostatak je u članku.',
  quotedBefore: () => 'Ovo je isti odeljak kao malopre:',
  quoteLeadInForeign: ({ title, cites, language }) => `Iz članka „${title}“ (jezik: ${language}) ${cites}:`,
  fromForeign: ({ language }) =>
    `O tome nema članka na vašem jeziku, pa odgovaram iz članka na drugom jeziku (${language}).`,
  clarifyForeign: ({ language }) =>
    `Naši članci su na drugom jeziku (${language}), pa vas možda nisam razumeo. Možete li da pitate na tom jeziku, u nekoliko reči? Ili recite ako želite da razgovarate sa čovekom.`,
  noteLabel: () => 'Napomena',
  tipLabel: () => 'Savet',
  importantLabel: () => 'Važno',
  warningLabel: () => 'Upozorenje',
  cautionLabel: () => 'Oprez',
  summaryTried: ({ did }) => `Već ste pokušali: ${did}`,
  summaryEmpty: () => 'Želite da razgovarate sa čovekom.',
}
