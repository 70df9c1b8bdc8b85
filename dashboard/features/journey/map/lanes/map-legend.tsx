import { EVIDENCE_GRADES } from '#contract/map/limits.ts'
import { ChannelIcon, GradeMark } from './marks.tsx'
import { t } from '#dashboard/features/journey/map/words.ts'

/** What the marks of the lanes mean. */
export function MapLegend() {
  return (
    <ul class="legend">
      {EVIDENCE_GRADES.map((grade) => (
        <li key={grade}>
          <GradeMark grade={grade} said={false} />
          {t('grade.of', { grade: t(`grade.${grade}`) })}
        </li>
      ))}
      <li>
        <ChannelIcon channel="web" said={false} />
        {t('legend.online')}
      </li>
      <li>
        <ChannelIcon channel="store" said={false} />
        {t('legend.offline')}
      </li>
      <li>
        <span aria-hidden="true">◆</span>
        {t('legend.moment')}
      </li>
    </ul>
  )
}
