import { answers } from './en/answers.ts'
import { journey } from './en/journey.ts'
import { kinds } from './en/kinds.ts'
import { method } from './en/method.ts'
import { shell } from './en/shell.ts'

/** The words that every page may need. */
export const en = { ...shell, ...journey, ...answers, ...method, ...kinds }
