export interface Mail {
  subject: string
  text: string
}

type Name = 'signIn' | 'invitation' | 'newPasskey' | 'newSite'

/** What a site is called stands in no subject: whoever names it would write the mail's first words. */
const WORDS: Record<'en' | 'pl' | 'ru', Record<Name, Mail>> = {
  en: {
    signIn: {
      subject: 'Your Wayfelt sign-in link',
      text: 'Sign in with this link, in the browser that asked for it. It works once, for 15 minutes:\n\n{link}\n\nIf you did not ask for it, ignore this mail.',
    },
    invitation: {
      subject: 'An invitation to Wayfelt',
      text: 'You are invited to see how customers of “{site}” felt at each step. This link signs you in. It works once, for seven days:\n\n{link}\n\nIf you do not know who invited you, ignore this mail.',
    },
    newPasskey: {
      subject: 'A new passkey for your Wayfelt account',
      text: 'The passkey “{name}” was added to an account of this address at {origin}.\n\nIf that was not you, ask for a link at {origin}/sign-in and remove it under Account.',
    },
    newSite: {
      subject: 'Your Wayfelt account sees another site',
      text: 'An account of this address now belongs to the site “{site}” at {origin}.\n\nIf that was not you, sign in at {origin}/sign-in by a link of your own: it ends what others have opened in your name.',
    },
  },
  pl: {
    signIn: {
      subject: 'Twój link do logowania w Wayfelt',
      text: 'Zaloguj się tym linkiem w przeglądarce, w której o niego prosisz. Działa raz, przez 15 minut:\n\n{link}\n\nJeśli to nie Ty o niego prosisz, nie musisz nic robić.',
    },
    invitation: {
      subject: 'Zaproszenie do Wayfelt',
      text: 'Zapraszamy do panelu, w którym widać, jak klienci „{site}” odczuli każdy krok. Ten link zaloguje Cię od razu. Działa raz, przez siedem dni:\n\n{link}\n\nJeśli nie wiesz, kto zaprasza, nie musisz nic robić.',
    },
    newPasskey: {
      subject: 'Nowy klucz dostępu do Twojego konta w Wayfelt',
      text: 'Do konta z tym adresem dodano klucz dostępu „{name}” ({origin}).\n\nJeśli to nie Ty, poproś o link na stronie {origin}/sign-in i usuń go w zakładce Konto.',
    },
    newSite: {
      subject: 'Twoje konto w Wayfelt widzi kolejny sklep',
      text: 'Konto z tym adresem należy teraz do sklepu „{site}” ({origin}).\n\nJeśli to nie Ty, zaloguj się własnym linkiem na stronie {origin}/sign-in: to zamknie wszystko, co inni otworzyli w Twoim imieniu.',
    },
  },
  ru: {
    signIn: {
      subject: 'Ваша ссылка для входа в Wayfelt',
      text: 'Войдите по этой ссылке в том браузере, в котором вы её запросили. Она действует один раз, 15 минут:\n\n{link}\n\nЕсли вы её не запрашивали, ничего делать не нужно.',
    },
    invitation: {
      subject: 'Приглашение в Wayfelt',
      text: 'Вас приглашают посмотреть, что чувствовали клиенты «{site}» на каждом шаге. По этой ссылке вы сразу войдёте. Она действует один раз, семь дней:\n\n{link}\n\nЕсли вы не знаете, кто приглашает, ничего делать не нужно.',
    },
    newPasskey: {
      subject: 'Новый ключ доступа к вашей учётной записи Wayfelt',
      text: 'К учётной записи с этим адресом добавлен ключ доступа «{name}» ({origin}).\n\nЕсли это были не вы, запросите ссылку на {origin}/sign-in и удалите его на странице учётной записи.',
    },
    newSite: {
      subject: 'Ваша учётная запись Wayfelt видит ещё один магазин',
      text: 'Учётная запись с этим адресом теперь относится к магазину «{site}» ({origin}).\n\nЕсли это были не вы, войдите по собственной ссылке на {origin}/sign-in: так закроется всё, что другие открыли от вашего имени.',
    },
  },
}

/** The mail with a sign-in link. @param lang an Accept-Language header or a language tag */
export function signInMail(link: string, lang: string): Mail {
  return fill(wordsFor(lang).signIn, { link })
}

/** The mail with an invitation to a site. @param lang an Accept-Language header or a language tag */
export function invitationMail(values: { link: string; site: string }, lang: string): Mail {
  return fill(wordsFor(lang).invitation, values)
}

/** The mail that tells of a new passkey. @param lang an Accept-Language header or a language tag */
export function newPasskeyMail(values: { name: string; origin: string }, lang: string): Mail {
  return fill(wordsFor(lang).newPasskey, values)
}

/** The mail that tells of a new site. @param lang an Accept-Language header or a language tag */
export function newSiteMail(values: { site: string; origin: string }, lang: string): Mail {
  return fill(wordsFor(lang).newSite, values)
}

function wordsFor(lang: string): Record<Name, Mail> {
  const wanted = lang.slice(0, 2).toLowerCase()
  return WORDS[wanted === 'pl' || wanted === 'ru' ? wanted : 'en']
}

/** A site's name is typed by people: a line break in it must not become a line of the mail. */
function fill({ subject, text }: Mail, values: Record<string, string>): Mail {
  const put = (words: string) =>
    words.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      (values[name] ?? '').replaceAll(/\p{Cc}+/gu, ' '),
    )
  return { subject, text: put(text) }
}
