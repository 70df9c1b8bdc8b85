interface Mail {
  subject: string
  text: string
}

interface Words {
  signIn: { subject: string; text: string }
  invitation: { subject: string; text: string }
}

const WORDS: Record<'en' | 'pl' | 'ru', Words> = {
  en: {
    signIn: {
      subject: 'Your Wayfelt sign-in link',
      text: 'Sign in with this link. It works once, for 15 minutes:\n\n{link}\n\nIf you did not ask for it, you need do nothing.',
    },
    invitation: {
      subject: 'You are invited to {site} on Wayfelt',
      text: 'You are invited to see how customers of {site} felt at each step. This link signs you in. It works once, for seven days:\n\n{link}',
    },
  },
  pl: {
    signIn: {
      subject: 'Twój link do logowania w Wayfelt',
      text: 'Zaloguj się tym linkiem. Działa raz, przez 15 minut:\n\n{link}\n\nJeśli to nie Ty o niego prosisz, nie musisz nic robić.',
    },
    invitation: {
      subject: 'Zaproszenie do {site} w Wayfelt',
      text: 'Zapraszamy do panelu, w którym widać, jak klienci {site} odczuli każdy krok. Ten link zaloguje Cię od razu. Działa raz, przez siedem dni:\n\n{link}',
    },
  },
  ru: {
    signIn: {
      subject: 'Ваша ссылка для входа в Wayfelt',
      text: 'Войдите по этой ссылке. Она действует один раз, 15 минут:\n\n{link}\n\nЕсли вы её не запрашивали, ничего делать не нужно.',
    },
    invitation: {
      subject: 'Приглашение в {site} в Wayfelt',
      text: 'Вас приглашают посмотреть, что чувствовали клиенты {site} на каждом шаге. По этой ссылке вы сразу войдёте. Она действует один раз, семь дней:\n\n{link}',
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

function wordsFor(lang: string): Words {
  const wanted = lang.slice(0, 2).toLowerCase()
  return WORDS[wanted === 'pl' || wanted === 'ru' ? wanted : 'en']
}

/** A site's name is typed by people: a line break in it must not become a header of the mail. */
function fill({ subject, text }: Mail, values: Record<string, string>): Mail {
  const put = (words: string) =>
    words.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      (values[name] ?? '').replaceAll(/\p{Cc}+/gu, ' '),
    )
  return { subject: put(subject), text: put(text) }
}
