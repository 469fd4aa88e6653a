/** What customers are asked, as its page holds it. */
import type { Settings } from '../../../../src/protocol/settings.ts'
import { number, type PageForm } from './fields.ts'

export interface RatingsForm {
  csat: boolean
  ces: boolean
  nps: boolean
  npsDays: string
  idleHours: string
}

export const ratingsPage: PageForm<RatingsForm> = {
  parts: ['surveys'],
  formOf: ({ surveys: { csat, ces, nps, npsDays, idleHours } }: Settings) => ({
    csat,
    ces,
    nps,
    npsDays: String(npsDays),
    idleHours: String(idleHours),
  }),
  partsOf: ({ npsDays, idleHours, ...asked }) => ({
    surveys: { ...asked, npsDays: number(npsDays), idleHours: number(idleHours) },
  }),
}
