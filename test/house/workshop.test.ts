import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

async function read(path: string): Promise<string> {
  return await readFile(join(ROOT, path), 'utf8')
}

test('CI runs what decides a landing, on every Node that the README names, without rights to write', async () => {
  const workflow = await read('.github/workflows/ci.yml')
  expect(workflow).toContain('- run: .ci/run\n')
  expect(workflow).toContain('node: [20, 22, 24]')
  expect(workflow).toContain('permissions:\n  contents: read\n')
  expect(workflow).not.toMatch(/: write|secrets\./)
})

test('every action is pinned by a full commit and names its version', async () => {
  const folder = '.github/workflows'
  for (const name of await readdir(join(ROOT, folder))) {
    const lines = (await read(`${folder}/${name}`)).split('\n')
    const actions = lines.filter((line) => /\buses:/.test(line))
    expect(actions.length).toBeGreaterThan(0)
    for (const line of actions) expect(line).toMatch(/uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  }
})

test('the form about the widget asks for every attribute that the README has', async () => {
  const form = await read('.github/ISSUE_TEMPLATE/widget-on-my-page.yml')
  const attributes = Array.from((await read('README.md')).matchAll(/`?(data-\w+)=/g), ([, a]) => a)
  expect(new Set(attributes).size).toBeGreaterThan(3)
  for (const attribute of attributes) expect(form).toContain(`\`${attribute}\``)
})

test('the container forwards the ports that start and dev listen on', async () => {
  const container = JSON.parse(await read('.devcontainer/devcontainer.json')) as {
    forwardPorts: number[]
  }
  const usual = async (script: string) =>
    Array.from((await read(script)).matchAll(/freePortOf\('\w+', (\d+)/g), ([, port]) => +`${port}`)
  expect(container.forwardPorts).toEqual(await usual('scripts/dev.ts'))
  expect(container.forwardPorts).toEqual(expect.arrayContaining(await usual('scripts/start.ts')))
})
