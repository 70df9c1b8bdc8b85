/**
 * Runs the statistics core against a golden file: `npm run test:golden -- FILE`, by default the
 * project's own. Prints a line for each mismatch and ends with `N passed, N failed`; the exit code
 * is 1 on any mismatch, unknown function or unreadable file.
 */
import { readFileSync } from 'node:fs'
import { type GoldenReport, runGoldenFile } from '#test/golden/golden-file.ts'

const [file = 'test/golden/golden.json'] = process.argv.slice(2)
const { lines, passed, failed } = check(file)
for (const line of lines) console.log(line)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function check(path: string): GoldenReport {
  try {
    return runGoldenFile(readFileSync(path, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { passed: 0, failed: 1, lines: [`${path}: cannot be read: ${reason}`] }
  }
}
