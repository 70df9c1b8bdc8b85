import { useState } from 'preact/hooks'
import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { isRecord } from '#dashboard/features/surveys/draft/paths.ts'
import { t } from './words.ts'
import { hrefOf } from '#dashboard/kit/api/call.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { useBuilder } from './builder-context.ts'

const PARTS = ['name', 'names', 'touchpoint', 'definition', 'plan'] as const
/** The version of the format that is read; what another one would mean is not guessed. */
const FORMAT = 1

/** The published survey as a file, and a file into the draft. */
export function SurveyFile({ onDone }: { onDone: () => void }) {
  const { store, told } = useBuilder()
  const [isWrong, setWrong] = useState(false)
  async function open(file: File) {
    const survey = surveyFrom(await file.text())
    setWrong(survey === null)
    if (survey === null) return
    store.replace(survey)
    onDone()
  }
  return (
    <>
      {told.revision > 0 && (
        <a
          class="menu-link"
          href={hrefOf('GET /api/surveys/:id/file', { params: { id: store.id } })}
          download
          onClick={onDone}
        >
          {t('surveyFile.save')}
        </a>
      )}
      <label class="menu-link">
        {t('surveyFile.open')}
        <input
          type="file"
          class="unseen"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) void open(file)
            currentTarget.value = ''
          }}
        />
      </label>
      {isWrong && <Failure>{t('surveyFile.wrong')}</Failure>}
    </>
  )
}

/** The draft that a file holds, sound or not; null where it is no survey file. */
export function surveyFrom(text: string): LooseSurvey | null {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(file) || file['format'] !== FORMAT || !isRecord(file['survey'])) return null
  const { survey } = file
  if (!isRecord(survey['definition'])) return null
  // What a file leaves out is empty; the server keeps any JSON.
  const parts = PARTS.map((part) => [
    part,
    survey[part] ?? (part === 'name' || part === 'touchpoint' ? '' : {}),
  ])
  return Object.fromEntries(parts) as LooseSurvey
}
