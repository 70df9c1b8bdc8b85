import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'title.signIn': 'Вход – Wayfelt',

  'signIn.working': 'Выполняется вход…',
  'signIn.used.title': 'Эта ссылка больше не действует',
  'signIn.used.text':
    'Ссылка для входа действует один раз и недолго. Войдите иначе или попросите новую.',
  'signIn.none.title': 'Вы не вошли',
  'signIn.none.text': 'Войдите по ключу доступа или откройте ссылку для входа.',
  'signIn.failed.title': 'Войти не удалось',
  'signIn.passkey': 'Войти по ключу доступа',
  'signIn.passkey.unknown':
    'Этот ключ доступа не открывает здесь ни одной учётной записи. Возможно, его удалили: войдите иначе.',
  'signIn.access': 'Продолжить через Cloudflare Access',
  'signIn.access.unknown':
    'Cloudflare Access вас знает, но учётной записи здесь у вас нет. Попросите владельца пригласить вас.',
  'signIn.email': 'Электронная почта',
  'signIn.mail': 'Прислать ссылку',
  'signIn.mailed':
    'Если у {email} есть здесь учётная запись, ссылка уже в пути. Она действует один раз, 15 минут.',
  'signIn.hint':
    'Войти никак не получается? Тот, кто обслуживает этот Wayfelt, получит новую ссылку командой {link}; на своём компьютере её выводит и {start}.',

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
