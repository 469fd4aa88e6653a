/** What opens something: passwords, one-time codes, keys and tokens. */
import { type Span, spansOf } from './spans.ts'

const passwordWords =
  'password|passwd|passcode|passphrase|pwd|pass ?word|pin(?: code)?|passwort|kennwort|mot de passe|mdp|contraseña|contrasena|clave|lozinka|lozinku|lozinke|šifra|šifru|sifra|sifru|лозинка|лозинку|шифра|шифру|senha|wachtwoord'

/** Words for a password, then its value: `my password is hunter2`, `Passwort: abc`, `лозинка је тајна`. */
const stated = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<word>${passwordWords})(?:\\s{1,40}(?:for|für|de|za|за)\\s{1,40}\\S{1,80})?(?:\\s{0,40}[:=]\\s{0,40}|\\s{1,40}(?:is|was|ist|lautet|est|es|je|mi je|је|ми је|é|:|=)(?:\\s{0,40}:)?\\s{1,40})["'\`“„«]?(?<value>[^\\s"'\`”“»]{4,})`,
  'dgiu',
)

/** The same without a verb, where the value looks like nothing else: `my password hunter2 does not work`. */
const shown = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<word>${passwordWords})\\s["'\`“„«]?(?<value>(?=\\S*\\d)(?=\\S*\\p{L})[^\\s"'\`”“»]{6,})`,
  'dgiu',
)

/** After "my password is" these describe it and are not it. */
const descriptions =
  /^(?:not|wrong|incorrect|correct|invalid|right|expired|too|very|required|needed|reset|rejected|refused|blocked|locked|lost|forgotten|missing|always|never|still|being|the|that|this|longer|shorter|weak|strong|working|accepted|nicht|falsch|richtig|abgelaufen|ungültig|immer|nur|incorrect|incorrecto|incorrecta|inválida|pas|faux|expiré|refusé|toujours|pogrešna|pogresna|netačna|netacna|neispravna|погрешна|нетачна|muy|demasiado|zu|trop|asked|changed|saved|stored|unknown|valid|empty|optional|different|same|known|safe|shown|hidden|sent|stolen|leaked|hacked|compromised|guessed|easy|hard|simple|short|long|old|new|facile|fácil|facil|leicht|schwer|geklaut|gestohlen|robada|volé|lako|laka|ukradena|украдена|лака)$/iu

export function passwords(text: string): Span[] {
  const isOne = ({ groups }: RegExpExecArray) => {
    const value = (groups?.value ?? '').replace(/[.,!?;:]+$/, '')
    // A pin is also what a wire is put in.
    return /^pin/i.test(groups?.word ?? '') ? /^\d{4,12}$/.test(value) : !descriptions.test(value)
  }
  return [
    ...spansOf(text, stated, 'password', isOne),
    ...spansOf(text, shown, 'password', isOne),
    ...spansOf(text, /:\/\/[^\s/@:]{1,64}:(?<value>[^\s/@]{1,128})@/dg, 'password'),
  ]
}

const codeWords =
  'cvv2?|cvc2?|security code|(?:one[- ]time|verification|confirmation|sms|otp|2fa|login)(?:[- ](?:code|pin|password))|otp|bestätigungscode|sicherheitscode|prüfnummer|code de (?:sécurité|vérification)|código de (?:seguridad|verificación)|sigurnosni (?:kod|broj)|kod za potvrdu'
const codeStated = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${codeWords})(?:\\s(?:is|was|ist|est|es|je))?[\\s:=#]{1,4}(?<value>\\d{3}(?:[ -]?\\d{1,5})?)(?!\\d)`,
  'dgiu',
)

/** Codes that are good for once, or stand on the back of a card. */
export function codes(text: string): Span[] {
  return spansOf(text, codeStated, 'code')
}

/** Where a signed token begins. Of a run of letters only the first place counts: from each the search reads on to the run's end. */
export const tokenBegins = /(?<!eyJ[\w-]{0,200})eyJ/

const shapes: RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]{0,20000}?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g,
  new RegExp(`${tokenBegins.source}[\\w-]{6,4000}\\.[\\w-]{4,8000}(?:\\.[\\w-]{0,1000})?`, 'g'),
  /(?<![A-Za-z0-9])(?:sk|rk|pk|whsec|sess)[-_](?:[A-Za-z]{2,12}[-_]){0,3}[A-Za-z0-9_-]{16,300}/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])(?:gh[opsur]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,255})/g,
  /(?<![A-Za-z0-9])xox[a-z]-[A-Za-z0-9-]{10,255}|(?<![A-Za-z0-9])xapp-[A-Za-z0-9-]{10,255}/g,
  /(?<![A-Za-z0-9])AIza[\w-]{30,60}|(?<![A-Za-z0-9])ya29\.[\w-]{20,500}/g,
  /(?<![A-Za-z0-9])(?:npm_|hf_|dop_v1_|shp(?:at|ca|pa|ss)_|SG\.|key-|lin_api_|pypi-)[A-Za-z0-9_.-]{20,300}/g,
  /(?<![A-Za-z0-9])Bearer\s{1,3}(?<value>[\w.~+/=-]{8,4000})/dgi,
  /(?<![A-Za-z0-9])Basic\s{1,3}(?<value>[A-Za-z0-9+/]{12,1000}={0,2})(?![A-Za-z0-9])/dg,
  /[?&#](?:token|access_token|refresh_token|id_token|api_?key|key|secret|client_secret|password|passwd|pwd|sig|signature|auth|session(?:_?id)?)=(?<value>[^\s&#]{6,4000})/dgi,
]

/** Keys and tokens that are called so: `the api key is …`. */
const called =
  /(?<![\p{L}\p{N}])(?:api[ _-]?(?:key|token)|access[ _-]?(?:key|token)(?: id)?|auth(?:entication|orization)?[ _-]?token|(?:client[ _-]?|webhook[ _-]?|shared[ _-]?)?secret(?:[ _-]?(?:access[ _-]?)?key)?|private[ _-]?key|(?:bearer|refresh|session|personal|security)?[ _-]?token|recovery[ _-](?:code|key)|api-?schlüssel|clé (?:api|secrète)|clave (?:api|secreta)|api ključ|tajni ključ)(?:\s{0,3}(?:[:=]|is|ist|est|es|je)){0,2}\s{0,3}["'`“„«]?(?<value>[^\s"'`”“»,;<>]{12,4000})/dgiu

/** Letters and digits mixed as nobody writes words. */
function isRandom(value: string): boolean {
  const digits = value.replace(/\D/g, '').length
  return digits >= 2 && /[A-Za-z]/.test(value) && !/^https?:/i.test(value) && !/^\d+[.,-]?\p{L}+$/u.test(value)
}

export function keys(text: string): Span[] {
  return [
    ...shapes.flatMap((shape) => spansOf(text, shape, 'key')),
    ...spansOf(text, called, 'key', ({ groups }) => isRandom(groups?.value ?? '')),
  ]
}
