/** What a customer should not have typed, taken out before a model's provider sees it. */

/** 13 digits or more, with single spaces, dots or hyphens between them: a card, and what stands around it. */
const digitRuns = /(?<![\p{L}\p{N}])\d(?:[ .-]?\d){12,}/gu

/** Digits of a card's number at most. */
const CARD_DIGITS = 19

/** Two letters, two digits, then 11 to 30 letters and digits, as printed in groups or in one; also behind other letters. */
const ibans = /[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/gi

/** Words for a password, then its value: `my password is hunter2`, `Passwort: abc`, `лозинка је тајна`. */
const passwords =
  /(?<![\p{L}\p{N}])((?:password|passwd|passcode|passphrase|pwd|pass ?word|pin(?: code)?|passwort|kennwort|mot de passe|mdp|contraseña|contrasena|clave|lozinka|lozinku|lozinke|šifra|šifru|sifra|sifru|лозинка|лозинку|шифра|шифру|senha|wachtwoord)(?:\s{1,40}(?:for|für|de|za|за)\s{1,40}\S{1,80})?(?:\s{0,40}[:=]\s{0,40}|\s{1,40}(?:is|was|ist|lautet|est|es|je|mi je|је|ми је|é|:|=)(?:\s{0,40}:)?\s{1,40}))(["'`“„«]?)([^\s"'`”“»]{4,})/giu

/** After "my password is" these describe it and are not it. */
const descriptions =
  /^(?:not|wrong|incorrect|correct|invalid|right|expired|too|very|required|needed|reset|rejected|refused|blocked|locked|lost|forgotten|missing|always|never|still|being|the|that|this|longer|shorter|weak|strong|working|accepted|nicht|falsch|richtig|abgelaufen|ungültig|immer|nur|incorrect|incorrecto|incorrecta|inválida|pas|faux|expiré|refusé|toujours|pogrešna|pogresna|netačna|netacna|neispravna|погрешна|нетачна|muy|demasiado|zu|trop|asked|changed|saved|stored|unknown|valid|empty|optional|different|same|known|safe|shown|hidden|sent)$/iu

/**
 * The text without card numbers (13–19 digits that pass ISO/IEC 7812's Luhn check), IBANs (that pass ISO 13616's
 * mod 97) and stated passwords. Order numbers and telephone numbers stay.
 */
export function redact(text: string): string {
  return text
    .replace(ibans, (run) => redactedIban(run))
    .replace(digitRuns, redactedCards)
    .replace(passwords, (all, lead: string, quote: string, value: string) =>
      descriptions.test(value.replace(/[.,!?;:]+$/, '')) ? all : `${lead}${quote}[password removed]`,
    )
}

/** A card's expiry, its code or an order's number may stand right beside it: its groups are looked through one by one. */
function redactedCards(run: string): string {
  const groups = run.split(/([ .-])/)
  for (let from = 0; from < groups.length; from += 2) {
    if (!groups[from]) continue
    let digits = ''
    let found = 0
    for (let to = from; to < groups.length && digits.length < CARD_DIGITS; to += 2) {
      digits += groups[to]
      if (isCard(digits)) found = to + 1
    }
    if (found > 0) {
      const before = groups.slice(0, from).join('')
      return `${before}[card number removed]${redactedCards(groups.slice(found).join(''))}`
    }
  }
  return run
}

/** The longest beginning of a run that is an IBAN is removed: words after it may look like more of it. */
function redactedIban(run: string): string {
  for (let end = run.length; end >= 15; end--) {
    if (/[ -]/.test(run[end - 1] ?? '') || /[A-Z0-9]/i.test(run[end] ?? '')) continue
    if (isIban(run.slice(0, end).replace(/[ -]/g, '').toUpperCase())) return `[IBAN removed]${run.slice(end)}`
  }
  return run
}

/** Beginnings and lengths that are issued: Visa, Mastercard, American Express, Diners, JCB, Discover, UnionPay, Dina. */
const issued =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5\d{15}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12,14}|35\d{14}|6\d{12,18}|9[89]\d{14})$/

function isCard(digits: string): boolean {
  if (!issued.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

function isIban(compact: string): boolean {
  if (compact.length < 15 || compact.length > 34) return false
  const moved = compact.slice(4) + compact.slice(0, 4)
  let remainder = 0
  for (const character of moved) {
    const value = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55)
    for (const digit of value) remainder = (remainder * 10 + Number(digit)) % 97
  }
  return remainder === 1
}
