/** The tokens of links that somebody came by, apart from the address: pages without a console know of sessions too. */
import { signal } from '@preact/signals'

/** The token of a setup link. It leaves the address, and with it the history, before anything else happens. */
export const setupToken = signal<string | undefined>(undefined)
/** The same for a link by which somebody joins or sets a new password. */
export const inviteToken = signal<string | undefined>(undefined)
