/** Who plays: five of the staff, and those who write to them. */
import { DEMO_HOST } from '../../ports/demo.ts'
import type { Role } from '../../ports/staff.ts'

export interface Player {
  name: string
  email: string
  roles: Role[]
  speaks: string[]
}

const player = (first: string, name: string, roles: Role[], speaks: string[]): Player => ({
  name: `${first} ${name}`,
  email: `${first
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()}@${DEMO_HOST}`,
  roles,
  speaks,
})

export const staff: readonly Player[] = [
  player('Mara', 'Lindt', ['admin', 'agent', 'editor'], ['en', 'de']),
  player('Jonas', 'Weber', ['agent'], ['de', 'en']),
  player('Ana', 'Kovač', ['agent'], ['sr', 'en']),
  player('Lucía', 'Romero', ['agent'], ['es', 'en']),
  player('Théo', 'Martin', ['agent', 'editor'], ['fr', 'en']),
]

/** First and last names by language; some customers give only the first, some none. */
export const customers: Record<string, { first: string[]; last: string[] }> = {
  en: {
    first: ['Iris', 'Tom', 'Priya', 'Owen', 'Grace', 'Samir', 'Nora', 'Caleb', 'Aisha', 'Wendy', 'Femi', 'Hugh'],
    last: ['Novak', 'Becker', 'Sharma', 'Doyle', 'Okafor', 'Haddad', 'Lindqvist', 'Price', 'Rahman', 'Cole', 'Ade'],
  },
  de: {
    first: ['Katrin', 'Uwe', 'Leyla', 'Bernd', 'Antje', 'Matthias', 'Sibel'],
    last: ['Vogel', 'Krämer', 'Yılmaz', 'Hartmann', 'Peters', 'Nowak'],
  },
  sr: {
    first: ['Jelena', 'Miloš', 'Dragana', 'Nikola', 'Snežana'],
    last: ['Marić', 'Jovanović', 'Ilić', 'Đorđević', 'Petrović'],
  },
  es: { first: ['Carmen', 'Diego', 'Inés', 'Rafael'], last: ['Ortega', 'Vidal', 'Muñoz', 'Serrano'] },
  fr: { first: ['Camille', 'Yanis', 'Élise', 'Bruno'], last: ['Laurent', 'Benali', 'Girard', 'Petit'] },
}

export const pages = [
  { url: 'https://shop.example/help', title: 'Help' },
  { url: 'https://shop.example/checkout', title: 'Checkout' },
  { url: 'https://shop.example/account/billing', title: 'Billing' },
  { url: 'https://shop.example/docs/embed', title: 'Embed the chat' },
  { url: 'https://shop.example/pricing', title: 'Pricing' },
]
