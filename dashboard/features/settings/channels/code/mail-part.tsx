import { useState } from 'preact/hooks'
import type { CodeItem, MailBlock } from '#contract/channels/codes.ts'
import { t } from '#dashboard/features/settings/channels/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'

interface Props {
  code: CodeItem
  /** Languages that the question is there in. */
  languages: string[]
  /** The site's language. */
  own: string
}

/** What is put into a mail or a message, in one of the question's languages. */
export function MailPart({ code: { code }, languages, own }: Props) {
  const [lang, setLang] = useState(languages.includes(own) ? own : (languages[0] ?? own))
  const mail = useResource<MailBlock>(`mail ${code} ${lang}`, (signal) =>
    call('GET /api/codes/:code/mail', { params: { code }, query: { lang }, signal }),
  )
  return (
    <>
      <p class="mut">{t('codes.mail.hint')}</p>
      {languages.length > 1 && (
        <Select
          label={t('codes.mail.language')}
          labelled
          value={lang}
          options={languages.map((tag) => ({ value: tag, label: nameOf(tag) }))}
          onChange={setLang}
        />
      )}
      <Loaded resource={mail} part>
        {(block) => <Block block={block} />}
      </Loaded>
    </>
  )
}

function nameOf(tag: string): string {
  return new Intl.DisplayNames([locale()], { type: 'language' }).of(tag) ?? tag
}

function Block({ block: { html, text, sms } }: { block: MailBlock }) {
  const { letters, parts } = smsLength(sms)
  return (
    <>
      <h3>{t('codes.mail.html')}</h3>
      <CopyBox text={html} />
      <h3>{t('codes.mail.text')}</h3>
      <CopyBox text={text} />
      <h3>{t('codes.sms')}</h3>
      <CopyBox text={sms} />
      <p class="mut">
        {t('codes.sms.letters', { n: letters })} · {t('codes.sms.length', { n: parts })}
      </p>
    </>
  )
}

/** Letters of the GSM alphabet (3GPP TS 23.038); the second list counts twice. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const TWICE = '^{}\\[~]|€'

/**
 * How long a message is, in its units, and how many SMS it is sent as: 160 units of the GSM alphabet,
 * or 70 where one letter is not in it; a part of several holds 153, or 67.
 */
export function smsLength(text: string): { letters: number; parts: number } {
  const letters = Array.from(text)
  const isGsm = letters.every((letter) => GSM.includes(letter) || TWICE.includes(letter))
  const units = isGsm
    ? letters.length + letters.filter((letter) => TWICE.includes(letter)).length
    : text.length
  const [one, part] = isGsm ? [160, 153] : [70, 67]
  return { letters: units, parts: units <= one ? 1 : Math.ceil(units / part) }
}
