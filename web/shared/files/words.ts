/** What is said about files; in the widget in every language, in the console in English. */
import type { Like, Values } from '../../../src/domain/catalogue.ts'
import type en from '../../widget/words/files/en.json'

export type FileWords = Like<typeof en>
export type FileWord = keyof FileWords
export type SayFile = (key: FileWord, values?: Values) => string
