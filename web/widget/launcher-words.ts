/** The few words of the button, in every language of the panel; a catalogue of its own keeps the loader small. */
export interface LauncherWords {
  language: string
  title: string
  open: string
  close: string
  /** Follows `open`, as in "Open chat, new messages: 2". */
  unread: string
}

const words: Record<string, [title: string, open: string, close: string, unread: string]> = {
  en: ['Chat', 'Open chat', 'Close chat', 'new messages'],
  de: ['Chat', 'Chat öffnen', 'Chat schließen', 'neue Nachrichten'],
  fr: ['Discussion', 'Ouvrir la discussion', 'Fermer la discussion', 'nouveaux messages'],
  es: ['Chat', 'Abrir el chat', 'Cerrar el chat', 'mensajes nuevos'],
  sr: ['Razgovor', 'Otvori razgovor', 'Zatvori razgovor', 'nove poruke'],
  'sr-cyrl': ['Разговор', 'Отвори разговор', 'Затвори разговор', 'нове поруке'],
}

/** By the first wish that we have words for. */
export function launcherWords(wishes: readonly string[]): LauncherWords {
  const known = wishes
    .map((wish) => wish.toLowerCase())
    .map((wish) => (wish.startsWith('sr-cyrl') ? 'sr-cyrl' : (wish.split('-')[0] ?? '')))
    .find((wish) => wish in words)
  const language = known ?? 'en'
  const [title, open, close, unread] = words[language] ?? ['', '', '', '']
  return { language, title, open, close, unread }
}
