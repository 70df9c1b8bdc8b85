import { answers } from './ru/answers.ts'
import { journey } from './ru/journey.ts'
import { kinds } from './ru/kinds.ts'
import { method } from './ru/method.ts'
import { shell } from './ru/shell.ts'

/** The words that every page may need. */
export const ru = { ...shell, ...journey, ...answers, ...method, ...kinds }
