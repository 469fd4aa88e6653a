/** Ids, secrets and passwords, from the platform's randomness and argon2id. */
import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { v7 } from 'uuid'
import type { Ids, Passwords } from '../ports/system.ts'

const SECRET_BYTES = 32

export const systemIds: Ids = {
  next: () => v7(),
  secret: () => randomBytes(SECRET_BYTES).toString('base64url'),
  hash: (secret) => createHash('sha256').update(secret).digest('hex'),
}

/** OWASP's recommendation for argon2id, which is the library's default: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** Compared with for accounts that do not exist, so that they take as long. */
const nobody = hash(randomBytes(SECRET_BYTES), cost)

export const argonPasswords: Passwords = {
  hash: (password) => hash(password, cost),
  async verify(stored, password) {
    const matches = await verify(stored ?? (await nobody), password)
    return stored !== undefined && matches
  },
}
