import type { WaitingWords } from '../waiting.ts'

export const sr: WaitingWords = {
  queueAt: 'Vi ste {position}. u redu.',
  queueSomewhere: 'U redu ste za čekanje. Neko iz tima će vam se javiti ovde.',
  waitSoon: 'Obično traje manje od jednog minuta.',
  wait: {
    one: 'Obično traje od {low} do {count} minut.',
    few: 'Obično traje od {low} do {count} minuta.',
    other: 'Obično traje od {low} do {count} minuta.',
  },
  waitAbout: {
    one: 'Obično traje oko {count} minut.',
    few: 'Obično traje oko {count} minuta.',
    other: 'Obično traje oko {count} minuta.',
  },
  waitUnknown: 'Još ne možemo reći koliko će trajati.',
  later: 'Računajte na čoveka iz tima: {at}, po vašem vremenu. Odgovor ćete naći ovde.',
  laterSomeday: 'Još ne možemo reći kada će neko doći. Odgovor ćete naći ovde.',
  assistantHelps: 'Dotle asistent nastavlja da odgovara. Vaše mesto ostaje.',
  told: 'Timu smo rekli:',
  correct: 'Ispravi',
  correctLabel: 'Šta tim treba da zna?',
  save: 'Sačuvaj',
  keepAssistant: 'Nastavite sa asistentom dok čekate',
  leaveQueue: 'Napustite red',
  byEmail: 'Odgovor imejlom',
  emailLabel: 'Vaša imejl adresa',
  answerMe: 'Odgovorite mi imejlom',
  willWrite: 'Tim će pisati na {email}. Ne morate da čekate ovde.',
  waitHere: 'Ipak čekam ovde',
}
