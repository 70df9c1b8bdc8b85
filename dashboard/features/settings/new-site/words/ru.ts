import type { Slavic } from '#dashboard/kit/i18n/messages.ts'
import type { words as english } from './en.ts'

export const words: Slavic<typeof english> = {
  'newSite.title': 'Новый магазин',
  'newSite.lead':
    'У каждого магазина свои пути, люди, ключи и ответы. Владельцем нового будете вы.',
  'newSite.name.hint': 'Так магазин будет называть ваша команда.',
  'newSite.make': 'Создать магазин',
  'newSite.unproved':
    'Сначала подтвердите свой адрес: войдите по ссылке из письма, через Cloudflare Access или по ссылке из командной строки.',
}
