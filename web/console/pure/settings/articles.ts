/** How articles are written and answered from, as its page holds it. */
import type { Settings } from '../../../../src/protocol/settings.ts'
import { number, type PageForm } from './fields.ts'

export interface ArticlesForm {
  git: boolean
  answerStale: boolean
  binDays: string
}

export const articlesPage: PageForm<ArticlesForm> = {
  parts: ['articles'],
  formOf: ({ articles: { git, answerStale, binDays } }: Settings) => ({ git, answerStale, binDays: String(binDays) }),
  partsOf: ({ binDays, ...rest }) => ({ articles: { ...rest, binDays: number(binDays) } }),
}
