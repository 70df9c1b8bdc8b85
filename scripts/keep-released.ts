import { keepReleased } from './support/keep-released.ts'

await keepReleased(Date.now())
