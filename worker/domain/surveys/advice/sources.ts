import type { AdviceCode } from '#contract/surveys/advice.ts'

const BRADBURN = 'Bradburn, Sudman & Wansink 2004, Asking Questions'
const DILLMAN = 'Dillman, Smyth & Christian 2014, Internet, Phone, Mail, and Mixed-Mode Surveys'
const FOWLER = 'Fowler 1995, Improving Survey Questions'
const LENZNER = 'Lenzner, Kaczmirek & Lenzner 2010, Applied Cognitive Psychology 24:1003–1020'
const PAYNE = 'Payne 1951, The Art of Asking Questions'
const QUAID = 'Graesser, Cai, Louwerse & Daniel 2006 (QUAID), Public Opinion Quarterly 70:3–22'
const SARIS = 'Saris, Revilla, Krosnick & Shaeffer 2010, Survey Research Methods 4:61–79'
const ITC = 'International Test Commission 2017, Guidelines for Translating and Adapting Tests'

/** Where each rule comes from: author, year, title or place. */
export const SOURCES: Record<AdviceCode, string> = {
  leading: PAYNE,
  loaded: PAYNE,
  assumes: FOWLER,
  doubleBarrelled: BRADBURN,
  severalQuestions: BRADBURN,
  negation: DILLMAN,
  yesNoOnScale: DILLMAN,
  agreementOnSatisfaction: SARIS,
  npsWithoutRecommending: 'Reichheld 2003, Harvard Business Review 81(12):46–54',
  scaleMismatch: DILLMAN,
  unbalancedScale: DILLMAN,
  overlappingChoices: DILLMAN,
  missingOther: BRADBURN,
  hypothetical: FOWLER,
  absolute: BRADBURN,
  memory: 'Tourangeau, Rips & Rasinski 2000, The Psychology of Survey Response',
  vagueQuantifier: LENZNER,
  vague: QUAID,
  jargon: QUAID,
  tooLong: PAYNE,
  hardToRead: LENZNER,
  lostPlaceholder: ITC,
  lostNumber: ITC,
  lostQuestionMark: ITC,
  muchLonger: ITC,
}

/** Where the reading index of a language comes from. */
export const READING_SOURCES: Record<'en' | 'pl' | 'ru', string> = {
  en: 'Gunning 1952, The Technique of Clear Writing (FOG)',
  pl: 'Pisarek 1969; Broda, Nitoń, Gruszczyński & Ogrodniczuk 2014 (FOG-PL), LREC 573–580',
  ru: 'Gunning 1952, with hard words from four syllables; compare Oborneva 2006 on longer words',
}
