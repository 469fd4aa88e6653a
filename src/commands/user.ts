import type { Readable } from 'node:stream'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openStore } from '../compose.ts'
import { readConfig } from '../config.ts'
import { operator, record } from '../desk/audit.ts'
import { addStaff } from '../desk/staff.ts'
import { passwordFault } from '../domain/password.ts'
import type { StaffMember } from '../ports/staff.ts'
import type { Store } from '../ports/store.ts'
import { typedText } from '../protocol/bodies.ts'
import { bounds } from '../protocol/limits.ts'
import { systemClock } from '../system/clock.ts'
import { argonPasswords, systemIds } from '../system/secrets.ts'
import { UsageError } from './usage.ts'

/** Staff by script: add, list, disable, enable, password. What it changes is in the audit log as the operator's. */
export async function user(args: string[], input: Readable = process.stdin): Promise<number> {
  const [verb = '', ...rest] = args
  const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  if (!act) throw new UsageError('user takes add, list, disable, enable or password.')
  const given = parsed(rest)
  const store = await openStore(readConfig(process.env))
  try {
    return await act(store, given, input)
  } finally {
    await store.close()
  }
}

const verbs: Record<string, (store: Store, given: Given, input: Readable) => Promise<number>> = {
  add,
  list,
  disable: (store, given) => setDisabled(store, given, true),
  enable: (store, given) => setDisabled(store, given, false),
  password: setPassword,
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

type Given = ReturnType<typeof parsed>

async function add(store: Store, given: Given, input: Readable): Promise<number> {
  const email = emailOf(given)
  const name = nameOf(given)
  const roles = z
    .array(z.enum(['admin', 'agent', 'editor']))
    .min(1)
    .safeParse(given.role ?? ['agent'])
  if (!roles.success) throw new UsageError('--role takes agent, admin or editor.')
  const password = await passwordOf(given, { email, name }, input)
  const desk = { store, ids: systemIds, passwords: argonPasswords, clock: systemClock }
  const member = await addStaff(desk, { name, email, password, roles: roles.data })
  if (!member) {
    process.stderr.write(`${email} is staff already.\n`)
    return 1
  }
  await did(store, 'staff.add', member.id, { roles: member.roles.join(', ') })
  process.stdout.write(`${name} <${email}> can sign in now (${member.roles.join(', ')}).\n`)
  return 0
}

async function list(store: Store): Promise<number> {
  for (const { name, email, roles, disabled } of await store.staff()) {
    process.stdout.write(`${name} <${email}> ${roles.join(', ')}${disabled ? ' (disabled)' : ''}\n`)
  }
  return 0
}

async function setDisabled(store: Store, given: Given, disabled: boolean): Promise<number> {
  const member = await memberOf(store, given)
  if (!member) return 1
  await store.setDisabled(member.id, disabled)
  await did(store, disabled ? 'staff.disable' : 'staff.enable', member.id)
  process.stdout.write(`${member.name} can ${disabled ? 'no longer' : 'now'} sign in.\n`)
  return 0
}

/** A new password for somebody who lost theirs. Whoever is signed in as them is signed out. */
async function setPassword(store: Store, given: Given, input: Readable): Promise<number> {
  const member = await memberOf(store, given)
  if (!member) return 1
  const password = await passwordOf(given, member, input)
  await store.setPassword(member.id, await argonPasswords.hash(password))
  await did(store, 'staff.password', member.id)
  process.stdout.write(`${member.name} signs in with the new password from now on.\n`)
  return 0
}

/** The member that `--email` names; says so where there is none. */
async function memberOf(store: Store, given: Given): Promise<StaffMember | undefined> {
  const email = emailOf(given)
  const member = await store.staffByEmail(email)
  if (!member) process.stderr.write(`${email} is not staff.\n`)
  return member
}

async function passwordOf(given: Given, who: { email: string; name: string }, input: Readable): Promise<string> {
  if (!given['password-stdin'])
    throw new UsageError('--password-stdin is needed: the password is read from standard input.')
  const password = (await readAll(input)).replace(/\r?\n$/, '')
  const fault = passwordFault(password, who)
  if (fault) throw new UsageError(`The password ${fault}.`)
  return password
}

function did(store: Store, action: string, target: string, detail?: Record<string, string>): Promise<void> {
  return record(
    { store, clock: systemClock },
    { actor: operator, action, target, outcome: 'done', ...(detail && { detail }) },
  )
}

function nameOf(given: Given): string {
  const name = typedText(bounds.NAME_CHARACTERS).safeParse(given.name)
  if (!name.success) throw new UsageError('--name takes the name that customers will see.')
  return name.data
}

function emailOf(given: Given): string {
  const email = z.email().safeParse(given.email?.trim().toLowerCase())
  if (!email.success) throw new UsageError('--email takes an email address.')
  return email.data
}
