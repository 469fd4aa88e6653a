/** Mail by SMTP. */
import type { SMTPTransportOptions } from 'nodemailer'
import { type Letter, type Mailer, MailFailed } from '../ports/mail.ts'

/** Where letters are handed in, and who they come from. */
export interface MailSettings {
  host: string
  port: number
  /** `implicit` from the first byte, `starttls` once the server offers it and never without, `none` in the open. */
  tls: 'implicit' | 'starttls' | 'none'
  user?: string
  password?: string
  from: MailAddress
  /** Where somebody reads what is answered; nobody does where it is left out. */
  replyTo?: MailAddress
}

export interface MailAddress {
  name: string
  address: string
}

/** Milliseconds until a server that does not connect, greet or go on counts as away. */
const CONNECT_MS = 10_000
const GREET_MS = 10_000
const SILENT_MS = 30_000

/** Hands letters to a mail server, each on a connection of its own: there are few. */
export function smtpMailer(settings: MailSettings): Mailer {
  const { from, replyTo } = settings
  return {
    domain: from.address.slice(from.address.lastIndexOf('@') + 1),
    answersRead: replyTo !== undefined,
    async send({ messageId, thread, to, subject, text, html, automatic }: Letter) {
      if (!/^[^\s<>,;:"()[\]\\]+$/.test(to)) throw new MailFailed('refused', 'This is not the address of one mailbox.')
      // Loaded with the first letter: most desks send none.
      const { createTransport } = await import('nodemailer')
      const transport = createTransport(options(settings))
      try {
        await transport.sendMail({
          from: oneLined(from),
          ...(replyTo && { replyTo: oneLined(replyTo) }),
          to: { name: '', address: to },
          envelope: { from: from.address, to },
          subject: oneLine(subject),
          text,
          html,
          messageId,
          references: thread,
          inReplyTo: thread,
          ...(automatic && { headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } }),
          // What stands in a letter is text, and never a name of something to be fetched.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      } catch (error) {
        throw failed(error)
      } finally {
        transport.close()
      }
    },
  }
}

function options({ host, port, tls, user, password }: MailSettings): SMTPTransportOptions {
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: GREET_MS,
    socketTimeout: SILENT_MS,
  }
}

/** The server's own words may name people, so that only its number is passed on. */
function failed(error: unknown): MailFailed {
  const {
    code = 'unknown',
    responseCode,
    command,
  } = error as { code?: string; responseCode?: number; command?: string }
  // A sender that is not let in is the operator's to put right: the letter is as good as before.
  const ofLetter = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM')
  const refused = ofLetter && (responseCode === undefined || responseCode >= 500)
  const said = `${code}${responseCode ? `, ${responseCode}` : ''}`
  return refused
    ? new MailFailed('refused', `The mail server refuses this letter (${said}).`)
    : new MailFailed('unreachable', `No mail server took the letter (${said}).`)
}

function oneLined({ name, address }: MailAddress): MailAddress {
  return { name: oneLine(name), address: oneLine(address) }
}

/** No sign in it could end its header and begin another. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
}
