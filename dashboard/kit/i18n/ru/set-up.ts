import type { setUp as english } from '#dashboard/kit/i18n/en/set-up.ts'
import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'

export const setUp: Slavic<typeof english> = {
  'title.setUp': 'Первый запуск – Wayfelt',
  'setUp.title': 'Первый запуск',
  'setUp.lead':
    'Вы станете владельцем. Паролей здесь нет: в следующий раз вы войдёте по ключу доступа или по ссылке.',
  'setUp.name': 'Ваше имя',
  'setUp.name.hint': 'Его видит ваша команда.',
  'setUp.email': 'Электронная почта',
  'setUp.email.hint':
    'Это ваша учётная запись. Wayfelt присылает на неё только ссылки, о которых вы просите.',
  'setUp.site': 'Ваш магазин',
  'setUp.site.needed': 'Здесь ещё нет ни одного магазина: назовите первый.',
  'setUp.action': 'Готово',
  'setUp.none.title': 'Откройте ссылку для запуска',
  'setUp.none.text': 'Её вывела команда {start}; новую выведет {link}. Она действует один раз.',
  'setUp.over.title': 'Эта ссылка больше не действует',
  'setUp.over.text':
    'Ею уже воспользовались, или прошло больше суток. Если у этого Wayfelt есть владелец, войдите. Если нет, новую ссылку выведет {link}.',
  'setUp.signIn': 'К странице входа',
}
