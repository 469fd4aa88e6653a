/** JSON lines. What people wrote, tokens and addresses of people never get here: fields are named one by one. */
import { type DestinationStream, type Logger, pino } from 'pino'

export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['token', 'authorization', 'cookie', 'password', 'email', '*.token', '*.password', '*.email'],
  }
  return destination ? pino(options, destination) : pino(options, pino.destination(2))
}
