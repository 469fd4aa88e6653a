/** Words that measure, count and date, in the served languages, folded. */

/** What a word measures, e.g. `day` for `Tagen`. */
export function unitNamed(word: string): string | undefined {
  return unitOf.get(word) ?? unitStems.find(([stem]) => word.startsWith(stem))?.[1]
}

/** The number that a numeral stands for: `30` for `thirty`. */
export function numeralNamed(word: string): string | undefined {
  return numerals.get(word)
}

/** The same where nothing is measured: words that mostly mean something else are left out, and so is one. */
export function countNamed(word: string): string | undefined {
  const value = numerals.get(word)
  return value === '1' || ambiguous.has(word) ? undefined : value
}

const ambiguous = new Set('due sei cent tre nove'.split(' '))

/** The month in English. */
export function monthNamed(word: string): string | undefined {
  return monthOf.get(word)
}

/** The day of the week in English. */
export function weekdayNamed(word: string): string | undefined {
  return weekdayOf.get(word)
}

/** By what they measure; `stem*` is a beginning. */
const units: [name: string, words: string][] = [
  ['second', 's sec secs second seconds sekunde sekunden seconde secondes segundo segundos sekundi sekundu secondi'],
  ['minute', 'min mins minute minutes minuten minuto minutos minut minuta minuti minuut'],
  ['hour', 'h hr hrs hour hours stunde stunden heure heures hora horas sat sata sati ora ore uur'],
  [
    'day',
    'd day days tag tage tagen werktag werktage werktagen arbeitstage arbeitstagen jour jours dia dias dan dana dani giorno giorni dag dagen',
  ],
  [
    'week',
    'week weeks woche wochen semaine semaines semana semanas nedelja nedelje nedelju nedelja settimana settimane weken',
  ],
  ['month', 'month months monat monate monaten mois mes meses mesec meseca meseci mesi maand maanden'],
  ['year', 'year years jahr jahre jahren an ans annee annees ano anos godina godine godinu anni jaar'],
  ['percent', '% percent prozent pourcent ciento posto odsto procenat procenta percento procent'],
  ['euro', '€ eur euro euros evro evra evri'],
  ['dollar', '$ usd dollar dollars dolar dolara dolares dollari'],
  ['pound', '£ gbp pound pounds pfund livres libras funti'],
  ['dinar', 'rsd din dinar dinara dinari'],
  ['franc', 'chf franken francs francos'],
  ['byte', 'byte bytes bajt bajtova'],
  ['kb', 'kb kib kilobyte* kilobajt*'],
  ['mb', 'mb mib megabyte* megabajt*'],
  ['gb', 'gb gib gigabyte* gigabajt*'],
  ['tb', 'tb tib terabyte*'],
  ['volt', 'v volt volts volta'],
  ['mv', 'mv'],
  ['amp', 'a amp amps ampere amperes'],
  ['ma', 'ma milliamp* mah'],
  ['watt', 'w watt watts'],
  ['hz', 'hz hertz'],
  ['khz', 'khz'],
  ['mhz', 'mhz'],
  ['ghz', 'ghz'],
  ['ms', 'ms millisecond* millisekunde* milliseconde* milisegundo* milisekund*'],
  ['mm', 'mm millimet*'],
  ['cm', 'cm centimet* zentimeter*'],
  ['meter', 'm meter meters metre metres metros metara'],
  ['km', 'km kilometer* kilometre* kilometro*'],
  ['gram', 'g gram grams gramm gramme grammes gramos'],
  ['kg', 'kg kilo kilos kilogram* kilogramm*'],
  ['degree', '° °c °f degrees grad degres grados stepeni'],
  ['ohm', 'ohm ohms ω'],
  ['pixel', 'px pixel pixels'],
  ['time', 'times mal fois veces puta'],
]
const unitOf = new Map<string, string>()
const unitStems: [string, string][] = []
for (const [name, list] of units) {
  for (const word of list.split(' ')) {
    if (word.endsWith('*')) unitStems.push([word.slice(0, -1), name])
    else unitOf.set(word, name)
  }
}

const numerals = new Map<string, string>()
for (const [value, list] of [
  ['1', 'one ein einen einem einer eine un une uno una jedan jedna jedno jednog'],
  ['2', 'two zwei deux dos dva dve dvije due twee'],
  ['3', 'three drei trois tres tri tre drie'],
  ['4', 'four vier quatre cuatro cetiri quattro'],
  ['5', 'five funf cinq cinco pet cinque vijf'],
  ['6', 'six sechs seis sest sei zes'],
  ['7', 'seven sieben sept siete sedam sette zeven'],
  ['8', 'eight acht huit ocho osam otto'],
  ['9', 'nine neun neuf nueve devet nove negen'],
  ['10', 'ten zehn dix diez deset dieci tien'],
  ['11', 'eleven elf onze once jedanaest'],
  ['12', 'twelve zwolf douze doce dvanaest'],
  ['14', 'fourteen vierzehn quatorze catorce cetrnaest'],
  ['13', 'thirteen dreizehn treize trece trinaest'],
  ['15', 'fifteen funfzehn quinze quince petnaest'],
  ['16', 'sixteen sechzehn seize dieciseis sesnaest'],
  ['18', 'eighteen achtzehn dix-huit dieciocho osamnaest'],
  ['20', 'twenty zwanzig vingt veinte dvadeset'],
  ['24', 'twenty-four vierundzwanzig vingt-quatre veinticuatro'],
  ['30', 'thirty dreissig trente treinta trideset'],
  ['40', 'forty vierzig quarante cuarenta cetrdeset'],
  ['50', 'fifty funfzig cinquante cincuenta pedeset'],
  ['45', 'forty-five funfundvierzig'],
  ['60', 'sixty sechzig soixante sesenta sezdeset'],
  ['90', 'ninety neunzig quatre-vingt-dix noventa devedeset'],
  ['100', 'hundred hundert cent cien sto'],
] as const) {
  for (const word of list.split(' ')) numerals.set(word, value)
}

const months = [
  'january januar janvier enero januara jan',
  'february februar fevrier febrero februara feb',
  'march marz mars marzo mart marta',
  'april avril abril aprila apr',
  'may mai mayo maj maja',
  'june juni juin junio jun juna',
  'july juli juillet julio jul jula',
  'august aout agosto avgust avgusta aug',
  'september septembre septiembre septembar septembra sep sept',
  'october oktober octobre octubre oktobar oktobra oct okt',
  'november novembre noviembre novembar novembra nov',
  'december dezember decembre diciembre decembar decembra dec dez',
]
const weekdays = [
  'monday montag lundi lunes ponedeljak ponedeljka',
  'tuesday dienstag mardi martes utorak utorka',
  'wednesday mittwoch mercredi miercoles sreda srede sredu',
  'thursday donnerstag jeudi jueves cetvrtak cetvrtka',
  'friday freitag vendredi viernes petak petka',
  'saturday samstag sonnabend samedi sabado subota subote subotu',
  'sunday sonntag dimanche domingo',
]
const index = (lists: string[]) =>
  new Map(lists.flatMap((list) => list.split(' ').map((word) => [word, list.split(' ')[0] ?? ''] as const)))
const monthOf = index(months)
const weekdayOf = index(weekdays)
