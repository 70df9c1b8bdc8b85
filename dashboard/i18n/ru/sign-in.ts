import type { signIn as english } from '#dashboard/i18n/en/sign-in.ts'
import type { Slavic } from '#dashboard/i18n/catalog.ts'

export const signIn: Slavic<typeof english> = {
  'signIn.working': 'Выполняется вход…',
  'signIn.used.title': 'Эта ссылка больше не действует',
  'signIn.used.text':
    'Ссылка для входа действует один раз и недолго. Запустите {start} ещё раз или {link}, чтобы получить новую.',
  'signIn.none.title': 'Вы не вошли',
  'signIn.none.text':
    'Откройте ссылку для входа, которую {start} показала в терминале, или запустите {link}, чтобы получить новую.',
  'signIn.failed.title': 'Войти не удалось',
}
