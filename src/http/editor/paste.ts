/** What somebody pastes into an article from a page, as markdown. */
import { z } from 'zod'
import { Refused } from '../errors.ts'
import { type Api, route } from '../route.ts'

/** Characters of a page with the pictures in it, which are left out; how much text is read is said where it is read. */
const MOST_CHARACTERS = 8_000_000

export function editorPasteRoutes(api: Api): void {
  route(
    api,
    {
      method: 'post',
      path: '/api/editor/from-html',
      summary: 'HTML that was pasted, as clean markdown; nothing is kept',
      who: 'editor',
      body: z.strictObject({ html: z.string().max(MOST_CHARACTERS) }),
      answers: z.object({
        markdown: z.string(),
        lost: z.array(z.string()).meta({ description: 'What has no place in markdown, in words.' }),
      }),
    },
    async ({ body: { html } }) => {
      const made = api.desk.render.fromHtml(html)
      if ('refused' in made) throw new Refused('bad_request', made.refused)
      return { markdown: made.markdown, lost: made.lost }
    },
  )
}
