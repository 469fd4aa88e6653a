/** A mistake in how the command was called; the message says which. */
export class UsageError extends Error {
  override name = 'UsageError'
}
