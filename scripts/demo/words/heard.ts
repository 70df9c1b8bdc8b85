import type { WrittenLanguage } from './write-comment.ts'

/** What people write who heard of the shop somewhere else. */
export const HEARD_ELSEWHERE: Record<WrittenLanguage, string[]> = {
  pl: [
    'z radia w samochodzie',
    'podcast o roślinach',
    'Targi ogrodnicze w Poznaniu',
    'widziałam wasze auto na mieście',
    'Sąsiadka miała paczkę z waszym logo',
    'newsletter innego sklepu',
    'ulotka w skrzynce',
    'Grupa o ogrodach na Discordzie',
    'z kanału na YouTube, nie pamiętam którego',
    'pytałem czat AI o ziemię do storczyków',
  ],
  en: [
    'a podcast about house plants',
    'Saw your van in the city',
    'I asked an AI chat where to buy peat-free soil',
    'a garden fair',
  ],
  ru: [
    'подкаст про растения',
    'Видела вашу машину в городе',
    'спросил у чат-бота',
    'листовка в ящике',
  ],
}
