import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openStore } from '../compose.ts'
import { readConfig } from '../config.ts'
import { addStaff } from '../desk/staff.ts'
import type { Store } from '../ports/store.ts'
import { bounds } from '../protocol/limits.ts'
import { systemClock } from '../system/clock.ts'
import { argonPasswords, systemIds } from '../system/secrets.ts'
import { UsageError } from './usage.ts'

/** Staff by script: add, list, disable, enable. */
export async function user(args: string[]): Promise<number> {
  const [verb = '', ...rest] = args
  const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!act) throw new UsageError('user takes add, list, disable or enable.')
  const given = parsed(rest)
  const store = await openStore(readConfig(process.env))
  try {
    return await act(store, given)
  } finally {
    await store.close()
  }
}

const verbs: Record<string, (store: Store, given: ReturnType<typeof parsed>) => Promise<number>> = {
  add,
  list,
  disable: (store, given) => setDisabled(store, given, true),
  enable: (store, given) => setDisabled(store, given, false),
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', multiple: true },
        'password-stdin': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

async function add(store: Store, given: ReturnType<typeof parsed>): Promise<number> {
  const email = emailOf(given)
  const name = given.name?.trim()
  if (!name) throw new UsageError('--name takes the name that customers will see.')
  const roles = z
    .array(z.enum(['admin', 'agent', 'editor']))
    .min(1)
    .safeParse(given.role ?? ['agent'])
  if (!roles.success) throw new UsageError('--role takes agent, admin or editor.')
  if (!given['password-stdin'])
    throw new UsageError('--password-stdin is needed: the password is read from standard input.')
  const password = (await readAll(process.stdin)).replace(/\r?\n$/, '')
  const least = bounds.PASSWORD_LEAST_CHARACTERS
  if (password.length < least) throw new UsageError(`The password takes at least ${least} characters.`)
  const desk = { store, ids: systemIds, passwords: argonPasswords, clock: systemClock }
  const member = await addStaff(desk, { name, email, password, roles: roles.data })
  if (!member) {
    process.stderr.write(`${email} is staff already.\n`)
    return 1
  }
  process.stdout.write(`${name} <${email}> can sign in now (${member.roles.join(', ')}).\n`)
  return 0
}

async function list(store: Store): Promise<number> {
  for (const { name, email, roles, disabled } of await store.staff()) {
    process.stdout.write(`${name} <${email}> ${roles.join(', ')}${disabled ? ' (disabled)' : ''}\n`)
  }
  return 0
}

async function setDisabled(store: Store, given: ReturnType<typeof parsed>, disabled: boolean): Promise<number> {
  const email = emailOf(given)
  const member = await store.staffByEmail(email)
  if (!member) {
    process.stderr.write(`${email} is not staff.\n`)
    return 1
  }
  await store.setDisabled(member.id, disabled)
  process.stdout.write(`${member.name} can ${disabled ? 'no longer' : 'now'} sign in.\n`)
  return 0
}

function emailOf(given: ReturnType<typeof parsed>): string {
  const email = z.email().safeParse(given.email?.trim().toLowerCase())
  if (!email.success) throw new UsageError('--email takes an email address.')
  return email.data
}
