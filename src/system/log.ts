/**
 * JSON lines. What people wrote, tokens and addresses of people never get here: words are logged under the few names
 * that only we give values to, and of an error what is surely ours.
 */
import { type DestinationStream, type Logger, pino } from 'pino'

/** Fields whose words we choose ourselves. Numbers and ids may stand under any name. */
const ownWords: ReadonlySet<string> = new Set([
  'action',
  'asked',
  'code',
  'drafter',
  'event',
  'fault',
  'file',
  'folder',
  'kind',
  'method',
  'model',
  'outcome',
  'reason',
  'route',
  'rule',
  'severity',
  'signal',
  'state',
  'step',
  'type',
  'url',
])

/** Errors whose message is a sentence of ours. */
const ownErrors: ReadonlySet<string> = new Set([
  'StoreUnavailable',
  'KnowledgeUnavailable',
  'ConfigError',
  'CannotListen',
  'NothingToAnswerFrom',
  'DraftFailed',
  'MailFailed',
  'BadCursor',
  'VisitorErased',
])

const WITHHELD = '[withheld]'
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { log: sayable },
    // Shaped already; pino's own would read the shape as an error again.
    serializers: { err: (shaped: unknown) => shaped },
    hooks: {
      // Without a message of ours, an error's own would be taken.
      logMethod(this: Logger, [fields, message]: unknown[], write: pino.LogFn) {
        if (typeof fields === 'string') write.call(this, {}, fields)
        else if (fields instanceof Error) write.call(this, { err: fields }, String(message ?? 'failed'))
        else write.call(this, fields as object, String(message ?? 'noted'))
      },
    },
  }
  return destination ? pino(options, destination) : pino(options, pino.destination(2))
}

function sayable(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, sayableValue(name, value)]))
}

function sayableValue(name: string, value: unknown): unknown {
  if (value instanceof Error) return errorShape(value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null || value === undefined) return value
  if (typeof value === 'string' && (ownWords.has(name) || uuid.test(value))) return value
  return WITHHELD
}

/** How deep causes are followed. */
const MOST_CAUSES = 4

/**
 * An error by its type, code and place. Its message may quote what it was about, a text, an address or a whole body:
 * it is only told where it is a sentence of ours, or the operating system's about a file or a port.
 */
function errorShape(error: Error, depth = 0): object {
  const { name, message, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const system = 'errno' in error && 'syscall' in error
  return {
    type: name,
    ...(code && { code }),
    message: ownErrors.has(name) || system ? message : WITHHELD,
    stack: frames(error),
    ...(cause instanceof Error && depth < MOST_CAUSES && { cause: errorShape(cause, depth + 1) }),
  }
}

/** Where it happened: the stack without the message that stands before it, whatever lines that has. */
function frames({ stack = '', message }: Error): string[] {
  const told = stack.indexOf(message)
  const below = told === -1 ? '' : stack.slice(told + message.length)
  return below
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
}
