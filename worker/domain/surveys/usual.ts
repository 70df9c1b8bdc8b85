import { surveyDefinitionSchema, type Localized, type SurveyDefinition } from '#contract/surveys.ts'
import { type Kind, SCALES, type Scale } from '#contract/words.ts'
import { say } from './phrases.ts'

/** What is usually asked with a scale, in the three languages of the dashboard. */
const QUESTIONS: Record<Scale, Localized> = {
  csat5: say('How satisfied are you?', 'Czy jesteś zadowolony(-a)?', 'Довольны ли вы?'),
  csat7: say('How satisfied are you?', 'Czy jesteś zadowolony(-a)?', 'Довольны ли вы?'),
  emotion5: say(
    'How do you feel right now?',
    'Jak się teraz czujesz?',
    'Что вы сейчас чувствуете?',
  ),
  nps11: say(
    'How likely are you to recommend us to a friend?',
    'Na ile prawdopodobne jest, że polecisz nas znajomym?',
    'Насколько вероятно, что вы порекомендуете нас друзьям?',
  ),
  ces7_agree: say(
    'The shop made it easy for me to get this done.',
    'Sklep ułatwił mi załatwienie tej sprawy.',
    'Магазин помог мне легко решить мой вопрос.',
  ),
  ces7_effort: say(
    'How much effort did it take you?',
    'Ile wysiłku to wymagało?',
    'Сколько усилий это потребовало?',
  ),
  ces5_effort: say(
    'How much effort did it take you?',
    'Ile wysiłku to wymagało?',
    'Сколько усилий это потребовало?',
  ),
  expectation3: say(
    'How did it compare with what you expected?',
    'Jak to wypadło wobec oczekiwań?',
    'Насколько это совпало с ожиданиями?',
  ),
  arrived2: say('Has your parcel arrived?', 'Czy paczka już dotarła?', 'Посылка уже пришла?'),
  choice: say(
    'What was hard here, if anything?',
    'Co sprawiło tu trudność?',
    'Что здесь было трудным?',
  ),
  text: say(
    'What could we do better?',
    'Co możemy zrobić lepiej?',
    'Что мы могли бы сделать лучше?',
  ),
  source: say(
    'How did you hear about us?',
    'Skąd wiesz o naszym sklepie?',
    'Откуда вы о нас узнали?',
  ),
}

/** What is offered where one chooses from a list. */
const CHOICES: Partial<Record<Kind, [code: string, label: Localized][]>> = {
  pain_point: [
    ['price', say('Price', 'Cena', 'Цена')],
    ['information', say('Missing information', 'Brak informacji', 'Не хватает сведений')],
    ['none', say('Nothing', 'Nic', 'Ничего')],
    ['other', say('Something else', 'Coś innego', 'Другое')],
  ],
  source: [
    ['search', say('Search engine', 'Wyszukiwarka', 'Поисковик')],
    ['friend', say('Friends or family', 'Znajomi lub rodzina', 'Друзья или родные')],
    ['social', say('Social media', 'Media społecznościowe', 'Соцсети')],
    ['marketplace', say('Marketplace', 'Platforma zakupowa', 'Маркетплейс')],
    ['comparison', say('Price comparison', 'Porównywarka cen', 'Сравнение цен')],
    ['ad', say('Advertisement', 'Reklama', 'Реклама')],
    ['press', say('Press or blog', 'Prasa lub blog', 'Пресса или блог')],
    ['before', say('I bought here before', 'Z wcześniejszych zakupów', 'Уже покупали здесь')],
    ['other', say('Something else', 'Coś innego', 'Другое')],
  ],
}

/**
 * The five drivers of satisfaction with a service: effectiveness, ease, speed, transparency, people.
 * Source: US OMB Circular A-11, section 280.7.
 */
const DRIVERS: [code: string, helped: Localized, hurt: Localized][] = [
  [
    'effectiveness',
    say('I got what I needed', 'Załatwiłem(-am) sprawę', 'Вопрос решён'),
    say('I did not get what I needed', 'Sprawa niezałatwiona', 'Вопрос не решён'),
  ],
  [
    'ease',
    say('It was easy', 'Było łatwo', 'Было просто'),
    say('It was hard', 'Było trudno', 'Было сложно'),
  ],
  [
    'speed',
    say('It was quick', 'Było szybko', 'Было быстро'),
    say('It took too long', 'Trwało za długo', 'Было слишком долго'),
  ],
  [
    'transparency',
    say(
      'I knew what was going on',
      'Wiedziałem(-am), co się dzieje',
      'Было понятно, что происходит',
    ),
    say(
      'I was left in the dark',
      'Nie było wiadomo, co się dzieje',
      'Было непонятно, что происходит',
    ),
  ],
  [
    'people',
    say('The people helped', 'Ludzie pomogli', 'Люди помогли'),
    say('The people did not help', 'Ludzie nie pomogli', 'Люди не помогли'),
  ],
]

/** What a survey begins with: the usual question of its scale, due on load and asked once. */
export function usualQuestion(scale: Scale, template: 'usual' | 'driver'): SurveyDefinition {
  const { kind, lowest, highest } = SCALES[scale]
  const isDriver = template === 'driver' && lowest !== null && highest !== null
  return surveyDefinitionSchema.parse({
    kind,
    scale,
    question: QUESTIONS[scale],
    choices: CHOICES[kind]?.map(([code, label]) => ({ code, label })) ?? [],
    multiple: kind === 'pain_point',
    shuffle: kind in CHOICES || isDriver,
    trigger: { on: 'load' },
    ...(isDriver ? { followUp: driverFollowUp(scale, lowest, highest) } : {}),
    // What "something else" is.
    ...(kind === 'source' ? { followUp: {} } : {}),
  })
}

/** What helped those who are content, and what hurt the others. */
function driverFollowUp(scale: Scale, lowest: number, highest: number) {
  const middle = Math.floor((lowest + highest) / 2)
  const halves = { low: { from: lowest, to: middle }, high: { from: middle + 1, to: highest } }
  const [good, bad] = SCALES[scale].higherIsBetter
    ? [halves.high, halves.low]
    : [halves.low, halves.high]
  return {
    questions: [
      { ...bad, text: say('What made it worse?', 'Co przeszkodziło?', 'Что помешало?') },
      { ...good, text: say('What helped?', 'Co pomogło?', 'Что помогло?') },
    ],
    reasons: DRIVERS.flatMap(([code, helped, hurt]) => [
      { code: `${code}-hurt`, label: hurt, ...bad },
      { code: `${code}-helped`, label: helped, ...good },
    ]),
    comment: true,
  }
}
