/** Words that say how a value belongs to its subject, by what is measured: they tell no subjects apart. */
import { fold } from '../domain/text.ts'

/** Words that may stand for each other, by the kind of value; German, English, French, Serbian and Spanish. */
const generic: Record<string, string> = {
  any: `customer customers user users person people please unfortunately simply usually normally own new once right away run runs come comes
    give gives have has offer offers provide contain contains hold holds carry end ends begin begins start starts first following go goes back
    total number amount each every all any both alike charge charged
    kunde kunden benutzer nutzer person personen bitte leider einfach meist normalerweise eigenen hat haben bietet enthalt endet beginnt alle
    client clients utilisateur utilisateurs personne personnes simplement normalement chaque tous toutes comprend contient
    cliente clientes usuario usuarios persona personas por favor normalmente cada todos todas incluye contiene
    korisnik korisnici korisnika osoba osobe molimo obicno svaki svaka svi sve ima imaju sadrzi`,
  duration: `take takes need last lasts require wait get receive arrive come reach ready pay paid credit credited within period time long
    duration usually about around approximately normally be stand days hours business working finished automatically itself
    dauern dauert brauchen benotigen erhalten bekommen ankommen fertig bereit innerhalb dauer zeit etwa meist betragen betragt lang tage tagen zeitraum
    tardar tarda durar dura necesitar recibir llegar llega listo lista plazo tiempo unos aproximadamente
    durer dure prendre prend recevoir arriver arrive pret delai temps environ effectuer effectues effectue sous
    trajati traje potrebno treba dobiti stici stize stigne gotov gotova spreman spremna rok roku vreme oko obicno`,
  money: `cost costs price priced fee charge charged pay paid amount come total rate taken worth free
    kosten kostet preis gebuhr betragen betragt zahlen bezahlen entgelt
    costar cuesta precio tarifa pagar coste costo importe cobrar comision
    couter coute prix frais payer tarif montant
    kostati kosta cena naknada iznosi iznos placa platiti`,
  limit: `maximum max most largest biggest limit limited size allow allowed up total number large big exceed upload uploaded each every minimum
    send sends sent accept accepts handle handles least require requires required must need needs weigh weighs heavier
    hochstens maximal grosste grosse grenze limit erlaubt mindestens muss
    maximo maxima limite tamano permitido grande pesar pesa
    maximum limite taille autorise maximale faire fait
    maksimum najveci najveca ogranicenje velicina dozvoljeno najvise imati mora treba`,
  matter: `can may must need let want allow use work works switch turn turned go get make do take give choose permit possible
    unfortunately please simply also yes customer customers people person anyone everybody
    leider bitte auch konnen geht wahlen kunden
    malheureusement aussi choisir client clients veuillez
    lamentablemente tambien elegir cliente clientes
    nazalost takodje izabrati korisnik korisnici`,
}

/** What begins an instruction that lasts: for how long tells nothing of any other one. */
const instructing = new Set(
  `hold press wait keep leave push let repeat halten drucken warten lassen espere mantenga pulse presione deje appuyez
  attendez maintenez laissez drzite pritisnite sacekajte ostavite`.split(/\s+/),
)

/** What a length of time is of: time to ask for something is no time until something comes. */
const phases: Record<string, string> = {
  window: `return request claim cancel ask withdraw complain exchange appeal apply object revoke report notify register submit
    zuruckgeben zuruckgegeben melden beantragen stornieren widerrufen reklamieren umtauschen kundigen
    devolver solicitar cancelar reclamar cambiar
    retourner demander annuler reclamer echanger
    vratiti zatraziti otkazati reklamirati zameniti`,
  wait: `take takes pay paid credit credited arrive ready process processed issue receive delivered replaced repaired answered
    dauern dauert ausgezahlt ankommen gutgeschrieben bearbeitet
    tardar tarda pagar abonar llegar
    prendre prend payer arriver
    traje isplacuje stize obradjuje`,
  valid: `valid expire expires validity guarantee warranty
    gultig ablaufen lauft verfallt garantie gewahrleistung
    valido valida caduca caducar vencer garantia
    valable expirer expire garantie
    vazi istice garancija`,
  keep: `keep kept store stored retain
    aufbewahren aufbewahrt gespeichert speichern
    guardar conservar
    conserver garder
    cuva cuvaju`,
}

/** Cuts a language's words to what its forms share. */
export type Stem = (text: string) => readonly string[]

export interface Relations {
  /** Words that tell no subjects apart where such a value stands. */
  generic(kind: string): ReadonlySet<string>
  /** Whether a sentence is a step to be done for some time. */
  instructs(sentence: string): boolean
  /** What a length of time is of, where the words tell. */
  phases(terms: ReadonlySet<string>): string[]
  /** Words that say the same of a length of time: what expires was valid. Of asking, each is an act of its own. */
  sameIn(phase: string): ReadonlySet<string>
}

/** The same words as the terms of a language. */
export function relationsOf(stem: Stem): Relations {
  const stemmed = (text: string) => new Set(text.split(/\s+/).flatMap((word) => stem(word)))
  const groups = Object.fromEntries(Object.entries(generic).map(([kind, text]) => [kind, stemmed(text)]))
  const phased = Object.entries(phases).map(([phase, text]) => [phase, stemmed(text)] as const)
  const limit = groups.limit ?? new Set<string>()
  const any = groups.any ?? new Set<string>()
  const joint = {
    duration: new Set([...(groups.duration ?? []), ...any]),
    money: new Set([...(groups.money ?? []), ...limit, ...any]),
    limit: new Set([...limit, ...any]),
  }
  const matter = groups.matter ?? new Set<string>()
  return {
    generic: (kind) =>
      kind === 'matter'
        ? matter
        : kind.includes('duration')
          ? joint.duration
          : kind.startsWith('money')
            ? joint.money
            : joint.limit,
    instructs: (sentence) => instructing.has(/^\P{L}*(\p{L}+)/u.exec(fold(sentence))?.[1] ?? ''),
    sameIn: (phase) => (phase === 'window' ? new Set() : (phased.find(([name]) => name === phase)?.[1] ?? new Set())),
    phases: (terms) => phased.filter(([, words]) => [...terms].some((term) => words.has(term))).map(([phase]) => phase),
  }
}
