import { answers } from './pl/answers.ts'
import { journey } from './pl/journey.ts'
import { kinds } from './pl/kinds.ts'
import { method } from './pl/method.ts'
import { shell } from './pl/shell.ts'

/** The words that every page may need. */
export const pl = { ...shell, ...journey, ...answers, ...method, ...kinds }
