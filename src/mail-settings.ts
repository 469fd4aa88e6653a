/** The settings of mail, as they stand in the environment. */
import { z } from 'zod'
import type { MailAddress, MailSettings } from './system/mail.ts'

export type MailServer = Pick<MailSettings, 'host' | 'port' | 'tls' | 'user' | 'password'>

/**
 * A mail server out of an address: `smtps://` is encrypted from the first byte, `smtp://` once the server offers it and
 * never without, but where `?tls=none` says so. Undefined where it is none.
 */
export function serverIn(text: string): MailServer | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, port, username, password, searchParams, pathname } = new URL(text)
  const open = searchParams.get('tls') === 'none'
  const known = [...searchParams.keys()].every((name) => name === 'tls') && (open || !searchParams.has('tls'))
  if (!['smtp:', 'smtps:'].includes(protocol) || !hostname || !known || !['', '/'].includes(pathname)) return undefined
  const implicit = protocol === 'smtps:'
  if (implicit && open) return undefined
  try {
    return {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port ? Number(port) : implicit ? 465 : 587,
      tls: implicit ? 'implicit' : open ? 'none' : 'starttls',
      ...(username && { user: decodeURIComponent(username), password: decodeURIComponent(password) }),
    }
  } catch {
    return undefined
  }
}

/** `help@shop.example` or `Shop <help@shop.example>`; undefined where it is neither. */
export function addressIn(text: string): MailAddress | undefined {
  const [, name = '', inside] = /^([^<>]*)<([^<>]+)>$/.exec(text.trim()) ?? []
  const address = (inside ?? text).trim()
  return z.email().safeParse(address).success ? { name: name.trim().replace(/^"(.*)"$/, '$1'), address } : undefined
}
