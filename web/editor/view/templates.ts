/** What a new article may begin with. */
import empty from '../templates/empty.md?raw'
import faq from '../templates/faq.md?raw'
import howTo from '../templates/how-to.md?raw'
import policy from '../templates/policy.md?raw'
import troubleshooting from '../templates/troubleshooting.md?raw'

export const templates: readonly { id: string; words: string; help: string; text: string }[] = [
  { id: 'how-to', words: 'How-to', help: 'Steps to one goal', text: howTo },
  { id: 'troubleshooting', words: 'Troubleshooting', help: 'From what is seen to what helps', text: troubleshooting },
  { id: 'faq', words: 'FAQ', help: 'Several short answers', text: faq },
  { id: 'policy', words: 'Policy', help: 'What holds, for whom, until when', text: policy },
  { id: 'empty', words: 'Nothing', help: 'An empty page', text: empty },
]
