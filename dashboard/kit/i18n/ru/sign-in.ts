import type { signIn as english } from '#dashboard/kit/i18n/en/sign-in.ts'
import type { Slavic } from '#dashboard/kit/i18n/catalog.ts'

export const signIn: Slavic<typeof english> = {
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
}
